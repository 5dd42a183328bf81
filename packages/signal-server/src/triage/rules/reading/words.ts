import type { Writing } from './tokens.ts';

/** The languages that can be read. */
export const languages = ['en', 'fr', 'es', 'de'] as const;
export type LanguageCode = (typeof languages)[number];

/** What an owner reads: why for each rule, and what to watch for. */
export interface TriageTexts {
  readonly reasons: Readonly<Record<string, string>>;
  readonly watch: Readonly<Record<string, string>>;
  readonly advice: Readonly<Record<string, string>>;
}

/**
 * The words of one language, as data. Patterns stand between commas; a pattern is one word or several in a row:
 * `vomit*` begins so, `*gift` ends so, `cant|cannot breathe` has a choice, `#` is a number, `..` lets up to three other words stand between.
 */
export interface Words extends Writing {
  readonly language: LanguageCode;
  /** Small words by which the language is told from others. */
  readonly tells: string;
  /** Words that may stand anywhere inside a pattern and say nothing. */
  readonly skip: string;
  /** Ordinary words that are near a word of ours and must not be taken for it misspelt. */
  readonly ordinary: string;
  /** Numbers in words: `two=2`. */
  readonly numbers: string;
  /** What each concept is called. The names of concepts are the same in every language. */
  readonly concepts: Readonly<Record<string, string>>;
  /** Whether «not» may follow what it denies, and how many words later: German and spoken French do so. */
  readonly deniesBackwards: number;
}
