import type { Booked, BookRequest } from '../../booking/contract.ts';
import { alreadyBooked, holdExpired, petUnknown } from '../../booking/problems.ts';
import { policyVersion, pressAgainMinutes } from '../../booking/rules.ts';
import { lockAppointment, requestHeld, takeHeldAgain, type Consent, type StoredAppointment } from '../../booking/store.ts';
import { lockCalendars } from '../../calendar/store.ts';
import { openConsult } from '../../consult/store.ts';
import { isOverlap } from '../../database/connect.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { visitAccessEnd } from '../../identity/rules.ts';
import { openSession, sessionById, touchSession } from '../../identity/store.ts';
import { keepOwner, keepPet, ownerById, petOfOwner, sameEmail } from '../../people/store.ts';
import { after, minutes, type Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { badRequest, internal, notAllowed } from '../../shared/problem.ts';
import type { Caller, Scope } from '../../shared/scope.ts';
import { appointmentByReference } from '../../views/appointments.ts';
import { takersOf, timesNear } from '../../views/free-times.ts';
import { typeCode } from '../../views/offer.ts';
import { happened } from '../happened.ts';
import { callOutLater } from './escalate.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
}
type Draft = Extract<Caller, { kind: 'draft' }>;

/**
 * Turns the held time into a requested appointment with its owner, pet, consent and consult, and gives the page its appointment token.
 * A hold that ran out is taken again when its time is still free, otherwise `hold-expired`. Pressing again with the same details within
 * ten minutes gets the same appointment and a token of its own; other details get `already-booked`.
 */
export const book =
  ({ db, clock }: World) =>
  async (scope: Scope, request: BookRequest): Promise<Booked> => {
    const { caller } = scope;
    if (caller.kind !== 'draft') throw notAllowed();
    return transaction(db, async (tx) => {
      const now = clock();
      const held = await lockAppointment(tx, scope, caller.appointment);
      if (!held) throw holdExpired([]);
      if (held.status !== 'held') return pressedAgain(tx, scope, caller, held, request, now);
      if (held.heldUntil && held.heldUntil <= now) await takeAgain(tx, scope, held, now);

      const { owner, pet, told } = await whoAndWhom(tx, scope, caller, request);
      const { reason, place } = request;
      await requestHeld(tx, scope, held.id, { owner, pet, reason, place, consent: { ...request.consent, at: now.toISOString(), policyVersion, ...told }, policyVersion, now });
      const consult = newId();
      await openConsult(tx, scope, { id: consult, appointment: held.id, reference: held.reference });
      await shortenDraft(tx, scope, caller, now);
      const booked = await answer(tx, scope, held, owner, now);
      await callOutLater(tx, scope, { appointment: held.id, start: held.start, requestedAt: now });
      await happened(tx, { clinic: scope.clinic.id, consult, actor: { kind: 'owner', id: owner }, type: 'appointment.requested', data: { appointment: held.id, reference: held.reference } });
      return booked;
    });
  };

/** Whose booking it is and which animal's, and what was told of both for this visit: typed, or known of who signed in by code. */
async function whoAndWhom(tx: Tx, scope: Scope, caller: Draft, request: BookRequest): Promise<{ owner: string; pet: string; told: Pick<Consent, 'name' | 'phone' | 'pet'> }> {
  const known = caller.owner ? await ownerById(tx, scope, caller.owner) : undefined;
  const owner = request.owner ? await keepOwner(tx, scope, request.owner, request.locale) : known;
  if (!owner) throw badRequest([{ path: 'owner', message: 'Say how the owner is reached' }]);
  const { name, phone } = request.owner ? { name: request.owner.name, phone: request.owner.phone ?? null } : owner;
  if (request.knownPet) {
    // Only who proved the address may name a pet instead of describing it, and only for that owner.
    const pet = known?.id === owner.id ? await petOfOwner(tx, scope, known.id, request.knownPet) : undefined;
    if (!pet) throw petUnknown();
    const { id, owner: _owner, ...facts } = pet;
    return { owner: owner.id, pet: id, told: { name, phone, pet: facts } };
  }
  if (!request.pet) throw badRequest([{ path: 'pet', message: 'Say which pet it is' }]);
  return { owner: owner.id, pet: (await keepPet(tx, scope, owner.id, request.pet)).id, told: { name, phone, pet: request.pet } };
}

/** The ten minutes are over, but nobody has come for the time: it is still theirs, if it can be booked at all. */
async function takeAgain(tx: Tx, scope: Scope, held: StoredAppointment, now: Date): Promise<void> {
  const { clinic } = scope;
  const { start, practitioner, modality, id } = held;
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

/** The first answer may have been lost on the way. Who sends other details is told that it is done. */
async function pressedAgain(tx: Tx, scope: Scope, caller: Draft, booked: StoredAppointment, request: BookRequest, now: Date): Promise<Booked> {
  const owner = booked.owner ? await ownerById(tx, scope, booked.owner) : undefined;
  const said = booked.consent;
  const sameOwner = owner && said && (request.owner ? owner.email === sameEmail(request.owner.email) && said.name === request.owner.name : owner.id === caller.owner);
  const samePet = request.knownPet ? await isPetOf(tx, scope, booked, request.knownPet) : said?.pet.name === request.pet?.name;
  const same = sameOwner && samePet;
  if (!same || (booked.status !== 'requested' && booked.status !== 'confirmed')) throw alreadyBooked(booked.reference);
  return answer(tx, scope, booked, owner.id, now);
}

async function isPetOf(tx: Tx, scope: Scope, { reference, owner }: StoredAppointment, pet: string): Promise<boolean> {
  if (!owner) return false;
  const booked = await appointmentByReference(tx, { clinic: scope.clinic, caller: { kind: 'owner', session: '', owner } }, reference);
  return booked?.pet?.id === pet;
}

async function answer(tx: Tx, scope: Scope, { id, reference, end }: StoredAppointment, owner: string, now: Date): Promise<Booked> {
  const expiresAt = visitAccessEnd(end);
  const session = await openSession(tx, scope, { kind: 'appointment', appointment: id, owner, now, expiresAt });
  const caller: Caller = { kind: 'appointment', session: session.id, appointment: id, owner };
  const appointment = await appointmentByReference(tx, { clinic: scope.clinic, caller }, reference);
  if (!appointment) throw internal(new Error('a booked appointment cannot be read'));
  return { appointment, token: session.token, expiresAt: expiresAt.toISOString() };
}

/** The draft token has done its work; it stays a little for a page that did not get the answer. */
async function shortenDraft(tx: Tx, scope: Scope, caller: Draft, now: Date): Promise<void> {
  const draft = await sessionById(tx, scope, caller.session);
  const soon = after(now, minutes(pressAgainMinutes));
  if (draft && draft.expiresAt > soon) await touchSession(tx, draft, now, soon);
}
