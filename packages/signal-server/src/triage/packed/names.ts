import type { SignTable } from '../rules/reading/frames.ts';

/** Names that stand in the conditions of signs, in order: most concepts are among them, and need no name of their own where words are packed. */
export const namesIn = (signs: readonly SignTable[]): readonly string[] => [...new Set(signs.flatMap((table) => Object.values(table)).join().match(/[a-z]+(?:-[a-z]+)*/g))].sort();
