import type { TriageRequest } from '@vetkit/signal-server/triage/contract';
import type { Clinic } from '../clinic/clinic.ts';
import { triageStepsTexts } from '../locales/triage-steps.ts';
import { languageFor } from '../shared/text.ts';
import { triageClient } from './client.ts';
import { higher, requestOf, type Sentences, type TriageDraft } from './draft.ts';
import { isPhone } from './phone.ts';
import { loadRules, type RulesAtHand } from './rules-at-hand.ts';
import './vet-emergency.ts';
import './vet-triage-result.ts';
import './vet-triage-steps.ts';

/** What the form needs after its first screen. */
export interface Later {
  readonly rules: RulesAtHand;
  request(draft: TriageDraft, locale: string): TriageRequest;
  /** Sends what was told, to be kept. Gives what changes in the draft: its number and the higher answer, or that it waits. */
  send(clinic: Clinic, told: { readonly request: TriageRequest; readonly draft: TriageDraft; readonly as: 'owner' | 'staff' }): Promise<Partial<TriageDraft>>;
}

/** Gets the rules, the words and the sentences of a language, and defines the elements of the other steps. */
export async function later(locale: string): Promise<Later> {
  const language = languageFor(triageStepsTexts, locale);
  const [rules, texts] = await Promise.all([loadRules(locale), language ? triageStepsTexts.others[language]!() : triageStepsTexts.en]);
  const said = texts as unknown as Readonly<Record<string, string | undefined>>;
  const of = (code: string) => said[`said-${code}`] ?? '';
  const sentences: Sentences = { about: (code) => of(`about-${code}`), further: (code, answer) => of(`${code}-${answer}`), manner: of, onset: (code) => of(`onset-${code}`) };
  return {
    rules,
    request: (draft, asked) => requestOf(draft, sentences, asked),
    async send(clinic, { request, draft, as }) {
      const { contact, pet } = draft;
      const line = (typed: string) => typed.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim() || undefined;
      const keep = { petName: line(pet.name), name: line(contact.name), phone: isPhone(contact.phone) ? contact.phone.trim() : undefined };
      try {
        const { assessment, ...answer } = await triageClient(clinic.http).ask({ ...request, keep }, { as });
        return { answer: draft.answer ? higher(draft.answer, answer) : answer, sent: assessment ? { assessment } : 'no' };
      } catch {
        // Whatever the reason, it is kept here and can be sent again; the answer stands without the clinic.
        return { sent: 'waiting' };
      }
    },
  };
}
