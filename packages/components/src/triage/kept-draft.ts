import { TriageAnswer, TriageRequest } from '@vetkit/signal-server/triage/contract';
import * as v from 'valibot';
import type { TriageDraft } from './draft.ts';
import { weightUnits } from './draft-pieces.ts';

const text = v.string();
const SignAnswer = v.picklist(['yes', 'unsure']);

const KeptDraft = v.object({
  step: v.picklist(['signs', 'story', 'pet', 'today', 'last', 'result']),
  species: text,
  signs: v.record(text, SignAnswer),
  text, onset: text,
  course: v.picklist(['', 'better', 'same', 'worse']),
  pet: v.object({ name: text, breed: text, age: text, sex: text, status: text, weight: text, weightUnit: v.fallback(v.picklist(['', ...weightUnits]), '') }),
  answers: TriageRequest.entries.answers,
  about: v.array(text),
  further: v.record(text, text),
  substances: v.array(v.object({ name: text, amount: text, unit: text, when: text })),
  manner: v.array(text),
  contact: v.object({ name: text, phone: text }),
  answer: v.optional(TriageAnswer),
  sent: v.union([v.picklist(['no', 'sending', 'waiting']), v.object({ assessment: text })]),
});

/** The draft that was kept; what is none is the empty one. */
export function triageDraftFrom(kept: unknown, empty: TriageDraft): TriageDraft {
  const parsed = v.safeParse(KeptDraft, kept);
  if (!parsed.success) return empty;
  const draft = parsed.output;
  // A page that went away while sending does not know whether it arrived: it sends again.
  return { ...empty, ...draft, sent: draft.sent === 'sending' ? 'waiting' : draft.sent };
}
