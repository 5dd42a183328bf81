/** The dates on which as many visits start as somebody takes a day. `dateOf` tells the clinic's date of an instant. */
export function fullDates(starts: readonly Date[], cap: number | null, dateOf: (at: Date) => string): ReadonlySet<string> {
  if (cap === null) return new Set();
  const count = new Map<string, number>();
  for (const start of starts) count.set(dateOf(start), (count.get(dateOf(start)) ?? 0) + 1);
  return new Set([...count].filter(([, n]) => n >= cap).map(([date]) => date));
}
