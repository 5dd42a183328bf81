import type { Booked, BookRequest } from '../../booking/contract.ts';
import { alreadyBooked, holdExpired } from '../../booking/problems.ts';
import { pressAgainMinutes } from '../../booking/rules.ts';
import { lockAppointment, takeHeldAgain, type StoredAppointment } from '../../booking/store.ts';
import { lockCalendars } from '../../calendar/store.ts';
import { isOverlap } from '../../database/connect.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { sessionById, touchSession } from '../../identity/store.ts';
import { after, minutes, type Clock } from '../../shared/clock.ts';
import { notAllowed } from '../../shared/problem.ts';
import type { Caller, Scope } from '../../shared/scope.ts';
import { takersOf, timesNear } from '../../views/free-times.ts';
import { typeCode } from '../../views/offer.ts';
import { agreementAtBooking, keepAgreement } from '../consent/given.ts';
import { happened } from '../happened.ts';
import { bookedAnswer, isSame, partiesOf } from './parties.ts';
import { readReason, type Assess } from './reading.ts';
import { refuseTooUrgent } from './urgency.ts';
import { writeBooking } from './write-booking.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly assess: Assess;
}
type Draft = Extract<Caller, { kind: 'draft' }>;

/**
 * Turns the held time into a requested appointment with its owner, pet, consent and consult, and gives the page its appointment token.
 * A hold that ran out is taken again when its time is still free, otherwise `hold-expired`. What was told goes through the rules of triage:
 * `too-urgent` or `emergency-now` where the time does not suit it. Pressing again with the same details within ten minutes gets the same
 * appointment and a token of its own; other details get `already-booked`.
 */
export const book =
  ({ db, clock, assess }: World) =>
  async (scope: Scope, request: BookRequest): Promise<Booked> => {
    const { caller } = scope;
    if (caller.kind !== 'draft') throw notAllowed();
    return transaction(db, async (tx) => {
      const now = clock();
      const held = await lockAppointment(tx, scope, caller.appointment);
      if (!held) throw holdExpired([]);
      if (held.status !== 'held') return pressedAgain(tx, scope, caller, held, request, now);
      if (held.heldUntil && held.heldUntil <= now) await takeAgain(tx, scope, held, now);

      const parties = await partiesOf(tx, scope, caller.owner, request);
      const { owner } = parties;
      const reading = await readReason(tx, scope, assess, request, parties, now);
      await refuseTooUrgent(tx, scope, reading.urgency, { type: await typeCode(tx, scope.clinic, held.type), modality: held.modality, start: held.start }, now);
      const by = { kind: 'owner', id: owner } as const;
      const agreement = await agreementAtBooking(tx, scope, held.modality, request);
      const consult = await writeBooking(tx, scope, { held, request, parties, reading, by, now });
      await shortenDraft(tx, scope, caller, now);
      const booked = await bookedAnswer(tx, scope, held, owner, now);
      if (agreement) await keepAgreement(tx, scope, { agreement, appointment: held.id, consult, given: 'booking', owner, name: parties.told.name, place: request.place, sms: parties.told.sms !== undefined, now });
      await happened(tx, { clinic: scope.clinic.id, consult, actor: by, type: 'appointment.requested', data: { appointment: held.id, reference: held.reference } });
      return booked;
    });
  };

/** The ten minutes are over, but nobody has come for the time: it is still theirs, if it can be booked at all. */
export async function takeAgain(tx: Tx, scope: Scope, held: StoredAppointment, now: Date): Promise<void> {
  const { clinic } = scope;
  const { start, practitioner, modality, id } = held;
  if (practitioner === null) throw holdExpired([]);
  await lockCalendars(tx, scope, [practitioner]);
  const wanted = { type: await typeCode(tx, clinic, held.type), modality, practitioner };
  const refuse = async () => holdExpired(await timesNear(tx, { clinic, now, start }, { type: wanted.type, modality }));
  const { people, durationMin } = await takersOf(tx, { clinic, now, start, except: id }, wanted);
  const [free] = people;
  if (!free) throw await refuse();
  try {
    await tx.savepoint((inner) => takeHeldAgain(inner, scope, id, after(start, minutes(durationMin + free.bufferMin))));
  } catch (error) {
    throw isOverlap(error) ? await refuse() : error;
  }
}

/** Who sends other details than those that were booked is told that it is done. */
async function pressedAgain(tx: Tx, scope: Scope, caller: Draft, booked: StoredAppointment, request: BookRequest, now: Date): Promise<Booked> {
  const open = booked.status === 'requested' || booked.status === 'confirmed';
  if (!open || !booked.owner || !(await isSame(tx, scope, caller.owner, booked, request))) throw alreadyBooked(booked.reference);
  return bookedAnswer(tx, scope, booked, booked.owner, now);
}

/** The draft token has done its work; it stays a little for a page that did not get the answer. */
async function shortenDraft(tx: Tx, scope: Scope, caller: Draft, now: Date): Promise<void> {
  const draft = await sessionById(tx, scope, caller.session);
  const soon = after(now, minutes(pressAgainMinutes));
  if (draft && draft.expiresAt > soon) await touchSession(tx, draft, now, soon);
}
