import * as v from 'valibot';
import type { Appointment } from '../../booking/contract.ts';
import { escalateAt, unclaimedAt } from '../../booking/rules.ts';
import { lockAppointment, moveAppointment, setEscalated, type StoredAppointment } from '../../booking/store.ts';
import { clinicById, refOf } from '../../clinics/store.ts';
import { consultByReference } from '../../consult/store.ts';
import { enqueue, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { Problem } from '../../shared/problem.ts';
import type { ClinicRef } from '../../shared/scope.ts';
import { appointmentById } from '../../views/appointments.ts';
import { bookingSettings } from '../../views/booking-settings.ts';
import { happened } from '../happened.ts';
import { firstFree, lockedTakers } from './first-free.ts';

export const escalateJob = 'escalate';
const Payload = v.object({ clinic: v.string(), appointment: v.string(), start: v.string() });

/** Sets the job that calls a request out when nobody has confirmed it by then. It does nothing once the request is answered or moved. */
export async function callOutLater(
  tx: Tx,
  scope: { readonly clinic: { readonly id: string } },
  { appointment, start, requestedAt }: { appointment: string; start: Date; requestedAt: Date },
): Promise<void> {
  const runAt = escalateAt({ requestedAt, start }, await bookingSettings(tx, scope));
  await enqueue(tx, { clinic: scope.clinic.id, kind: escalateJob, payload: { clinic: scope.clinic.id, appointment, start: start.toISOString() }, runAt });
}

/** The same for what nobody has: a live call, or a visit that was given back. It does nothing once somebody has claimed it. */
export async function callOutUnclaimed(
  tx: Tx,
  scope: { readonly clinic: { readonly id: string } },
  { appointment, ...waits }: { appointment: string; start: Date; since: Date; onDemand: boolean },
): Promise<void> {
  const runAt = unclaimedAt(waits, await bookingSettings(tx, scope));
  await enqueue(tx, { clinic: scope.clinic.id, kind: escalateJob, payload: { clinic: scope.clinic.id, appointment, start: waits.start.toISOString() }, runAt });
}

/**
 * The job `escalate`: manager and front desk are told that nobody has confirmed a request, or claimed what nobody has. Where the clinic
 * wants it, another free practitioner of the same role gets the request. Confirming and claiming stay possible.
 */
export const escalate =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (job: Job): Promise<void> => {
    const asked = v.parse(Payload, job.payload);
    await transaction(db, async (tx) => {
      const stored = await clinicById(tx, asked.clinic);
      if (!stored) return;
      const clinic = refOf(stored);
      const scope = { clinic };
      const waiting = await lockAppointment(tx, scope, asked.appointment);
      const open = waiting?.status === 'requested' || waiting?.status === 'unassigned';
      if (!waiting || !open || waiting.escalatedAt || waiting.start.toISOString() !== asked.start) return;
      const now = clock();
      const { reassign } = await bookingSettings(tx, scope);
      const to = reassign && waiting.status === 'requested' ? await handOn(tx, clinic, waiting, now).catch(nobody) : undefined;
      await setEscalated(tx, scope, waiting.id, now);
      const consult = (await consultByReference(tx, scope, waiting.reference))?.id;
      const about = { clinic: clinic.id, consult, actor: { kind: 'system' } as const };
      const which = { appointment: waiting.id, reference: waiting.reference };
      await happened(tx, { ...about, type: waiting.status === 'unassigned' ? 'appointment.unclaimed' : 'appointment.escalated', data: which });
      if (to && waiting.practitioner) await happened(tx, { ...about, type: 'appointment.reassigned', data: { ...which, from: waiting.practitioner, to } });
    });
  };

/** A kind of visit that the clinic no longer offers is nobody's to take over: the desk is told all the same. */
const nobody = (error: unknown): undefined => {
  if (!(error instanceof Problem)) throw error;
};

/** Gives a request to whoever else could take it at its time; gives that person, if there is one. */
async function handOn(tx: Tx, clinic: ClinicRef, waiting: StoredAppointment, now: Date): Promise<string | undefined> {
  const { id, start, end, practitioner } = waiting;
  const found = await appointmentById(tx, clinic, id);
  if (!found || start <= now) return undefined;
  const wanted: Pick<Appointment, 'modality'> & { type: string } = { type: found.type.code, modality: found.modality };
  const { people } = await lockedTakers(tx, { clinic }, { now, start, except: id, atOnce: true }, wanted);
  const others = people.filter((one) => one.practitioner !== practitioner);
  return firstFree(tx, { clinic }, { people: others, start, end, now }, async (inner, to) => {
    await moveAppointment(inner, { clinic }, id, { to: 'requested', practitioner: to.practitioner, start, end, busyUntil: to.busyUntil, now });
    return to.practitioner;
  });
}
