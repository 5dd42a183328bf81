import type { TriageAnswer } from '@vetkit/signal-server/triage/contract';
import { loadRules } from './rules-at-hand.ts';

/** What a booking says of the animal and of what is wrong. */
export interface BookingTold {
  readonly pet: { readonly name: string; readonly species: string; readonly breed: string; readonly age: string };
  readonly visit: { readonly reason: string };
}

/**
 * The reason of a booking as triage reads it, before times are shown. Where the rules cannot be loaded nothing is said: the server reads it
 * again when the visit is booked, and keeps it.
 */
export async function readReason({ pet, visit }: BookingTold, locale: string): Promise<TriageAnswer | undefined> {
  const told = { species: pet.species.trim() || 'unknown', breed: pet.breed.trim() || undefined, age: pet.age.trim() || undefined, text: visit.reason, answers: {}, locale: locale.slice(0, 20) };
  try {
    return (await loadRules(locale)).assess(told);
  } catch {
    return undefined;
  }
}

/** Loads the rules and the words of a language before they are needed. */
export function prepareReason(locale: string): void {
  loadRules(locale).catch(() => undefined);
}
