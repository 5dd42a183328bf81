import type { TriageAnswer, TriageRequest } from '@vetkit/signal-server/triage/contract';
import type { Clinic } from '../clinic/clinic.ts';
import { triageClient } from './client.ts';
import { isPhone } from './phone.ts';
import { loadRules } from './rules-at-hand.ts';

/** What a booking says of the animal and of what is wrong. */
export interface BookingTold {
  readonly pet: { readonly name: string; readonly species: string; readonly breed: string; readonly age: string };
  readonly visit: { readonly reason: string };
  readonly contact: { readonly name: string; readonly phone: string };
}

/** The reason of a booking as triage reads it. Where the rules cannot be loaded nothing is said, and the booking goes on: the clinic reads it too. */
export class ReasonTriage {
  #request: TriageRequest | undefined;
  #name = '';

  async read({ pet, visit }: BookingTold, locale: string): Promise<TriageAnswer | undefined> {
    this.#request = { species: pet.species.trim() || 'unknown', breed: pet.breed.trim() || undefined, age: pet.age.trim() || undefined, text: visit.reason, answers: {}, locale: locale.slice(0, 20) };
    this.#name = pet.name;
    try {
      return (await loadRules(locale)).assess(this.#request);
    } catch {
      return undefined;
    }
  }

  /** Keeps it with the booked visit, with the visit's own token: then it is in the staff's queue, and in the record. */
  async keep(clinic: Clinic, reference: string, contact?: BookingTold['contact']): Promise<void> {
    if (!this.#request) return;
    const petName = this.#name.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim() || undefined;
    const phone = contact && isPhone(contact.phone) ? contact.phone.trim() : undefined;
    try {
      await triageClient(clinic.http).ask({ ...this.#request, keep: { petName, phone } }, { as: 'owner', reference });
    } catch {
      // The booking stands; its reason is with it anyway.
    }
  }
}
