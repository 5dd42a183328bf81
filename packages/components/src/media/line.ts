/**
 * How much the way to one person carries, and what is sent over it. Pure. Steps down in order: a small picture, sound alone, and then a
 * word that the phone is better. Steps up by itself, each time after a longer calm when the last try did not hold.
 */

/** What is sent to one person. `phone`: sound is still sent, but it does not get through well; a phone call is better now. */
export type LineLevel = 'full' | 'small' | 'audio' | 'phone';

const DOWN: readonly LineLevel[] = ['full', 'small', 'audio', 'phone'];

/** What is known about the way after one more second. Null: the browser does not tell. */
export interface LineNumbers {
  /** Milliseconds, any steady clock. */
  readonly at: number;
  /** What the browser believes it can send, kbit/s. */
  readonly available: number | null;
  /** Share of our packets that were lost, 0 to 1. */
  readonly lossOut: number | null;
  /** Share of their packets that were lost, 0 to 1. */
  readonly lossIn: number | null;
  readonly roundTripMs: number | null;
}

export interface Line {
  readonly level: LineLevel;
  /** Since when the way has been too narrow for this level, or null. */
  readonly strainedSince: number | null;
  /** Since when the way has been wide enough for the next level, or null. */
  readonly calmSince: number | null;
  /** How long a calm has to last before the next step up, milliseconds. */
  readonly calmNeeded: number;
  /** When the last step up was taken. */
  readonly roseAt: number;
  /** Until when nothing is held against the way: after a silence the browser's guesses begin low. */
  readonly forgivenUntil: number;
}

/** How long it takes until a step, milliseconds. */
const PATIENCE = { strain: 4_000, afterSilence: 8_000, calm: 8_000, longestCalm: 120_000, holds: 20_000 } as const;

/** What is too little for a level: less than this (kbit/s), or more than this. */
const TOO_NARROW: Readonly<Record<Exclude<LineLevel, 'phone'>, { available: number; loss: number; roundTripMs: number }>> = {
  full: { available: 220, loss: 0.08, roundTripMs: 900 },
  small: { available: 60, loss: 0.2, roundTripMs: 1_800 },
  audio: { available: 20, loss: 0.3, roundTripMs: 3_000 },
};

/** What has to be reached before the level above is tried. Without a picture the browser cannot know how much more would pass. */
const WIDE_ENOUGH: Readonly<Record<Exclude<LineLevel, 'full'>, { available: number; loss: number; roundTripMs: number }>> = {
  small: { available: 140, loss: 0.04, roundTripMs: 500 },
  audio: { available: 35, loss: 0.15, roundTripMs: 800 },
  phone: { available: 24, loss: 0.15, roundTripMs: 1_500 },
};

export const NEW_LINE: Line = { level: 'full', strainedSince: null, calmSince: null, calmNeeded: PATIENCE.calm, roseAt: -Infinity, forgivenUntil: -Infinity };

/** Nothing arrives at all: that is no narrow way, but none. What was sent before is tried again when it is back. */
export const silentLine = (line: Line, at: number): Line => ({ ...line, strainedSince: null, calmSince: null, forgivenUntil: at + PATIENCE.afterSilence });

/** The line after one more second. The same object when nothing changes. */
export function nextLine(line: Line, numbers: LineNumbers): Line {
  const { level } = line;
  const { at } = numbers;
  const strained = level !== 'phone' && at >= line.forgivenUntil && exceeds(numbers, TOO_NARROW[level], level);
  const calm = level !== 'full' && !strained && !exceeds(numbers, WIDE_ENOUGH[level], 'phone');
  const strainedSince = strained ? (line.strainedSince ?? at) : null;
  const calmSince = calm ? (line.calmSince ?? at) : null;

  if (strainedSince !== null && at - strainedSince >= PATIENCE.strain) {
    // What did not hold is not tried again so soon.
    const fellBack = at - line.roseAt < PATIENCE.holds;
    const calmNeeded = fellBack ? Math.min(line.calmNeeded * 2, PATIENCE.longestCalm) : PATIENCE.calm;
    return { ...line, level: step(level, 1), strainedSince: null, calmSince: null, calmNeeded };
  }
  if (calmSince !== null && at - calmSince >= line.calmNeeded) {
    return { ...line, level: step(level, -1), strainedSince: null, calmSince: null, roseAt: at };
  }
  return strainedSince === line.strainedSince && calmSince === line.calmSince ? line : { ...line, strainedSince, calmSince };
}

const step = (level: LineLevel, by: 1 | -1): LineLevel => DOWN[DOWN.indexOf(level) + by] ?? level;

/** What they lose on the way to us is theirs to mend, unless it is so much that the phone is better. */
function exceeds(numbers: LineNumbers, limit: { available: number; loss: number; roundTripMs: number }, level: LineLevel): boolean {
  const loss = level === 'audio' || level === 'phone' ? Math.max(numbers.lossOut ?? 0, numbers.lossIn ?? 0) : (numbers.lossOut ?? 0);
  return (numbers.available ?? Infinity) < limit.available || loss > limit.loss || (numbers.roundTripMs ?? 0) > limit.roundTripMs;
}

/** What to send: null means no picture. */
export interface SendPlan {
  readonly video: { readonly bitsPerSecond: number; readonly height: number; readonly framesPerSecond: number } | null;
  readonly audioBitsPerSecond: number;
}

/** The upload of a home is shared by all who are in the call. */
const FULL = [
  { bitsPerSecond: 1_200_000, height: 720, framesPerSecond: 30 },
  { bitsPerSecond: 500_000, height: 480, framesPerSecond: 24 },
  { bitsPerSecond: 300_000, height: 360, framesPerSecond: 20 },
] as const;
const SMALL = { bitsPerSecond: 90_000, height: 180, framesPerSecond: 12 } as const;

/** What is sent at a level when `others` people receive it from here. */
export function sendPlan(level: LineLevel, others: number): SendPlan {
  if (level === 'audio' || level === 'phone') return { video: null, audioBitsPerSecond: 24_000 };
  if (level === 'small') return { video: SMALL, audioBitsPerSecond: 24_000 };
  return { video: FULL[Math.min(Math.max(others, 1), FULL.length) - 1] ?? FULL[0], audioBitsPerSecond: 40_000 };
}

/** By how much to shrink a picture of this size so that its shorter side has `height`; never more than 1:1. */
export const shrinkBy = (height: number, settings: { readonly width?: number | undefined; readonly height?: number | undefined }): number =>
  Math.max(1, Math.min(settings.width ?? height, settings.height ?? height) / height);
