import type { Appointment } from '../../booking/contract.ts';
import { calendarConflict, claimedAlready, notYours, wrongStatus } from '../../booking/problems.ts';
import { judgeRelease } from '../../booking/rules.ts';
import { lockByReference, freeLapsedHolds, type StoredAppointment } from '../../booking/store.ts';
import { claimAppointment, conflictOf, unassign } from '../../booking/store.unassigned.ts';
import { calendarOf, lockCalendars } from '../../calendar/store.ts';
import { consultByReference } from '../../consult/store.ts';
import { isOverlap } from '../../database/connect.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { visitAccessEnd } from '../../identity/rules.ts';
import { extendAppointmentAccess } from '../../identity/store.ts';
import { after, minutes } from '../../shared/clock.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { appointmentByReference } from '../../views/appointments.ts';
import { kindOf } from '../../views/on-duty.ts';
import { happened } from '../happened.ts';
import type { BookingWorld } from './change.ts';
import { callOutUnclaimed } from './escalate.ts';

/**
 * Somebody of the right role takes an unassigned consult: a live call from now on, a visit that was given back at its booked time. Of many
 * who press at once one has it, the others are told who (`claimed-already`). An overlapping booking of theirs refuses with
 * `calendar-conflict`, and nothing is written.
 */
export const claim =
  ({ db, clock }: BookingWorld) =>
  async (scope: Scope, reference: string): Promise<Appointment> =>
    transaction(db, async (tx) => {
      const { caller, clinic } = scope;
      if (caller.kind !== 'staff') throw notAllowed();
      const now = clock();
      const waiting = await lockByReference(tx, scope, reference);
      const seen = waiting && (await appointmentByReference(tx, scope, reference));
      if (!waiting || !seen) throw notFound();
      if (waiting.practitioner === caller.staff && waiting.status === 'confirmed') return seen;
      if (waiting.status === 'requested' || waiting.status === 'confirmed') throw claimedAlready(seen.practitioner?.name ?? 'Somebody');
      if (waiting.status !== 'unassigned') throw wrongStatus('This visit is no longer waiting.');
      const kind = await kindOf(tx, clinic, { typeId: waiting.type });
      if (kind?.role !== caller.role) throw notYours(`This consult is for a ${kind?.role ?? 'vet'}.`);

      const { start, end } = timeOf(waiting, now);
      await lockCalendars(tx, scope, [caller.staff]);
      const bufferMin = (await calendarOf(tx, scope, caller.staff))?.hours.bufferMin ?? 0;
      const time = { practitioner: caller.staff, start, end, busyUntil: after(end, minutes(bufferMin)), now };
      await freeLapsedHolds(tx, scope, time);
      await take(tx, scope, waiting, time);
      await extendAppointmentAccess(tx, scope, waiting.id, { until: visitAccessEnd(end), now });
      const consult = (await consultByReference(tx, scope, reference))?.id;
      await happened(tx, { clinic: clinic.id, consult, actor: { kind: 'staff', id: caller.staff }, type: 'appointment.claimed', data: { appointment: waiting.id, reference, by: caller.staff } });
      return (await appointmentByReference(tx, scope, reference))!;
    });

/** A live call begins when it is claimed; a booked time that is not over stays. */
function timeOf({ onDemand, start, end }: StoredAppointment, now: Date): { start: Date; end: Date } {
  if (!onDemand && end > now) return { start, end };
  return { start: now, end: new Date(now.getTime() + end.getTime() - start.getTime()) };
}

async function take(tx: Tx, scope: Scope, { id }: StoredAppointment, time: Parameters<typeof claimAppointment>[3]): Promise<void> {
  try {
    await tx.savepoint((inner) => claimAppointment(inner, scope, id, time));
  } catch (error) {
    if (!isOverlap(error)) throw error;
    const other = await conflictOf(tx, scope, time);
    throw calendarConflict(other ?? { reference: null, start: time.start, end: time.end });
  }
}

/** Its practitioner (or a manager) gives an appointment back: nobody has it, reference and link stay, the owner is told. */
export const giveBack =
  ({ db, clock }: BookingWorld) =>
  async (scope: Scope, reference: string): Promise<Appointment> =>
    transaction(db, async (tx) => {
      const { caller, clinic } = scope;
      if (caller.kind !== 'staff') throw notAllowed();
      const now = clock();
      const movable = await lockByReference(tx, scope, reference);
      if (!movable) throw notFound();
      const consult = await consultByReference(tx, scope, reference);
      const verdict = judgeRelease({ ...movable, begun: consult !== undefined && consult.state !== 'waiting' }, caller, now);
      if (verdict.kind === 'refused') throw verdict.code === 'not-yours' ? notYours(verdict.detail) : wrongStatus(verdict.detail);
      if (verdict.kind === 'go' && movable.practitioner) {
        await unassign(tx, scope, movable.id, now);
        await callOutUnclaimed(tx, scope, { appointment: movable.id, start: movable.start, since: now, onDemand: movable.onDemand });
        const data = { appointment: movable.id, reference, previous: movable.practitioner };
        await happened(tx, { clinic: clinic.id, consult: consult?.id, actor: { kind: 'staff', id: caller.staff }, type: 'appointment.released', data });
      }
      const seen = await appointmentByReference(tx, scope, reference);
      if (!seen) throw notFound();
      return seen;
    });
