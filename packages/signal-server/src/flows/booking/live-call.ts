import type { Booked } from '../../booking/contract.ts';
import type { LiveCallOffer, LiveCallQuery, Wait } from '../../booking/on-demand.contract.ts';
import type { LiveCallRequest } from '../../booking/live-call.contract.ts';
import { alreadyBooked, emergencyNow, liveCallsOff, nobodyOnDuty } from '../../booking/problems.ts';
import { policyVersion } from '../../booking/rules.ts';
import { waitOf } from '../../booking/rules/wait.ts';
import { lockAppointment, type StoredAppointment } from '../../booking/store.ts';
import { addPets, insertLiveCall } from '../../booking/store.unassigned.ts';
import { openConsult } from '../../consult/store.ts';
import type { Sql } from '../../database/connect.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { after, minutes, type Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { notFound, Problem } from '../../shared/problem.ts';
import type { ClinicRef, Scope } from '../../shared/scope.ts';
import { bookingSettings } from '../../views/booking-settings.ts';
import { kindOf, onDutyNow, recentCalls, waitingList } from '../../views/on-duty.ts';
import { appointmentByReference } from '../../views/appointments.ts';
import { agreementAtBooking, keepAgreement } from '../consent/given.ts';
import { happened } from '../happened.ts';
import { callOutUnclaimed } from './escalate.ts';
import { takerOf } from './not-too-many.ts';
import { bookedAnswer, isSame, partiesOf } from './parties.ts';
import { keepReading, readReason, type Assess } from './reading.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly assess: Assess;
  readonly keys: Keys;
}

/** Whether a live call of this kind can be had now, and how long whoever asks now would wait. */
export const liveCallOffer =
  ({ db: { sql }, clock }: Omit<World, 'assess' | 'keys'>) =>
  async ({ clinic }: Scope, { type }: LiveCallQuery): Promise<LiveCallOffer> => {
    const now = clock();
    const kind = await kindOf(sql, clinic, { type });
    const { liveCalls } = await bookingSettings(sql, { clinic });
    const duty = liveCalls && kind ? await onDutyNow(sql, clinic, type, now).catch(notByVideo) : undefined;
    if (!kind || !duty) return { standing: 'off', waiting: 0, minutes: null };
    const list = await waitingList(sql, clinic, kind.role);
    if (!duty.people.length) return { standing: 'nobody-on-duty', waiting: list.length, minutes: null };
    const minutes = waitOf({ ahead: list.length, onDuty: duty.people, recent: await recentCalls(sql, clinic, kind.role, now), now: now.getTime() });
    return { standing: 'open', waiting: list.length, minutes: minutes ?? null };
  };

const notByVideo = (error: unknown): undefined => {
  if (!(error instanceof Problem)) throw error;
};

/**
 * Puts an owner into the waiting list: the visit exists with pet, consent and room, and nobody has it yet. Sending the same again gets the
 * same visit. Refuses with `too-many-from-here`, `live-calls-off`, `nobody-on-duty`, `emergency-now`.
 */
export const liveCall =
  ({ db, clock, assess, keys }: World) =>
  async (scope: Scope, request: LiveCallRequest, from?: string): Promise<Booked> =>
    transaction(db, async (tx) => {
      const now = clock();
      const { clinic, caller } = scope;
      const known = caller.kind === 'owner' ? caller.owner : undefined;
      // Two presses at once: the second one waits here and finds what the first one made.
      await tx`select pg_advisory_xact_lock(hashtextextended(${request.id}, 50))`;
      const made = await lockAppointment(tx, scope, request.id);
      if (made) return again(tx, scope, known, made, request, now);
      if (!(await bookingSettings(tx, scope)).liveCalls) throw liveCallsOff();
      const { typeId, durationMin, people } = await onDutyNow(tx, clinic, request.type, now);
      if (!people.length) throw nobodyOnDuty();
      const taker = await takerOf(tx, keys, scope, { from, to: 'call', now });

      const parties = await partiesOf(tx, scope, known, request);
      const { owner, pet, others, told } = parties;
      const reading = await readReason(tx, scope, assess, request, parties, now);
      if (reading.urgency === 'emergency') throw emergencyNow();
      const agreement = await agreementAtBooking(tx, scope, 'video', request);
      const { id, reason, place } = request;
      const end = after(now, minutes(durationMin));
      const consent = { telehealth: true, privacy: true, at: now.toISOString(), policyVersion, ...told } as const;
      const reference = await insertLiveCall(tx, scope, { id, type: typeId, modality: 'video', owner, pet, reason, place, consent, policyVersion, now, end, taker });
      await addPets(tx, scope, id, others);
      const consult = newId();
      await openConsult(tx, scope, { id: consult, appointment: id, reference });
      const by = { kind: 'owner', id: owner } as const;
      await keepReading(tx, scope, reading, { appointment: id, parties, by, now });
      const answer = await bookedAnswer(tx, scope, { id, reference, end }, owner, now);
      await callOutUnclaimed(tx, scope, { appointment: id, start: now, since: now, onDemand: true });
      if (agreement) await keepAgreement(tx, scope, { agreement, appointment: id, consult, given: 'booking', owner, name: told.name, place, sms: told.sms !== undefined, now });
      await happened(tx, { clinic: clinic.id, consult, actor: by, type: 'appointment.waiting', data: { appointment: id, reference } });
      return answer;
    });

async function again(tx: Tx, scope: Scope, known: string | undefined, made: StoredAppointment, request: LiveCallRequest, now: Date): Promise<Booked> {
  const open = made.status === 'unassigned' || made.status === 'confirmed';
  if (!made.onDemand || !open || !made.owner || !(await isSame(tx, scope, known, made, request))) throw alreadyBooked(made.reference);
  return bookedAnswer(tx, scope, made, made.owner, now);
}

/** Place and time of an unassigned consult. @throws Problem `not-found` where somebody has it already, or it is over. */
export const waitFor =
  ({ db: { sql }, clock }: Omit<World, 'assess' | 'keys'>) =>
  async (scope: Scope, reference: string): Promise<Wait> => {
    const now = clock();
    const appointment = await appointmentByReference(sql, scope, reference);
    if (appointment?.status !== 'unassigned') throw notFound();
    const kind = await kindOf(sql, scope.clinic, { type: appointment.type.code });
    return place(sql, scope.clinic, { reference, type: appointment.type.code, role: kind?.role ?? 'vet', now });
  };

async function place(sql: Sql, clinic: ClinicRef, { reference, type, role, now }: { reference: string; type: string; role: string; now: Date }): Promise<Wait> {
  const list = await waitingList(sql, clinic, role);
  const index = list.findIndex((one) => one.reference === reference);
  const ahead = Math.max(0, index);
  const people = (await onDutyNow(sql, clinic, type, now).catch(notByVideo))?.people ?? [];
  const minutes = waitOf({ ahead, onDuty: people, recent: await recentCalls(sql, clinic, role, now), now: now.getTime() });
  return { place: ahead + 1, minutes: minutes ?? null, onDuty: people.length > 0, escalated: list[index]?.escalated ?? false };
}
