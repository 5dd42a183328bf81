import { TriageAnswer } from '@vetkit/signal-server/triage/contract';
import { TriageRequest } from '@vetkit/signal-server/triage/contract';
import * as v from 'valibot';
import { emptyTriage, type TriageDraft } from './draft.ts';

const text = v.string();
const SignAnswer = v.picklist(['yes', 'unsure']);

const KeptDraft = v.object({
  savedAt: v.number(),
  draft: v.object({
    step: v.picklist(['signs', 'story', 'pet', 'today', 'last', 'result']),
    species: text,
    signs: v.record(text, SignAnswer),
    text, onset: text,
    course: v.picklist(['', 'better', 'same', 'worse']),
    pet: v.object({ name: text, breed: text, age: text, sex: text, status: text, weight: text }),
    answers: TriageRequest.entries.answers,
    about: v.array(text),
    further: v.record(text, text),
    substances: v.array(v.object({ name: text, amount: text, unit: text, when: text })),
    manner: v.array(text),
    contact: v.object({ name: text, phone: text }),
    answer: v.optional(TriageAnswer),
    sent: v.union([v.picklist(['no', 'sending', 'waiting']), v.object({ assessment: text })]),
  }),
});

// A day: what somebody told at a shared computer yesterday is nobody's business today.
const lifetime = 24 * 3_600_000;

/** What was told so far at one clinic, in this tab only. Storage that is full or forbidden costs only the reload. */
export function openTriageDraft(key: string, now: () => number = Date.now) {
  const place = `vetkit triage ${key}`;
  return {
    read(): TriageDraft {
      try {
        const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptDraft), sessionStorage.getItem(place));
        if (!parsed.success || now() - parsed.output.savedAt > lifetime) return emptyTriage;
        const { draft } = parsed.output;
        // A page that went away while sending does not know whether it arrived: it sends again.
        return { ...emptyTriage, ...draft, sent: draft.sent === 'sending' ? 'waiting' : draft.sent };
      } catch {
        return emptyTriage;
      }
    },
    write(draft: TriageDraft): void {
      try {
        if (draft === emptyTriage) sessionStorage.removeItem(place);
        else sessionStorage.setItem(place, JSON.stringify({ savedAt: now(), draft }));
      } catch {
        // Full or forbidden: the page still has it.
      }
    },
  };
}
