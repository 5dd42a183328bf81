import { isNumber, type Lexicon, type Place } from './lexicon.ts';
import { clear, kept, parts, units } from './kinds.ts';
import { gaps, type Token } from './tokens.ts';

/** A concept found in a text, from one word to another, both included. */
export interface Hit {
  readonly concept: string;
  readonly from: number;
  readonly to: number;
}

/** A sentence of a text as words with what they mean. */
export interface Found {
  readonly tokens: readonly Token[];
  readonly hits: readonly Hit[];
  /** Where each word stands when words that say nothing are not counted, and commas and sentence ends are counted as distance. */
  readonly at: readonly number[];
  readonly skipped: readonly boolean[];
  /** The value of each number. */
  readonly numbers: readonly (number | undefined)[];
  /** How many words the language knows. */
  readonly known: number;
}

interface Walk {
  readonly place: Place;
  readonly from: number;
  readonly length: number;
  readonly slack: number;
  /** Words stand between that are not of the pattern. */
  readonly loose: boolean;
}

interface Raw extends Hit {
  readonly length: number;
  readonly loose: boolean;
}

const most = 64;

/** Finds all patterns in one walk over the words. Of two patterns the one inside the other does not count. */
export function findHits(tokens: readonly Token[], lexicon: Lexicon, guess = true): Found {
  const skipped: boolean[] = [];
  const numbers: (number | undefined)[] = [];
  const at: number[] = [];
  const spelled = new Map<string, readonly number[]>();
  const all: Raw[] = [];
  let walks: Walk[] = [];
  let position = 0;
  let known = 0;

  for (let here = 0; here < tokens.length; here++) {
    const { word, gap } = tokens[here]!;
    let ids = spelled.get(word);
    if (!ids) {
      ids = lexicon.idsOf(word);
      if (guess && !ids.length && !lexicon.isKnown(word)) ids = lexicon.spelling.near(word);
      spelled.set(word, ids);
    }
    const skip = lexicon.skip.has(word);
    if (ids.length || skip || lexicon.isKnown(word)) known++;
    skipped.push(skip);
    numbers.push(isNumber(word) ? Number.parseFloat(word) : lexicon.numbers.get(word));
    position += (skip ? 0.25 : lexicon.turns.has(word) ? 3 : 1) + (gap === gaps.sentence ? 9 : gap === gaps.comma ? 1.5 : 0);
    at.push(position);

    const next: Walk[] = [];
    const step = (walk: Walk) => {
      for (const id of ids!) {
        for (const place of walk.place.next.get(id) ?? []) {
          for (const concept of place.concepts) all.push({ concept, from: walk.from, to: here, length: walk.length + 1, loose: walk.loose });
          if (place.next.size && next.length < most) next.push({ place, from: walk.from, length: walk.length + 1, slack: place.slack, loose: walk.loose });
        }
      }
    };
    for (const walk of walks) {
      if (gap === gaps.sentence) continue;
      step(walk);
      if (skip && next.length < most) next.push(walk);
      else if (walk.slack > 0 && next.length < most) next.push({ ...walk, slack: walk.slack - 1, loose: true });
    }
    step({ place: lexicon.root, from: here, length: 0, slack: 0, loose: false });
    walks = next;
  }
  return { tokens, hits: withoutInner(all, tokens.length), at, skipped, numbers, known };
}

/** Longer patterns win over those that lie inside them: «blood test» is no blood. */
function withoutInner(all: readonly Raw[], size: number): Hit[] {
  const covered = new Map<number, Raw[]>();
  for (const hit of all) {
    if (hit.length < 2 || hit.loose || clear.has(hit.concept)) continue;
    for (let at = hit.from; at <= hit.to && at < size; at++) {
      const there = covered.get(at);
      if (!there) covered.set(at, [hit]);
      else if (there.length < most) there.push(hit);
    }
  }
  const inside = (hit: Raw) =>
    covered.get(hit.from)?.some((other) => other.length > hit.length && (other.concept === 'neutral' || !(parts.has(hit.concept) || units.has(hit.concept) || kept.has(hit.concept))) && other.from <= hit.from && other.to >= hit.to) ?? false;
  const seen = new Set<string>();
  return all
    .filter((hit) => {
      const key = `${hit.concept} ${hit.from} ${hit.to}`;
      if (seen.has(key) || inside(hit)) return false;
      seen.add(key);
      return true;
    })
    // In whatever order the words are listed.
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.concept < b.concept ? -1 : 1));
}
