import { countsOf } from './counts.ts';
import { findHits } from './hits.ts';
import { lexiconOf } from './lexicon.ts';
import { tokens } from './tokens.ts';
import type { Words } from './words.ts';

/** The concepts of a few words that stand for themselves, a name or a time, in each of the languages. */
export const conceptsIn = (said: string, languages: readonly Words[]): string[] => languages.flatMap((words) => findHits(tokens(said, words), lexiconOf(words)).hits.map(({ concept }) => concept));

/** The same, and what numbers say with the word beside them: «24 hours» is a day. */
export function countedIn(said: string, words: Words): string[] {
  const found = findHits(tokens(said, words), lexiconOf(words));
  return [...found.hits, ...countsOf(found)].map(({ concept }) => concept);
}
