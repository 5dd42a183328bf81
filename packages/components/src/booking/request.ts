import type { BookRequest } from '@vetkit/signal-server/booking/contract';
import type { Draft } from './draft.ts';
import { toldToday } from './visit.ts';

/** Who is meant by whoever has signed in: `owner` is their name, `assessment` the kept one that led here. */
export interface Standing {
  readonly locale: string;
  readonly owner: string;
  readonly assessment: string;
}

/** What is sent to book: trimmed, and without what was left empty or is known of a signed-in owner. */
export function bookRequest({ pet, knownPet, live, agreement, more, visit, today, contact }: Draft, { locale, owner, assessment }: Standing): BookRequest {
  const known = owner ? knownPet : '';
  const howToday = (told: Draft['today'] | undefined) => {
    const answers = toldToday(visit, told);
    return answers ? { answers } : {};
  };
  return {
    ...(known ? { knownPet: known } : { pet: petOf(pet) }),
    ...(more.length ? { morePets: more.map((one) => ({ ...(owner && one.knownPet ? { knownPet: one.knownPet } : petOf(one)), ...howToday(one.today) })) } : {}),
    reason: visit.reason.trim(),
    ...howToday(today),
    place: { country: visit.country, ...said('region', visit.region) },
    ...(owner ? {} : { owner: { name: contact.name.trim(), ...said('email', contact.email), ...said('phone', contact.phone) } }),
    consent: { telehealth: true, privacy: true, ...(agreement && (live || visit.modality !== 'in-person') ? { agreement } : {}), ...(!owner && contact.sms && contact.phone.trim() ? { sms: true } : {}) },
    locale,
    ...said('assessment', assessment),
  };
}

const petOf = ({ name, species, breed, age, microchip = '' }: Draft['pet']) => ({ name: name.trim(), species: species.trim(), ...said('breed', breed), ...said('age', age), ...said('microchip', microchip.replace(/avid/i, '').replace(/[^\dA-F]/gi, '').toUpperCase()) });

const said = <K extends string>(key: K, value: string): { [key in K]?: string } => (value.trim() ? ({ [key]: value.trim() } as { [key in K]: string }) : {});
