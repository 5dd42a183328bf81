import type { TriageAnswer, TriageRequest } from '@vetkit/signal-server/triage/contract';
import { loadRules, loadTexts, unsaid } from './rules-at-hand.ts';

/** What a booking says of the animal and of what is wrong. */
export interface BookingTold {
  readonly pet: Animal;
  /** Those that come along, each with how it is today. */
  readonly more: readonly (Animal & Pick<BookingTold, 'today'>)[];
  readonly visit: { readonly reason: string };
  /** How the first of them is today. */
  readonly today?: TriageRequest['answers'] | undefined;
}

interface Animal {
  readonly name: string;
  readonly species: string;
  readonly breed: string;
  readonly age: string;
}

/** What is said of the animal that is worst off. */
export interface ReasonTold extends TriageAnswer {
  readonly petName: string;
}

const order: readonly TriageAnswer['urgency'][] = ['emergency', 'urgent', 'soon', 'routine'];

/**
 * The reason of a booking as triage reads it for each of its animals, the most urgent, before times are shown. Where the rules cannot be loaded nothing is said: the server reads it
 * again when the visit is booked, and keeps it.
 */
export async function readReason({ pet, more, visit, today }: BookingTold, locale: string): Promise<ReasonTold | undefined> {
  try {
    const rules = await loadRules(locale);
    const read = [{ ...pet, today }, ...more].map(({ name, species, breed, age, today = {} }) => {
      const request: TriageRequest = { species: species.trim() || 'unknown', breed: breed.trim() || undefined, age: age.trim() || undefined, text: visit.reason, answers: today, locale: locale.slice(0, 20) };
      return { request, petName: name.trim(), urgency: rules.urgencyOf(request) };
    });
    const worst = read.reduce((worst, one) => (order.indexOf(one.urgency) < order.indexOf(worst.urgency) ? one : worst));
    // What can wait goes on to the times, and nobody reads why. Without its sentences an emergency is one still.
    const texts = worst.urgency === 'routine' ? undefined : await loadTexts(locale).catch(() => undefined);
    const told = rules.assess(worst.request, texts ?? unsaid);
    return { ...told, ...(!texts && { reasons: [], watchFor: [] }), petName: worst.petName };
  } catch {
    return undefined;
  }
}

/** Loads the rules and the words of a language before they are needed. */
export function prepareReason(locale: string): void {
  loadRules(locale).catch(() => undefined);
}
