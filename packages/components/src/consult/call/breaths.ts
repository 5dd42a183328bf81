/** For how long breaths are counted, seconds. */
export const spans = [30, 15] as const;
export type Span = (typeof spans)[number];

/** Where a count is: taps are times in milliseconds; the first one starts the clock. */
export interface BreathCount {
  readonly span: Span;
  readonly taps: readonly number[];
}

export const noBreaths = (span: Span): BreathCount => ({ span, taps: [] });

/** One more breath. A tap after the end, or the bounce of a finger, does not count. */
export function tapped(count: BreathCount, at: number): BreathCount {
  const last = count.taps.at(-1);
  if (isOver(count, at) || (last !== undefined && at - last < 120)) return count;
  return { ...count, taps: [...count.taps, at] };
}

/** Milliseconds that are left; all of it before the first tap. */
export const leftOf = ({ span, taps }: BreathCount, now: number): number => Math.max(0, span * 1000 - (taps[0] === undefined ? 0 : now - taps[0]));

export const isOver = (count: BreathCount, now: number): boolean => count.taps.length > 0 && leftOf(count, now) === 0;

/** Breaths a minute. The first tap starts the clock, and so is the beginning of the first breath that is counted. */
export const perMinute = ({ span, taps }: BreathCount): number => Math.round((taps.length * 60) / span);
