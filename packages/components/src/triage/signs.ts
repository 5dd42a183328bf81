import type { RedFlag, SpeciesFlag } from '@vetkit/signal-server/triage/contract';

/** The answer to one danger sign; not answered is no. */
export type SignAnswer = 'yes' | 'unsure';
export type SignCode = RedFlag | SpeciesFlag;
export type SignAnswers = Readonly<Partial<Record<SignCode, SignAnswer>>>;

/** Kinds of animal with a button of their own. */
export const chooserSpecies = ['cat', 'dog', 'rabbit', 'bird'] as const;
export type ChooserSpecies = (typeof chooserSpecies)[number];
export const isInChooser = (species: string): species is ChooserSpecies => (chooserSpecies as readonly string[]).includes(species);

/** Asked about every animal. */
export const eight: readonly RedFlag[] = ['bleeding', 'breathing', 'vomiting-diarrhea', 'toxin', 'seizure-collapse', 'cannot-urinate', 'severe-pain', 'foreign-object'];

// The same as the rules say (a test holds them together): here, so that the first screen need not wait for the rules.
const own: Readonly<Record<ChooserSpecies, readonly SpeciesFlag[]>> = {
  cat: ['open-mouth', 'string', 'birth-trouble'],
  dog: ['bloat', 'birth-trouble', 'overheated'],
  rabbit: ['not-eating', 'open-mouth'],
  bird: ['on-the-floor', 'open-mouth', 'not-eating'],
};

/** The danger signs to ask about a species: the eight, and its own. Another animal's own signs come with the rules, as `later`. */
export const signsOf = (species: string, later?: (species: string) => readonly SignCode[]): readonly SignCode[] =>
  isInChooser(species) ? [...eight, ...own[species]] : species.trim() && later ? later(species) : eight;
