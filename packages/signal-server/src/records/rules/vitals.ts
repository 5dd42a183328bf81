import type { Counted } from '../findings.contract.ts';

/** Kinds of animal with ranges of their own. */
export const rangedKinds = ['dog', 'cat', 'rabbit', 'guinea-pig', 'ferret', 'hamster', 'rat', 'mouse', 'horse', 'cattle', 'sheep', 'goat', 'pig', 'chicken', 'parrot'] as const;
export type RangedKind = (typeof rangedKinds)[number];

type Range = readonly [low: number, high: number];

/** What is usual in a grown animal at rest. Outside of it the page warns; it never refuses. */
export interface Ranges {
  /** °C */
  readonly temperature: Range;
  /** beats a minute */
  readonly pulse: Range;
  /** breaths a minute */
  readonly breaths: Range;
  /** breaths a minute that count as too many in an animal asleep */
  readonly asleep?: number;
  /** Keys of `rangeSources`. */
  readonly sources: readonly (keyof typeof rangeSources)[];
}

/** Where the ranges come from. Sources differ among each other: where they do, the wider range stands, so that a warning means something. */
export const rangeSources = {
  merck: { title: 'Merck Veterinary Manual, reference guides: temperature, heart rate, respiratory rate; triage of small animals', compared: null },
  tamu: { title: 'Texas A&M AgriLife Extension, Normal Physiological Values for Select Animals (2009)', compared: '2026-11-22' },
  vetdepot: { title: 'VetDepot, Normal Temperatures, Pulse Rates and Respiration Rates for Pets', compared: '2026-11-22' },
} as const satisfies Record<string, { readonly title: string; /** The day the numbers were held against the source; nothing: not yet. */ readonly compared: string | null }>;

/** The ranges, one line for each kind of animal. */
export const ranges: Readonly<Record<RangedKind, Ranges>> = {
  dog: { temperature: [37.5, 39.2], pulse: [60, 140], breaths: [10, 34], asleep: 30, sources: ['merck', 'vetdepot'] },
  cat: { temperature: [37.8, 39.5], pulse: [120, 200], breaths: [16, 40], asleep: 30, sources: ['merck', 'vetdepot'] },
  rabbit: { temperature: [38.5, 40], pulse: [120, 325], breaths: [30, 60], sources: ['merck', 'tamu', 'vetdepot'] },
  'guinea-pig': { temperature: [37.2, 39.5], pulse: [200, 310], breaths: [42, 105], sources: ['merck', 'vetdepot'] },
  ferret: { temperature: [37.8, 40], pulse: [200, 400], breaths: [33, 36], sources: ['vetdepot'] },
  hamster: { temperature: [37, 38], pulse: [250, 500], breaths: [35, 135], sources: ['merck'] },
  rat: { temperature: [37.5, 38.5], pulse: [250, 450], breaths: [70, 115], sources: ['merck'] },
  mouse: { temperature: [37.5, 38.5], pulse: [450, 750], breaths: [80, 230], sources: ['merck'] },
  horse: { temperature: [37.2, 38.5], pulse: [28, 44], breaths: [8, 16], sources: ['merck', 'vetdepot'] },
  cattle: { temperature: [38, 39.3], pulse: [48, 84], breaths: [18, 50], sources: ['merck', 'tamu'] },
  sheep: { temperature: [38.5, 39.9], pulse: [60, 120], breaths: [12, 34], sources: ['merck', 'tamu'] },
  goat: { temperature: [38.5, 40], pulse: [70, 135], breaths: [12, 30], sources: ['merck', 'tamu'] },
  pig: { temperature: [38.7, 39.8], pulse: [55, 120], breaths: [8, 40], sources: ['merck', 'tamu'] },
  chicken: { temperature: [40.6, 43], pulse: [220, 360], breaths: [12, 40], sources: ['merck'] },
  parrot: { temperature: [40, 42], pulse: [200, 500], breaths: [25, 60], sources: ['merck'] },
};

