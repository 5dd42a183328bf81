import type { TriageRequest } from '../contract.ts';
import type { Urgency } from '../../shared/words.contract.ts';
import type { LanguageCode } from '../rules.ts';

/** What makes a text hard to read. */
export type Trap = 'negation' | 'history' | 'idiom' | 'other' | 'hypothetical' | 'typos' | 'run-on' | 'indirect';

/** One animal as an owner tells of it, and how soon a careful person would have it seen. */
export interface Case {
  readonly locale: LanguageCode;
  readonly urgency: Urgency;
  readonly request: TriageRequest;
  readonly traps: readonly Trap[];
}

type More = Partial<Omit<TriageRequest, 'text' | 'species' | 'locale'>> & { traps?: string };

/** Builds cases of one language: `emergency('dog', 'words', { … })`. */
export function teller(locale: LanguageCode) {
  const level = (urgency: Urgency) => (species: string, text: string, { traps = '', answers = {}, ...more }: More = {}): Case => ({
    locale, urgency, request: { species, text, answers, locale, ...more }, traps: traps.split(' ').filter(Boolean) as Trap[],
  });
  return { emergency: level('emergency'), urgent: level('urgent'), soon: level('soon'), routine: level('routine') };
}

/** One case told in all four languages. */
export const inFour = (urgency: Urgency, species: string, en: string, fr: string, es: string, de: string, more?: More): readonly Case[] => [
  teller('en')[urgency](species, en, more), teller('fr')[urgency](species, fr, more), teller('es')[urgency](species, es, more), teller('de')[urgency](species, de, more),
];
