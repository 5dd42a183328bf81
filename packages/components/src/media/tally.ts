import { addStretch, courseOf, NO_COURSE, type Course, type CourseSums } from './course.ts';
import type { LineLevel } from './line.ts';
import type { QualitySample, QualityWord, Route } from './quality.ts';

/** Adds up the seconds of the way to one person: how it was, and how long both were heard and seen. Pure. */

/** How many seconds something lasted in all, and the longest without a break. */
export interface Lasted {
  readonly seconds: number;
  readonly unbroken: number;
}

/** Measured by the receiver: what arrived here and, for two-way, what the other side says arrived there. */
export interface Together {
  /** Their sound arrived here. */
  readonly heard: Lasted;
  /** Their picture arrived here. */
  readonly seen: Lasted;
  /** Sound in both directions. */
  readonly twoWayAudio: Lasted;
  /** Sound and picture in both directions. */
  readonly twoWay: Lasted;
}

/** How the way to one person was, from the first second to now. */
export interface PeerReport {
  readonly seconds: number;
  readonly together: Together;
  /** Seconds of each word. */
  readonly words: Readonly<Record<QualityWord, number>>;
  /** Seconds of each level of what was sent to them. */
  readonly levels: Readonly<Record<LineLevel, number>>;
  /** The whole of it at a look. */
  readonly course: Course;
  readonly freezes: number;
  /** Mean of the seconds that had one, milliseconds. */
  readonly roundTripMs: number | null;
  /** Worst second, 0 to 1. */
  readonly worstLoss: number;
  /** The ways media took, in order of first use. */
  readonly routes: readonly Route[];
  /** How often the way had to be mended. */
  readonly restarts: number;
  readonly recalls: number;
}

/** One second, seen from here. */
export interface Second {
  readonly sample: QualitySample;
  readonly level: LineLevel;
  /** What the other side says of the last second. */
  readonly theyHear: boolean;
  readonly theySee: boolean;
}

interface Run extends Lasted {
  readonly current: number;
  /** When it last held. */
  readonly at: number;
}

export interface Tally {
  readonly seconds: number;
  readonly at: number;
  readonly heard: Run;
  readonly seen: Run;
  readonly twoWayAudio: Run;
  readonly twoWay: Run;
  readonly words: Readonly<Record<QualityWord, number>>;
  readonly levels: Readonly<Record<LineLevel, number>>;
  readonly course: CourseSums;
  readonly freezes: number;
  readonly trips: { readonly count: number; readonly sum: number };
  readonly worstLoss: number;
  readonly routes: readonly Route[];
}

/** A silence up to this long breaks nothing: one look may come late, milliseconds. */
const BREATH = 3_000;
/** A look that comes later than this counts as this much: a machine that slept was not there. */
const LONGEST_SECOND = 2_000;

const NO_RUN: Run = { seconds: 0, unbroken: 0, current: 0, at: -Infinity };
export const NO_TALLY: Tally = {
  seconds: 0,
  at: -Infinity,
  heard: NO_RUN,
  seen: NO_RUN,
  twoWayAudio: NO_RUN,
  twoWay: NO_RUN,
  words: { good: 0, fair: 0, poor: 0 },
  levels: { full: 0, small: 0, audio: 0, phone: 0 },
  course: NO_COURSE,
  freezes: 0,
  trips: { count: 0, sum: 0 },
  worstLoss: 0,
  routes: [],
};

/** The sums after one more second. */
export function addSecond(tally: Tally, { sample, level, theyHear, theySee }: Second): Tally {
  const { at } = sample;
  const passed = (Number.isFinite(tally.at) ? at - tally.at : 1_000) / 1_000;
  const length = Math.min(passed, LONGEST_SECOND / 1_000);
  const hear = sample.audioPackets > 0;
  const see = sample.framesDecoded > 0;
  const plus = <Key extends string>(sums: Readonly<Record<Key, number>>, key: Key): Readonly<Record<Key, number>> => ({ ...sums, [key]: sums[key] + length });

  return {
    seconds: tally.seconds + length,
    at,
    heard: run(tally.heard, hear, at, length),
    seen: run(tally.seen, see, at, length),
    twoWayAudio: run(tally.twoWayAudio, hear && theyHear, at, length),
    twoWay: run(tally.twoWay, hear && see && theyHear && theySee, at, length),
    words: plus(tally.words, sample.word),
    levels: plus(tally.levels, level),
    course: addStretch(tally.course, sample.kbitsIn === 0 ? 'gap' : sample.word, at, passed, BREATH / 1_000),
    freezes: tally.freezes + sample.freezes,
    trips: sample.roundTripMs === null ? tally.trips : { count: tally.trips.count + 1, sum: tally.trips.sum + sample.roundTripMs },
    worstLoss: Math.max(tally.worstLoss, sample.lossIn ?? 0, sample.lossOut ?? 0),
    routes: sample.route === 'unknown' || tally.routes.includes(sample.route) ? tally.routes : [...tally.routes, sample.route],
  };
}

function run(before: Run, holds: boolean, at: number, length: number): Run {
  if (!holds) return before;
  const current = at - before.at <= BREATH ? before.current + length : length;
  return { seconds: before.seconds + length, current, unbroken: Math.max(before.unbroken, current), at };
}

const lasted = ({ seconds, unbroken }: Run): Lasted => ({ seconds: Math.round(seconds), unbroken: Math.round(unbroken) });
const rounded = <Key extends string>(sums: Readonly<Record<Key, number>>) =>
  Object.fromEntries(Object.entries<number>(sums).map(([key, value]) => [key, Math.round(value)])) as Record<Key, number>;

/** The sums as they are told, in whole seconds. */
export const reportOf = (tally: Tally, mended: { readonly restarts: number; readonly recalls: number }): PeerReport => ({
  seconds: Math.round(tally.seconds),
  together: { heard: lasted(tally.heard), seen: lasted(tally.seen), twoWayAudio: lasted(tally.twoWayAudio), twoWay: lasted(tally.twoWay) },
  words: rounded(tally.words),
  levels: rounded(tally.levels),
  course: courseOf(tally.course),
  freezes: tally.freezes,
  roundTripMs: tally.trips.count > 0 ? Math.round(tally.trips.sum / tally.trips.count) : null,
  worstLoss: tally.worstLoss,
  routes: tally.routes,
  ...mended,
});
