import { setAside } from './aside.ts';
import { deny } from './denials.ts';
import type { Found, Hit } from './hits.ts';
import { lineOf } from './line.ts';

/** What is said of each word: that it is not so, no longer so, long ago, only imagined, or about somebody else. */
export interface Scope {
  readonly denied: readonly boolean[];
  readonly aside: readonly boolean[];
  /** Concepts that come from how the words stand together. */
  readonly extra: readonly Hit[];
}

/** Which words are denied, past, imagined, or about another animal or a person. */
export function scopeOf(found: Found, backwards: number): Scope {
  const line = lineOf(found);
  deny(line, backwards);
  setAside(line);
  return line;
}
