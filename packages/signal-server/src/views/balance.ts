/** Somebody's free starts, in milliseconds. */
export interface FreeOf {
  readonly practitioner: string;
  readonly starts: readonly number[];
}

/** Orders two people by how little they have to do on the day of `at`; equal ones by all their bookings, then by id. */
export type Order = (at: number) => (a: string, b: string) => number;

/** Whoever has fewest bookings on a day comes first, so that "anybody" spreads the work. `dateOf` tells the clinic's date of an instant. */
export function leastBookedFirst(
  people: readonly { readonly practitioner: string; readonly bookings: readonly { readonly start: Date }[] }[],
  dateOf: (at: number) => string,
): Order {
  const perDay = new Map<string, number>();
  const count = (key: string) => perDay.get(key) ?? 0;
  for (const { practitioner, bookings } of people) {
    for (const { start } of bookings) {
      const key = `${practitioner} ${dateOf(start.getTime())}`;
      perDay.set(key, count(key) + 1);
    }
  }
  const total = new Map(people.map(({ practitioner, bookings }) => [practitioner, bookings.length]));
  return (at) => {
    const date = dateOf(at);
    return (a, b) =>
      count(`${a} ${date}`) - count(`${b} ${date}`) || (total.get(a) ?? 0) - (total.get(b) ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
  };
}

/** Each start once, in order of time, with the first of those who are free then. */
export function oneForEachTime(free: readonly FreeOf[], order: Order): { start: number; practitioner: string }[] {
  const whoIsFree = new Map<number, string[]>();
  for (const { practitioner, starts } of free) {
    for (const start of starts) whoIsFree.set(start, [...(whoIsFree.get(start) ?? []), practitioner]);
  }
  return [...whoIsFree]
    .sort(([a], [b]) => a - b)
    .map(([start, people]) => ({ start, practitioner: people.length === 1 ? people[0]! : people.sort(order(start))[0]! }));
}
