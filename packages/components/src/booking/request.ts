import type { BookRequest } from '@vetkit/signal-server/booking/contract';
import type { Draft } from './draft.ts';

/** What is sent to book: trimmed, and without what was left empty or is known of a signed-in owner. */
export function bookRequest({ pet, knownPet, hold, visit, contact }: Draft, locale: string): BookRequest {
  const known = hold?.owner ? knownPet : '';
  return {
    ...(known ? { knownPet: known } : { pet: { name: pet.name.trim(), species: pet.species.trim(), ...said('breed', pet.breed), ...said('age', pet.age) } }),
    reason: visit.reason.trim(),
    place: { country: visit.country, ...said('region', visit.region) },
    ...(hold?.owner ? {} : { owner: { name: contact.name.trim(), email: contact.email.trim(), ...said('phone', contact.phone) } }),
    consent: { telehealth: true, privacy: true },
    locale,
  };
}

const said = <K extends string>(key: K, value: string): { [key in K]?: string } => (value.trim() ? ({ [key]: value.trim() } as { [key in K]: string }) : {});
