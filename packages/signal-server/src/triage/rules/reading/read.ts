import { countsOf } from './counts.ts';
import { match, type Frames, type Seen } from './frames.ts';
import { doubtsIn } from './doubts.ts';
import { findHits, type Found } from './hits.ts';
import { lexiconOf, type Lexicon } from './lexicon.ts';
import { scopeOf } from './scope.ts';
import { tokens } from './tokens.ts';
import type { Words } from './words.ts';

/** A sign read in a text, and the words it was read from, as they were typed. */
export interface ReadSign {
  readonly sign: string;
  readonly quote: string;
  /** Told as if of another time, another animal or nobody: something in the same sentence says so, or its words stand far apart. */
  readonly doubtful: boolean;
}

export interface Reading {
  readonly signs: readonly ReadSign[];
  /** Numbers with the concept beside them, for doses and weights. */
  readonly amounts: readonly Amount[];
  /** Substances that are named, neither denied nor set aside, whatever is said of them. */
  readonly named: readonly ReadSign[];
  /** Substances that are named and not denied, also of another animal, another time or as a question. */
  readonly mentioned: readonly string[];
  /** How much of the text was understood: none of it is 0, all of it 1. A text without words is 1. */
  readonly understood: number;
  readonly words: number;
  /** Words that say something, and of which nothing was made. */
  readonly unread: number;
  /** Something speaks for the animal: it eats, plays, is as ever, or what is told is slight, old, or asked out of interest. */
  readonly reassuring: boolean;
  /** In how many ways it is told to be well: it eats, plays, is as ever, has none of some danger sign. */
  readonly thrives: number;
}

/** An amount of something: `100 g` of what stands around it. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
  /** Signs of substances in the same sentence or the next. */
  readonly substances: readonly string[];
}

const longestQuote = 140;
const reachOfDenial = 5;

/** Reads a text in each language that it may be written in. What is denied, long past, imagined or about others is no sign. */
export function read(text: string, languages: readonly Words[], locale: string | undefined, frames: Frames): Reading {
  const chosen = languagesOf(text, languages, locale);
  const signs = new Map<string, ReadSign>();
  const amounts: Amount[] = [];
  const named: ReadSign[] = [];
  const mentioned: string[] = [];
  let understood = 0;
  let words = 0;
  let unread = Infinity;
  let reassuring = false;
  let thriving = 0;
  for (const [at, language] of chosen.entries()) {
    // Misspelt words are guessed in the likeliest language only.
    const reading = readIn(lexiconOf(language), text, frames, at === 0);
    for (const sign of reading.signs) if (!signs.has(sign.sign)) signs.set(sign.sign, sign);
    amounts.push(...reading.amounts);
    named.push(...reading.named);
    mentioned.push(...reading.mentioned);
    understood = Math.max(understood, reading.understood);
    words = Math.max(words, reading.words);
    unread = Math.min(unread, reading.unread);
    reassuring ||= reading.reassuring;
    thriving = Math.max(thriving, reading.thrives);
  }
  return { signs: [...signs.values()], amounts, named, mentioned, understood: words ? understood : 1, words, unread, reassuring, thrives: thriving };
}