// Names in English, French, Spanish and German. A longer name stands before a shorter one it begins with.
const names: readonly (readonly [RangedKind, RegExp])[] = [
  ['guinea-pig', /\b(guinea.?pigs?|cavy|cavies|cochons? d.inde|cobaya?s?|conejillos? de indias|meerschwein\w*)\b/],
  ['rabbit', /\b(rabbits?|bunn(y|ies)|lapine?s?|conej[oa]s?|kaninchen)\b/],
  ['hamster', /\b\w*hamsters?\b/],
  ['mouse', /\b(mouse|mice|souris|raton(es)?|maus|mause)\b/],
  ['rat', /\b(rats?|ratte|ratten|ratas?)\b/],
  ['ferret', /\b(ferrets?|furets?|huron(es)?|frettchen)\b/],
  ['chicken', /\b(chickens?|hens?|poules?|gallinas?|huhn|huhner)\b/],
  ['parrot', /\b(parrots?|budg\w*|cockatiels?|parakeets?|perroquets?|perruches?|loros?|periquitos?|papagei\w*|\w*sittiche?)\b/],
  ['horse', /\b(horses?|pon(y|ies)|mares?|foals?|cheval|chevaux|poneys?|caballos?|yeguas?|pferde?|ponys?)\b/],
  ['cattle', /\b(cows?|cattle|cal(f|ves)|bulls?|vaches?|veaux?|vacas?|terneros?|kuhe?|rind|rinder|kalb)\b/],
  ['sheep', /\b(sheep|lambs?|ewes?|moutons?|brebis|ovejas?|schafe?|lamm)\b/],
  ['goat', /\b(goats?|chevres?|cabras?|ziegen?)\b/],
  ['pig', /\b(pigs?|piglets?|hogs?|sows?|cochons?|porcs?|cerdos?|schweine?|minischwein)\b/],
  ['cat', /\b(cats?|kittens?|felines?|chats?|chattes?|gat[oa]s?|katzen?|kater)\b/],
  ['dog', /\b(dogs?|pupp(y|ies)|canines?|chiens?|chiennes?|chiots?|perr[oa]s?|cachorros?|hunde?|hundin|welpen?)\b/],
];

/** The kind of animal that a species in somebody's words means, where ranges are known for it. */
export function rangedKind(species: string): RangedKind | undefined {
  const plain = species.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').slice(0, 120);
  return names.find(([, name]) => name.test(plain))?.[0];
}

export type Rated = 'temperature' | 'pulse' | 'breaths';

/** The usual range of one vital sign for this animal; nothing where none is known. Asleep, breaths have a lower ceiling. */
export function usualRange(species: string, vital: Rated, rest: 'resting' | 'asleep' | 'active' | null): Range | undefined {
  const kind = rangedKind(species);
  if (!kind) return undefined;
  const of = ranges[kind];
  const [low, high] = of[vital];
  return vital === 'breaths' && rest === 'asleep' && of.asleep !== undefined ? [Math.min(low, of.asleep), of.asleep] : [low, high];
}

export const isOutside = (value: number, [low, high]: Range): boolean => value < low || value > high;

/** By how much a count is multiplied to be the rate of a minute. */
export const perMinute = (counted: Counted | undefined): number => (counted === undefined || counted === 'minute' ? 1 : 60 / Number(counted.split('-')[1]));

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Units people type in; what is kept is °C and kg. Two decimals of °C and three of kg give back what was typed. */
export const units = {
  temperature: { '°C': { from: (typed: number) => typed, to: (kept: number) => round(kept, 1) }, '°F': { from: (typed: number) => round(((typed - 32) * 5) / 9, 2), to: (kept: number) => round((kept * 9) / 5 + 32, 1) } },
  weight: { kg: { from: (typed: number) => typed, to: (kept: number) => round(kept, 3) }, lb: { from: (typed: number) => round(typed * 0.453_592_37, 3), to: (kept: number) => round(kept / 0.453_592_37, 2) } },
} as const;
export type TemperatureUnit = keyof typeof units.temperature;
export type WeightUnit = keyof typeof units.weight;

/** The highest total of a pain scale we know by name. */
export const painScaleTop = { 'cmps-sf': 24, 'cmps-feline': 20, fgs: 10 } as const;
