import type { TriageAnswer, TriageRequest } from '@vetkit/signal-server/triage/contract';
import type { ToldSubstance, TriageDraft, WeightUnit } from './draft.ts';
import { signsOf } from './signs.ts';

/** Sentences of the reader's language, by code, for what was chosen and not typed. */
export interface Sentences {
  readonly about: (code: string) => string;
  readonly further: (code: string, answer: string) => string;
  readonly manner: (code: string) => string;
}

const number = (typed: string): number | undefined => {
  const value = Number(typed.trim().replace(',', '.'));
  return typed.trim() && Number.isFinite(value) && value > 0 ? value : undefined;
};
const kilograms: Readonly<Record<WeightUnit, number>> = { kg: 1, lb: 0.453_592_37, g: 0.001 };
const weight = (typed: string, unit: WeightUnit | ''): number | undefined => {
  const value = number(typed);
  return value === undefined ? undefined : Number((value * kilograms[unit || 'kg']).toPrecision(6));
};
const some = (typed: string): string | undefined => typed.trim() || undefined;

/** What is sent. Chosen answers that have no field of their own follow the owner's words as sentences, which the same rules read. */
export function requestOf(draft: TriageDraft, say: Sentences, locale: string): TriageRequest {
  const { pet } = draft;
  // «Vomited once» says what «vomiting» says, and more.
  const complaints = draft.about.map((code) => (draft.further[code] && say.further(code, draft.further[code])) || say.about(code));
  const chosen = [...complaints, ...draft.manner.map(say.manner)].filter(Boolean);
  return {
    species: draft.species.trim() || 'unknown',
    breed: some(pet.breed), age: some(pet.age), sex: some(pet.sex), reproductiveStatus: some(pet.status), weightKg: weight(pet.weight, pet.weightUnit),
    text: [draft.text.trim(), chosen.join(' ')].filter(Boolean).join('\n'),
    onset: some(draft.onset),
    course: draft.course || undefined,
    answers: draft.answers,
    // What was asked and not ticked is a no.
    redFlags: { ...Object.fromEntries(signsOf(draft.species).map((code) => [code, 'no' as const])), ...draft.signs },
    substances: draft.substances.filter(({ name }) => name.trim()).map(substance),
    locale: locale.slice(0, 20),
  };
}

/** An amount that is no number («half a bar») stays beside the name: whoever reads it can make something of it. */
function substance({ name, amount, unit, when }: ToldSubstance): NonNullable<TriageRequest['substances']>[number] {
  const value = number(amount);
  const words = value === undefined && amount.trim() ? `, ${amount.trim()} ${unit}`.trimEnd() : '';
  return { name: `${name.trim()}${words}`.slice(0, 120), amount: value, unit: value === undefined ? undefined : some(unit), when: some(when) };
}

const order = ['emergency', 'urgent', 'soon', 'routine'] as const;

/** The more urgent of two answers: the browser's and the server's, which may have newer rules. */
export const higher = (a: TriageAnswer, b: TriageAnswer): TriageAnswer => (order.indexOf(b.urgency) <= order.indexOf(a.urgency) ? b : a);
