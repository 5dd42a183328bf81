/** Somebody's free starts, in milliseconds. */
export interface FreeOf {
  readonly practitioner: string;
  readonly starts: readonly number[];
}

/** Orders two people for a start at `at`. */
export type Order = (at: number) => (a: string, b: string) => number;

/**
 * `balance`: whoever has fewest bookings on a day comes first, so that "anybody" spreads the work; equal ones by how soon they usually confirm.
 * `quick`: the other way round. Whoever has less `trouble` comes before all of that. Then by all their bookings, then by id. `dateOf` tells the clinic's date of an instant.
 */
export function orderedBy(
  by: 'balance' | 'quick',
  people: readonly { readonly practitioner: string; readonly confirmSeconds: number; readonly trouble?: number; readonly bookings: readonly { readonly start: Date }[] }[],
  dateOf: (at: number) => string,
): Order {
  // Many people start at the same times, and finding a date on a wall is slow.
  const dates = new Map<number, string>();
  const dateAt = (at: number): string => {
    const known = dates.get(at) ?? dateOf(at);
    dates.set(at, known);
    return known;
  };
  const perDay = new Map<string, Map<string, number>>();
  for (const { practitioner, bookings } of people) {
    for (const { start } of bookings) {
      const date = dateAt(start.getTime());
      const day = perDay.get(date) ?? new Map<string, number>();
      perDay.set(date, day.set(practitioner, (day.get(practitioner) ?? 0) + 1));
    }
  }
  const total = new Map(people.map(({ practitioner, bookings }) => [practitioner, bookings.length]));
  const seconds = new Map(people.map(({ practitioner, confirmSeconds }) => [practitioner, confirmSeconds]));
  const trouble = new Map(people.map(({ practitioner, trouble: some }) => [practitioner, some ?? 0]));
  const better = (a: string, b: string) => (trouble.get(a) ?? 0) - (trouble.get(b) ?? 0);
  const sooner = (a: string, b: string) => (seconds.get(a) ?? 0) - (seconds.get(b) ?? 0);
  return (at) => {
    const day = perDay.get(dateAt(at));
    const lessThatDay = (a: string, b: string) => (day?.get(a) ?? 0) - (day?.get(b) ?? 0);
    const [first, second] = by === 'balance' ? [lessThatDay, sooner] : [sooner, lessThatDay];
    return (a, b) => better(a, b) || first(a, b) || second(a, b) || (total.get(a) ?? 0) - (total.get(b) ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
  };
}

/** Each start once, in order of time, with the first of those who are free then. */
export function oneForEachTime(free: readonly FreeOf[], order: Order): { start: number; practitioner: string }[] {
  const whoIsFree = new Map<number, string[]>();
  for (const { practitioner, starts } of free) {
    for (const start of starts) {
      const people = whoIsFree.get(start);
      if (people) people.push(practitioner);
      else whoIsFree.set(start, [practitioner]);
    }
  }
  return [...whoIsFree]
    .sort(([a], [b]) => a - b)
    .map(([start, people]) => {
      const before = order(start);
      return { start, practitioner: people.reduce((first, one) => (before(one, first) < 0 ? one : first)) };
    });
}
