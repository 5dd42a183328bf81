import type { Booked, BookRequest } from '../../booking/contract.ts';
import { petUnknown } from '../../booking/problems.ts';
import type { Consent, StoredAppointment } from '../../booking/store.ts';
import type { Tx } from '../../database/transaction.ts';
import { visitAccessEnd } from '../../identity/rules.ts';
import { openSession } from '../../identity/store.ts';
import { keepOwner, keepPet, ownerById, petOfOwner } from '../../people/store.ts';
import type { Pet } from '../../people/contract.ts';
import { badRequest, internal } from '../../shared/problem.ts';
import type { Caller, Scope } from '../../shared/scope.ts';
import { appointmentByReference } from '../../views/appointments.ts';
import { addressOf, isKnownBy, numberOf } from './reach.ts';

/** Whose booking it is and which animals', and what was told of them for this visit. */
export interface Parties {
  readonly owner: string;
  readonly pet: string;
  readonly others: readonly { readonly id: string; readonly told: Pet; readonly answers?: BookRequest['answers'] }[];
  readonly told: Pick<Consent, 'name' | 'phone' | 'sms' | 'pet'>;
}

/** Owner and animals: typed, or known of `knownOwner`, who has proven the address by a code. @throws Problem `pet-unknown`, `phone-odd`. */
export async function partiesOf(tx: Tx, scope: Scope, knownOwner: string | undefined, request: BookRequest): Promise<Parties> {
  const known = knownOwner ? await ownerById(tx, scope, knownOwner) : undefined;
  const typed = request.owner && { name: request.owner.name, phone: request.owner.phone, ...(await addressOf(tx, scope, request.owner)) };
  const owner = typed ? await keepOwner(tx, scope, typed, request.locale) : known;
  if (!owner) throw badRequest([{ path: 'owner', message: 'Say how the owner is reached' }]);
  const { name, phone } = request.owner ? { name: request.owner.name, phone: request.owner.phone ?? null } : owner;
  const sms = request.consent.sms ? { sms: await numberOf(tx, scope, phone ?? owner.mobile) } : {};

  const find = async (wanted: Pet | { readonly knownPet: string }) => {
    if (!('knownPet' in wanted)) return { id: (await keepPet(tx, scope, owner.id, wanted)).id, told: wanted };
    // Only who proved the address may name a pet instead of describing it, and only for that owner.
    const pet = known?.id === owner.id ? await petOfOwner(tx, scope, known.id, wanted.knownPet) : undefined;
    if (!pet) throw petUnknown();
    const { id, owner: _owner, ...told } = pet;
    return { id, told };
  };
  const wanted = request.knownPet ? { knownPet: request.knownPet } : request.pet;
  if (!wanted) throw badRequest([{ path: 'pet', message: 'Say which pet it is' }]);
  const first = await find(wanted);
  const others: Parties['others'][number][] = [];
  for (const more of request.morePets ?? []) {
    const { answers, ...which } = more;
    const one = await find(which);
    // Named twice is there once.
    if (one.id !== first.id && !others.some(({ id }) => id === one.id)) others.push({ ...one, answers });
  }
  return { owner: owner.id, pet: first.id, others, told: { name, phone, ...sms, pet: first.told } };
}

/** Whether a request that comes again is the one that was booked: the first answer may have been lost on the way. */
export async function isSame(tx: Tx, scope: Scope, knownOwner: string | undefined, booked: StoredAppointment, request: BookRequest): Promise<boolean> {
  const owner = booked.owner ? await ownerById(tx, scope, booked.owner) : undefined;
  const said = booked.consent;
  const sameOwner = owner && said && (request.owner ? isKnownBy(owner, await addressOf(tx, scope, request.owner)) && said.name === request.owner.name : owner.id === knownOwner);
  const samePet = request.knownPet ? await isPetOf(tx, scope, booked, request.knownPet) : said?.pet.name === request.pet?.name;
  return Boolean(sameOwner && samePet);
}

async function isPetOf(tx: Tx, scope: Scope, { reference, owner }: StoredAppointment, pet: string): Promise<boolean> {
  if (!owner) return false;
  const booked = await appointmentByReference(tx, { clinic: scope.clinic, caller: { kind: 'owner', session: '', owner } }, reference);
  return booked?.pet?.id === pet;
}

/** The booking's answer, with an appointment token of its own. */
export async function bookedAnswer(tx: Tx, scope: Scope, { id, reference, end }: Pick<StoredAppointment, 'id' | 'reference' | 'end'>, owner: string, now: Date): Promise<Booked> {
  const expiresAt = visitAccessEnd(end);
  const session = await openSession(tx, scope, { kind: 'appointment', appointment: id, owner, now, expiresAt });
  const caller: Caller = { kind: 'appointment', session: session.id, appointment: id, owner };
  const appointment = await appointmentByReference(tx, { clinic: scope.clinic, caller }, reference);
  if (!appointment) throw internal(new Error('a booked appointment cannot be read'));
  return { appointment, token: session.token, expiresAt: expiresAt.toISOString() };
}
