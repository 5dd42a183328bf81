import { buildSpelling, type Spelling } from './spelling.ts';
import { foldPattern } from './tokens.ts';
import type { Words } from './words.ts';

/** A place in the tree of patterns. */
export interface Place {
  readonly next: Map<number, Place[]>;
  /** Concepts whose pattern ends here. */
  readonly concepts: string[];
  /** How many other words may stand before the next word of the pattern. */
  slack: number;
}

/** Words made ready for reading. */
export interface Lexicon {
  readonly words: Words;
  readonly root: Place;
  readonly tells: ReadonlySet<string>;
  readonly skip: ReadonlySet<string>;
  /** Words after which something else is told: «but». */
  readonly turns: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
  /** Which single words of patterns a word of a text is: whole words, beginnings and endings. Nothing when it is none. */
  idsOf(word: string): readonly number[];
  isKnown(word: string): boolean;
  readonly spelling: Spelling;
}

/** The id of `#`: any number, in digits or in words. */
export const numberId = 0;
const slackOfDots = 4;
const none: readonly number[] = [];
const list = (text: string) => text.split(',').map((part) => part.trim()).filter(Boolean);

const ready = new WeakMap<Words, Lexicon>();

/** The lexicon of a language; made once. */
export function lexiconOf(words: Words): Lexicon {
  let lexicon = ready.get(words);
  if (!lexicon) ready.set(words, (lexicon = buildLexicon(words)));
  return lexicon;
}

/** Makes words ready before the first text comes, which takes a few ten milliseconds: at load, or when a page is idle. */
export const prepare = (words: Words): void => void lexiconOf(words);

function buildLexicon(words: Words): Lexicon {
  const whole = new Map<string, number>();
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  const root = place();
  // The same choice of words leads to the same place, so patterns with choices do not multiply.
  const children = new Map<Place, Map<string, Place>>();
  let ids = numberId;

  const idOf = (atom: string): number => {
    if (atom === '#') return numberId;
    const [map, key] = atom.endsWith('*') ? [starts, atom.slice(0, -1)] : atom.startsWith('*') ? [ends, atom.slice(1)] : [whole, atom];
    let id = map.get(key);
    if (id === undefined) map.set(key, (id = ++ids));
    return id;
  };
  const add = (concept: string, pattern: string) => {
    let at = root;
    for (const step of pattern.split(/\s+/)) {
      if (step === '..') {
        at.slack = slackOfDots;
        continue;
      }
      const choice = step.split('|').map((atom) => foldPattern(atom, words));
      // A pattern that allows other words after its first steps needs steps of its own.
      const key = choice.join('|') + (pattern.includes('..') ? ` ${pattern}` : '');
      const below = children.get(at) ?? new Map<string, Place>();
      children.set(at, below);
      let child = below.get(key);
      if (!child) {
        below.set(key, (child = place()));
        for (const atom of choice) {
          const id = idOf(atom);
          at.next.set(id, [...(at.next.get(id) ?? []), child]);
        }
      }
      at = child;
    }
    if (!at.concepts.includes(concept)) at.concepts.push(concept);
  };
  for (const [concept, patterns] of Object.entries(words.concepts)) for (const pattern of list(patterns)) add(concept, pattern);

  const set = (text: string) => new Set(text.split(/\s+/).filter(Boolean).map((word) => foldPattern(word, words)));
  const tells = set(words.tells);
  const skip = set(words.skip);
  const ordinary = set(words.ordinary);
  const turns = new Set(list(words.concepts['but'] ?? '').map((word) => foldPattern(word, words)));
  const numbers = new Map(list(words.numbers).map((pair): [string, number] => [foldPattern(pair.split('=')[0]!, words), Number(pair.split('=')[1])]));
  const longestStart = Math.max(0, ...[...starts.keys()].map((key) => key.length));
  const longestEnd = Math.max(0, ...[...ends.keys()].map((key) => key.length));

  const idsOf = (word: string): readonly number[] => {
    let found: number[] | undefined;
    const take = (id: number | undefined) => id !== undefined && (found ??= []).push(id);
    if (numbers.has(word) || isNumber(word)) take(numberId);
    take(whole.get(word));
    for (let length = Math.min(word.length, longestStart); length > 1; length--) take(starts.get(word.slice(0, length)));
    for (let length = Math.min(word.length, longestEnd); length > 2; length--) take(ends.get(word.slice(-length)));
    return found ?? none;
  };
  const isKnown = (word: string) => ordinary.has(word) || skip.has(word) || tells.has(word) || idsOf(word).length > 0;
  return { words, root, tells, skip, turns, numbers, idsOf, isKnown, spelling: buildSpelling(whole, starts) };
}

const place = (): Place => ({ next: new Map(), concepts: [], slack: 0 });
export const isNumber = (word: string) => word[0]! >= '0' && word[0]! <= '9';
