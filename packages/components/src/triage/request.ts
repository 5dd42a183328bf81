import type { TriageAnswer, TriageRequest } from '@vetkit/signal-server/triage/contract';
import type { TriageDraft } from './draft.ts';
import { signsOf } from './signs.ts';

/** Sentences of the reader's language, by code, for what was chosen and not typed. */
export interface Sentences {
  readonly about: (code: string) => string;
  readonly further: (code: string, answer: string) => string;
  readonly manner: (code: string) => string;
  readonly onset: (code: string) => string;
}

const number = (typed: string): number | undefined => {
  const value = Number(typed.trim().replace(',', '.'));
  return typed.trim() && Number.isFinite(value) && value > 0 ? value : undefined;
};
const some = (typed: string): string | undefined => typed.trim() || undefined;

/** What is sent. Chosen answers that have no field of their own follow the owner's words as sentences, which the same rules read. */
export function requestOf(draft: TriageDraft, say: Sentences, locale: string): TriageRequest {
  const { pet } = draft;
  const chosen = [...draft.about.map(say.about), ...Object.entries(draft.further).map(([code, answer]) => say.further(code, answer)), ...draft.manner.map(say.manner)].filter(Boolean);
  return {
    species: draft.species.trim() || 'unknown',
    breed: some(pet.breed), age: some(pet.age), sex: some(pet.sex), reproductiveStatus: some(pet.status), weightKg: number(pet.weight),
    text: [draft.text.trim(), chosen.join(' ')].filter(Boolean).join('\n'),
    onset: draft.onset ? say.onset(draft.onset) : undefined,
    course: draft.course || undefined,
    answers: draft.answers,
    // What was asked and not ticked is a no.
    redFlags: { ...Object.fromEntries(signsOf(draft.species).map((code) => [code, 'no' as const])), ...draft.signs },
    substances: draft.substances.filter(({ name }) => name.trim()).map(({ name, amount, unit, when }) => ({ name: name.trim(), amount: number(amount), unit: some(unit), when: some(when) })),
    locale: locale.slice(0, 20),
  };
}

const order = ['emergency', 'urgent', 'soon', 'routine'] as const;

/** The more urgent of two answers: the browser's and the server's, which may have newer rules. */
export const higher = (a: TriageAnswer, b: TriageAnswer): TriageAnswer => (order.indexOf(b.urgency) <= order.indexOf(a.urgency) ? b : a);
