import type { Found, Hit } from './hits.ts';
import { functions, isSign as isSignConcept } from './kinds.ts';
import { gaps, type Gap } from './tokens.ts';

/** A text whose words can be asked what they mean, and what is found out about each. */
export interface Line {
  readonly found: Found;
  readonly size: number;
  readonly hits: readonly Hit[];
  readonly at: readonly number[];
  readonly denied: boolean[];
  readonly aside: boolean[];
  readonly extra: Hit[];
  readonly starting: ReadonlyMap<number, readonly Hit[]>;
  readonly ending: ReadonlyMap<number, readonly Hit[]>;
  is(word: number, concept: string): boolean;
  gap(word: number): Gap;
  isSign(hit: Hit): boolean;
  signAt(word: number): Hit | undefined;
  functionAt(word: number): Hit | undefined;
  mark(flags: boolean[], from: number, to: number): void;
}

/** No sentence is read farther than this many words. */
export const farthest = 60;

export function lineOf(found: Found): Line {
  const { tokens, hits, at } = found;
  const size = tokens.length;
  const denied = Array.from({ length: size }, () => false);
  const aside = Array.from({ length: size }, () => false);
  const extra: Hit[] = [];
  const starting = new Map<number, Hit[]>();
  const ending = new Map<number, Hit[]>();
  const words = new Map<number, Set<string>>();
  for (const hit of hits) {
    const there = starting.get(hit.from);
    if (there) there.push(hit);
    else starting.set(hit.from, [hit]);
    const last = ending.get(hit.to);
    if (last) last.push(hit);
    else ending.set(hit.to, [hit]);
    for (let word = hit.from; word <= hit.to; word++) {
      const concepts = words.get(word);
      if (concepts) concepts.add(hit.concept);
      else words.set(word, new Set([hit.concept]));
    }
  }
  const is = (word: number, concept: string) => words.get(word)?.has(concept) ?? false;
  const gap = (word: number) => tokens[word]?.gap ?? gaps.sentence;
  const isSign = (hit: Hit) => isSignConcept(hit.concept);
  const signAt = (word: number) => starting.get(word)?.find(isSign);
  const functionAt = (word: number) => starting.get(word)?.find(({ concept }) => functions.has(concept));
  const mark = (flags: boolean[], from: number, to: number): void => void flags.fill(true, from, to + 1);
  return { found, size, hits, at, denied, aside, extra, starting, ending, is, gap, isSign, signAt, functionAt, mark };
}
