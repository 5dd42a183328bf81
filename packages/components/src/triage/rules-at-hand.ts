import type { TriageAnswer, TriageRequest } from '@vetkit/signal-server/triage/contract';
import type { Words } from '@vetkit/signal-server/triage/rules';
import type { SignCode } from './signs.ts';

/** The same pure rules that the server has, with the words of one language. */
export interface RulesAtHand {
  assess(request: TriageRequest): TriageAnswer;
  dangerSigns(species: string): readonly SignCode[];
}

const words: Readonly<Record<string, () => Promise<Words>>> = {
  en: async () => (await import('@vetkit/signal-server/triage/words/en')).en,
  fr: async () => (await import('@vetkit/signal-server/triage/words/fr')).fr,
  es: async () => (await import('@vetkit/signal-server/triage/words/es')).es,
  de: async () => (await import('@vetkit/signal-server/triage/words/de')).de,
};

const coming = new Map<string, Promise<RulesAtHand>>();

/** Loads the rules and the words of the reader's language, English where there are none. A failed load is tried again at the next call. */
export function loadRules(locale: string): Promise<RulesAtHand> {
  const asked = locale.split('-')[0] ?? 'en';
  const language = asked in words ? asked : 'en';
  const known = coming.get(language);
  if (known) return known;
  const load = Promise.all([import('@vetkit/signal-server/triage/rules'), words[language]!()]).then(([rules, read]) => ({
    assess: (request: TriageRequest) => rules.assess(request, [read]),
    dangerSigns: rules.dangerSigns,
  }));
  coming.set(language, load);
  load.catch(() => coming.delete(language));
  return load;
}
