import type { Appointment, RescheduleRequest } from '../../booking/contract.ts';
import { notYours, slotPast, slotTaken, slotUnknown, tooLateToChange, wrongStatus } from '../../booking/problems.ts';
import { freeUntil, judgeMove, type MoveVerdict } from '../../booking/rules.ts';
import { lockByReference, moveAppointment, type StoredAppointment } from '../../booking/store.ts';
import type { Slot } from '../../calendar/contract.ts';
import { consultByReference } from '../../consult/store.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { visitAccessEnd } from '../../identity/rules.ts';
import { extendAppointmentAccess } from '../../identity/store.ts';
import { after, days, minutes } from '../../shared/clock.ts';
import { notFound } from '../../shared/problem.ts';
import { ownerOf, type Scope } from '../../shared/scope.ts';
import { standingOf } from '../../triage/store.ts';
import { appointmentByReference } from '../../views/appointments.ts';
import { furthest, timesNear } from '../../views/free-times.ts';
import { typeCode, type Wanted } from '../../views/offer.ts';
import { termsOf } from '../../views/terms.ts';
import { happened } from '../happened.ts';
import { actorOf, type BookingWorld } from './change.ts';
import { callOutLater } from './escalate.ts';
import { firstFree, lockedTakers } from './first-free.ts';
import { standingUrgency } from './reading.ts';
import { refuseTooUrgent } from './urgency.ts';

/**
 * Moves an appointment to another free time. Reference, consult and all that was said stay; the other side is told. Refuses with
 * `slot-taken`, `slot-past` or `slot-unknown`, each with times that are free now, and leaves everything as it was.
 */
export const reschedule =
  ({ db, clock }: BookingWorld) =>
  async (scope: Scope, reference: string, request: RescheduleRequest): Promise<Appointment> =>
    transaction(db, async (tx) => {
      const now = clock();
      const seen = await appointmentByReference(tx, scope, reference);
      const movable = seen && (await lockByReference(tx, scope, reference));
      if (!movable) throw notFound();
      const consult = await consultByReference(tx, scope, reference);
      const booked = await termsOf(tx, scope, movable.id);
      const verdict = judgeMove({ ...movable, begun: consult !== undefined && consult.state !== 'waiting' }, scope.caller, now, booked);
      if (verdict.kind === 'refused') throw refusal(verdict, freeUntil(movable, booked) ?? movable.start);

      const start = new Date(request.start);
      const told = (await standingOf(tx, scope, [reference])).get(reference);
      if (told) await refuseTooUrgent(tx, scope, standingUrgency(told), { type: await typeCode(tx, scope.clinic, movable.type), modality: movable.modality, start }, now);
      const same = start.getTime() === movable.start.getTime() && (request.practitioner ?? movable.practitioner) === movable.practitioner;
      if (!same) {
        const moved = await take(tx, scope, movable, { request, start, now, to: verdict.to });
        await extendAppointmentAccess(tx, scope, movable.id, { until: visitAccessEnd(moved.end), now });
        if (verdict.to === 'requested') await callOutLater(tx, scope, { appointment: movable.id, start, requestedAt: now });
        const data = {
          appointment: movable.id,
          reference,
          by: ownerOf(scope.caller) ? ('owner' as const) : ('staff' as const),
          from: movable.start.toISOString(),
          to: start.toISOString(),
          ...(movable.practitioner === null || moved.practitioner === movable.practitioner ? {} : { previous: movable.practitioner }),
        };
        await happened(tx, { clinic: scope.clinic.id, consult: consult?.id, actor: actorOf(scope), type: 'appointment.rescheduled', data });
      }
      const after = await appointmentByReference(tx, scope, reference);
      if (!after) throw notFound();
      return after;
    });

function refusal({ code, detail }: Extract<MoveVerdict, { kind: 'refused' }>, until: Date): Error {
  if (code === 'not-yours') return notYours(detail);
  return code === 'wrong-status' ? wrongStatus(detail) : tooLateToChange(until);
}

interface Wish {
  readonly request: RescheduleRequest;
  readonly start: Date;
  readonly now: Date;
  readonly to: 'requested' | 'confirmed';
}

/** Takes the new time for it, with the same person where possible. The old time is never in its way, and is kept until the new one is had. */
async function take(tx: Tx, scope: Scope, movable: StoredAppointment, { request, start, now, to }: Wish): Promise<{ practitioner: string; end: Date }> {
  const { clinic } = scope;
  const wanted: Wanted = { type: await typeCode(tx, clinic, movable.type), modality: movable.modality, practitioner: request.practitioner };
  const refuse = async (problem: (slots: Slot[]) => Error) => problem(await timesNear(tx, { clinic, now, start }, wanted));
  if (start <= now) throw await refuse(slotPast);
  if (start > after(now, days(furthest))) throw await refuse(slotUnknown);

  const takers = await lockedTakers(tx, scope, { now, start, except: movable.id, atOnce: scope.caller.kind === 'staff' }, wanted);
  if (takers.standing === 'never') throw await refuse(slotUnknown);
  if (takers.standing === 'too-late') throw await refuse(slotPast);

  const end = after(start, minutes(takers.durationMin));
  const sameFirst = [...takers.people].sort((a, b) => Number(b.practitioner === movable.practitioner) - Number(a.practitioner === movable.practitioner));
  const moved = await firstFree(tx, scope, { people: sameFirst, start, end, now }, async (inner, { practitioner, busyUntil }) => {
    await moveAppointment(inner, scope, movable.id, { to, practitioner, start, end, busyUntil, now });
    return { practitioner, end };
  });
  if (moved) return moved;
  throw await refuse(slotTaken);
}