function readIn(lexicon: Lexicon, text: string, frames: Frames, guess: boolean): Reading {
  const found = findHits(tokens(text, lexicon.words), lexicon, guess);
  const scope = scopeOf(found, lexicon.words.deniesBackwards);
  const seen = [...found.hits, ...countsOf(found), ...scope.extra]
    .map((hit): Seen => ({ concept: hit.concept, from: hit.from, to: hit.to, denied: anyOf(scope.denied, hit.from, hit.to), aside: (scope.aside[hit.from] ?? false) && staysAside(hit.concept), place: found.at[hit.from]!, end: found.at[hit.to]! }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  // «He cannot stand» is quoted with what denies it.
  const denies = seen.filter(({ concept }) => concept === 'not' || concept === 'no');
  const quoteOf = (first: number, last: number) => {
    const isDenied = scope.denied[first] === true;
    const by = isDenied ? (denies.findLast(({ from }) => from < first && first - from <= reachOfDenial) ?? denies.find(({ to }) => to > last && to - last <= reachOfDenial)) : undefined;
    const start = found.tokens[Math.min(first, by?.from ?? first)]!.from;
    return text.slice(start, Math.min(found.tokens[Math.max(last, by?.to ?? last)]!.to, start + longestQuote));
  };
  const signs = match(frames, seen);
  const kindsOf = (concepts: ReadonlySet<string>, isDenied = false) => new Set(seen.filter(({ concept, denied, aside }) => denied === isDenied && !aside && concepts.has(concept)).map(({ concept }) => concept)).size;
  const doubtful = doubtsIn(found.tokens, seen);
  return {
    signs: signs.map(({ sign, from, to }) => ({ sign, quote: quoteOf(from, to), doubtful: doubtful(sign, from, to) })),
    amounts: amountsOf(found.numbers, seen),
    named: seen.filter(({ concept, denied, aside }) => concept.startsWith('t-') && !denied && !aside).map(({ concept, from, to }) => ({ sign: concept.slice(2), quote: quoteOf(from, to), doubtful: false })),
    mentioned: seen.filter(({ concept, denied }) => concept.startsWith('t-') && !denied).map(({ concept }) => concept.slice(2)),
    understood: found.tokens.length ? found.known / found.tokens.length : 1,
    words: found.tokens.length,
    unread: unreadIn(found),
    reassuring: kindsOf(reassures) > 0 || seen.some(({ concept, denied, aside }) => !denied && !aside && asked.has(concept)),
    thrives: kindsOf(thrives) + kindsOf(dangers, true),
  };
}

function unreadIn({ tokens: { length }, hits, skipped, numbers }: Found): number {
  const isRead = Array.from({ length }, (_, at) => skipped[at] === true || numbers[at] !== undefined);
  for (const { from, to } of hits) isRead.fill(true, from, to + 1);
  return isRead.filter((read) => !read).length;
}

/** What an owner may ask for is asked for, whoever the sentence is about. */
const asked: ReadonlySet<string> = new Set(['vaccine', 'nails-trim', 'groom', 'diet', 'neuter', 'chip', 'prevention', 'dental', 'checkup', 'refill', 'travel', 'training', 'overweight', 'new-pet', 'question', 'hypo', 'errand', 'admin', 'bereaved']);

/** What is said of an animal that can wait. */
const reassures: ReadonlySet<string> = new Set(['eat', 'appetite', 'drink', 'play', 'normal', 'energy', 'jump', 'interest', 'well', 'well-off', 'mild', 'once', 'few', 'chronic', 'ended', 'any-more', 'wild']);

/** What is said of an animal that is well, whatever befell it; and what is said not to be there by who has looked. */
const thrives: ReadonlySet<string> = new Set(['eat', 'appetite', 'play', 'normal', 'energy', 'jump', 'interest', 'well-off', 'walk']);
const dangers: ReadonlySet<string> = new Set(['blood', 'bleed', 'vomit', 'diarrhea', 'cough', 'limp', 'wobbly', 'collapse', 'seizure', 'pain', 'swollen', 'noisy', 'wheeze', 'tremor', 'drool', 'strain', 'bloat', 'head-tilt', 'retch', 'cry', 'pus', 'discharge', 'lethargic', 'trouble', 'fluffed', 'cyanosis', 'pant', 'hot', 'stuck', 'worm', 'string', 'wound']);

/** What was over is a fact itself, though it stands aside. */
const staysAside = (concept: string) => !concept.endsWith('-ended') && !asked.has(concept);

function anyOf(flags: readonly boolean[], from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (flags[at]) return true;
  return false;
}

/** Numbers with a unit of weight behind them, and the substances nearest to them. */
function amountsOf(numbers: readonly (number | undefined)[], seen: readonly Seen[]): Amount[] {
  const units = seen.filter(({ concept, aside }) => concept.startsWith('unit-of-') && !aside);
  const substances = seen.filter(({ concept, aside, denied }) => concept.startsWith('t-') && !aside && !denied);
  return units.slice(0, 40).flatMap(({ concept, from, place }): Amount[] => {
    const value = numbers[from - 1];
    if (value === undefined) return [];
    return [{ value, unit: concept.slice('unit-of-'.length), substances: substances.filter((each) => Math.abs(each.place - place) <= 6).map((each) => each.concept.slice(2)) }];
  });
}

/** The language a text is in, by its small words, and the one that was asked for when that may be as well; all when it says too little. */
export function languagesOf(text: string, languages: readonly Words[], locale: string | undefined): readonly Words[] {
  if (languages.length < 2) return languages;
  const asked = locale?.slice(0, 2).toLowerCase();
  const own = languages.find(({ language }) => language === asked);
  const lexicon = own && lexiconOf(own);
  // «A» is a small word of three languages: what the language that was asked for has too, tells no other.
  const isOwn = (word: string) => lexicon !== undefined && (lexicon.tells.has(word) || lexicon.skip.has(word));
  const scored = languages.map((words) => {
    const { tells } = lexiconOf(words);
    let score = 0;
    for (const { word } of tokens(text.slice(0, 2000), words)) if (tells.has(word) && (words === own || !isOwn(word))) score++;
    return { words, score: score + (words === own ? 0.5 : 0) };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  if (best < 2) {
    // Too few small words to tell: the language that was asked for, where most words are its own.
    if (own && isWrittenIn(text, own)) return [own];
    return languages.toSorted((a, b) => Number(b.language === asked) - Number(a.language === asked));
  }
  return scored.filter(({ words, score }) => score === best || (words.language === asked && score >= best * 0.6)).map(({ words }) => words);
}

const mostWords = 0.6;

function isWrittenIn(text: string, words: Words): boolean {
  const lexicon = lexiconOf(words);
  const typed = tokens(text.slice(0, 2000), words);
  return typed.length > 2 && typed.filter(({ word }) => lexicon.isKnown(word)).length >= typed.length * mostWords;
}
