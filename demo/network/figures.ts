/** Numbers about numbers. */

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear between neighbours. NaN for nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
  return low + (high - low) * (at - Math.floor(at));
}

/** The 95 % interval of a figure of pairs, by drawing pairs again with replacement. The same seed gives the same interval. */
export function bootstrap<T>(pairs: readonly T[], figure: (drawn: readonly T[]) => number, draws = 10_000): readonly [number, number] {
  const next = random(20_261_121);
  const figures = Array.from({ length: draws }, () => figure(Array.from(pairs, () => pairs[Math.floor(next() * pairs.length)] as T)));
  return [quantile(figures, 0.025), quantile(figures, 0.975)];
}

/** Numbers from 0 to 1 by chance, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Median, 95th percentile and longest, rounded. */
export const summary = (values: readonly number[]) => ({
  median: Math.round(median(values)),
  p95: Math.round(quantile(values, 0.95)),
  longest: Math.round(Math.max(...values)),
});
