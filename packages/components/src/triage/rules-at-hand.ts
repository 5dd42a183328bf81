import type { TriageAnswer, TriageRequest } from '@vetkit/signal-server/triage/contract';
import type { SpeciesGroup, TriageTexts, Words } from '@vetkit/signal-server/triage/rules';
import type { ChooserSpecies, SignCode } from './signs.ts';

/** The same pure rules that the server has, with the words of one language. */
export interface RulesAtHand {
  /** How soon, and nothing else. */
  urgencyOf(request: TriageRequest): TriageAnswer['urgency'];
  assess(request: TriageRequest, texts: TriageTexts): TriageAnswer;
  dangerSigns(species: string): readonly SignCode[];
  /** The animal of the chooser whose signs are told in the same words; empty where none is. */
  like(species: string): ChooserSpecies | '';
}

const words: Readonly<Record<string, () => Promise<Words>>> = {
  en: async () => (await import('@vetkit/signal-server/triage/words/en')).en,
  fr: async () => (await import('@vetkit/signal-server/triage/words/fr')).fr,
  es: async () => (await import('@vetkit/signal-server/triage/words/es')).es,
  de: async () => (await import('@vetkit/signal-server/triage/words/de')).de,
};

/** The sentences of the answers: only who is given one needs them. */
const texts: Readonly<Record<string, () => Promise<TriageTexts>>> = {
  en: async () => (await import('@vetkit/signal-server/triage/words/en/texts')).texts,
  fr: async () => (await import('@vetkit/signal-server/triage/words/fr/texts')).texts,
  es: async () => (await import('@vetkit/signal-server/triage/words/es/texts')).texts,
  de: async () => (await import('@vetkit/signal-server/triage/words/de/texts')).texts,
};

/** Of these none can vomit but cats, dogs and birds. */
const likes: { readonly [group in SpeciesGroup]?: ChooserSpecies } = { cat: 'cat', dog: 'dog', bird: 'bird', rabbit: 'rabbit', cavy: 'rabbit', rodent: 'rabbit', horse: 'rabbit', ruminant: 'rabbit' };

const coming = new Map<string, Promise<RulesAtHand>>();
/** No sentences at all. */
export const unsaid: TriageTexts = { reasons: {}, watch: {}, advice: {} };
const languageOf = (locale: string): string => {
  const asked = locale.split('-')[0] ?? 'en';
  return asked in words ? asked : 'en';
};

/** Loads the rules and the words of the reader's language, English where there are none. A failed load is tried again at the next call. */
export function loadRules(locale: string): Promise<RulesAtHand> {
  const language = languageOf(locale);
  const known = coming.get(language);
  if (known) return known;
  const load = Promise.all([import('@vetkit/signal-server/triage/rules'), words[language]!()]).then(async ([rules, read]) => {
    await rules.ready;
    return {
      urgencyOf: (request: TriageRequest) => rules.assess(request, [read], unsaid).urgency,
      assess: (request: TriageRequest, said: TriageTexts) => rules.assess(request, [read], said),
      dangerSigns: rules.dangerSigns,
      like: (species: string) => likes[rules.speciesGroup(species)] ?? '',
    };
  });
  coming.set(language, load);
  load.catch(() => coming.delete(language));
  return load;
}

/** Loads what an answer says in the reader's language. */
export const loadTexts = (locale: string): Promise<TriageTexts> => texts[languageOf(locale)]!();
