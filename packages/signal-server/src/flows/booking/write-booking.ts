import type { BookRequest } from '../../booking/contract.ts';
import { policyVersion } from '../../booking/rules.ts';
import { requestHeld, type Consent, type StoredAppointment } from '../../booking/store.ts';
import { addPets } from '../../booking/store.unassigned.ts';
import { openConsult } from '../../consult/store.ts';
import type { Tx } from '../../database/transaction.ts';
import { newId } from '../../shared/ids.ts';
import type { Scope } from '../../shared/scope.ts';
import { callOutLater } from './escalate.ts';
import type { Parties } from './parties.ts';
import { keepReading, type Reading } from './reading.ts';

interface NewBooking {
  readonly held: StoredAppointment;
  readonly request: BookRequest;
  readonly parties: Parties;
  readonly reading: Reading;
  readonly by: { readonly kind: 'owner' | 'staff'; readonly id: string };
  /** Who read the consent out on the phone. */
  readonly toldBy?: Consent['toldBy'];
  readonly now: Date;
}

/** A held time becomes a request with its animals, consent and room, and what was told. Gives the consult; what happened is still to be told. */
export async function writeBooking(tx: Tx, scope: Scope, { held, request, parties, reading, by, toldBy, now }: NewBooking): Promise<string> {
  const { owner, pet, others, told } = parties;
  const { reason, place } = request;
  const consent: Consent = { telehealth: true, privacy: true, at: now.toISOString(), policyVersion, ...told, ...(toldBy ? { toldBy } : {}) };
  await requestHeld(tx, scope, held.id, { owner, pet, reason, place, consent, policyVersion, now });
  await addPets(tx, scope, held.id, others);
  const consult = newId();
  await openConsult(tx, scope, { id: consult, appointment: held.id, reference: held.reference });
  await keepReading(tx, scope, reading, { appointment: held.id, parties, by, now });
  await callOutLater(tx, scope, { appointment: held.id, start: held.start, requestedAt: now });
  return consult;
}
