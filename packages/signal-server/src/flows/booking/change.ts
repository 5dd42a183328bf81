import type { Appointment } from '../../booking/contract.ts';
import { notYours, wrongStatus } from '../../booking/problems.ts';
import { judge, type Act } from '../../booking/rules.ts';
import { lockByReference, secondsToConfirm, setStatus } from '../../booking/store.ts';
import { noteConfirmed } from '../../calendar/store.ts';
import { consultByReference } from '../../consult/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { EventData } from '../../shared/event-types.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import { ownerOf, type Scope } from '../../shared/scope.ts';
import { appointmentByReference } from '../../views/appointments.ts';
import type { Signaling } from '../consult/signaling.ts';
import { happened } from '../happened.ts';

export interface BookingWorld {
  readonly db: Database;
  readonly clock: Clock;
}

/** Of what closes a visit for good. */
export interface ClosingWorld extends BookingWorld {
  readonly signaling: Pick<Signaling, 'remove'>;
}

type Told = 'appointment.confirmed' | 'appointment.declined' | 'appointment.cancelled';

interface Step<Type extends Told> {
  readonly act: Act;
  readonly closedReason?: string | undefined;
  readonly type: Type;
  /** What the event says beside the appointment. */
  readonly more: Omit<EventData[Type], 'appointment' | 'reference'>;
  /** Whoever waits in the lobby is sent out: nobody comes any more. */
  readonly signaling?: Pick<Signaling, 'remove'>;
}

/** What confirming, declining and cancelling have in common: lock, judge, write, tell. What is so already stays so and tells nobody twice. */
export async function change<Type extends Told>({ db, clock }: BookingWorld, scope: Scope, reference: string, step: Step<Type>): Promise<Appointment> {
  let closed: string | undefined;
  const appointment = await transaction(db, async (tx) => {
    const now = clock();
    const found = await appointmentByReference(tx, scope, reference);
    const standing = found && (await lockByReference(tx, scope, reference));
    if (!standing) throw notFound();
    const verdict = judge(step.act, standing, scope.caller, now);
    if (verdict.kind === 'refused') throw verdict.code === 'not-yours' ? notYours(verdict.detail) : wrongStatus(verdict.detail);
    if (verdict.kind === 'go') {
      await setStatus(tx, scope, standing.id, { to: verdict.to, closedReason: step.closedReason, now });
      const waited = verdict.to === 'confirmed' ? await secondsToConfirm(tx, scope, standing.id) : undefined;
      if (waited !== undefined && standing.practitioner) await noteConfirmed(tx, scope, standing.practitioner, waited);
      const consult = await consultByReference(tx, scope, reference);
      const data = { appointment: standing.id, reference, ...step.more } as EventData[Type];
      await happened(tx, { clinic: scope.clinic.id, consult: consult?.id, actor: actorOf(scope), type: step.type, data, at: now });
      closed = consult?.id;
    }
    const after = await appointmentByReference(tx, scope, reference);
    if (!after) throw notFound();
    return after;
  });
  // After the commit: whoever is sent out and asks again finds the visit closed.
  if (closed) await step.signaling?.remove(closed);
  return appointment;
}

/** Who does it, as the event keeps it. */
export function actorOf({ caller }: Scope) {
  const owner = ownerOf(caller);
  if (owner) return { kind: 'owner', id: owner } as const;
  if (caller.kind === 'staff') return { kind: 'staff', id: caller.staff } as const;
  throw notAllowed();
}
