/** When a holiday is, as a rule. Months from 1; weekdays from Monday (1) to Sunday (7). */
export type When =
  | { readonly on: readonly [month: number, day: number] }
  /** The n-th weekday of a month; -1: the last. */
  | { readonly nth: number; readonly weekday: number; readonly month: number }
  /** The first such weekday on or after a date, or that date itself when it is the weekday of `unless`. `before`: the last one before it. */
  | { readonly weekday: number; readonly from: readonly [month: number, day: number]; readonly unless?: number }
  | { readonly weekday: number; readonly before: readonly [month: number, day: number] }
  /** Days after Easter Sunday of the western churches. */
  | { readonly easter: number }
  /** A date for each year that no rule gives, as it was announced. */
  | { readonly dates: readonly string[] };

/**
 * What is done when it falls on a weekend. `monday`: the next Monday is off instead. `nearest`: Saturday's is Friday, Sunday's is Monday.
 * `sunday`: only Sunday's moves, to Monday. `next-free`: the next working day that is no holiday itself (Boxing Day after Christmas).
 */
export type Moved = 'monday' | 'nearest' | 'sunday' | 'next-free';

const day = 86_400_000;
const at = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date);
/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (time: number): number => ((Math.floor(time / day) + 3) % 7 + 7) % 7 + 1;

/** Easter Sunday by the Gregorian rule (the anonymous algorithm of 1876), as milliseconds of its midnight in UTC. */
export function easter(year: number): number {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return at(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The day of a rule in a year, before anything is moved; nothing when there is none that year. */
export function dayOf(when: When, year: number): number | undefined {
  if ('on' in when) return at(year, ...when.on);
  if ('easter' in when) return easter(year) + when.easter * day;
  if ('dates' in when) {
    const found = when.dates.find((date) => date.startsWith(`${year}-`));
    return found === undefined ? undefined : Date.parse(found);
  }
  if ('nth' in when) {
    if (when.nth < 0) return before(at(year, when.month + 1, 1), when.weekday);
    return from(at(year, when.month, 1), when.weekday) + (when.nth - 1) * 7 * day;
  }
  if ('from' in when) return weekdayOf(at(year, ...when.from)) === when.unless ? at(year, ...when.from) : from(at(year, ...when.from), when.weekday);
  return before(at(year, ...when.before), when.weekday);
}

const from = (time: number, weekday: number): number => time + ((weekday - weekdayOf(time) + 7) % 7) * day;
const before = (time: number, weekday: number): number => from(time - 7 * day, weekday);

/** The day on which it is kept. `taken`: other holidays of that year. */
export function keptOn(time: number, moved: Moved | undefined, taken: ReadonlySet<number>): number {
  const weekday = weekdayOf(time);
  switch (moved) {
    case undefined: return time;
    case 'monday': return weekday === 6 ? time + 2 * day : weekday === 7 ? time + day : time;
    case 'sunday': return weekday === 7 ? time + day : time;
    case 'nearest': return weekday === 6 ? time - day : weekday === 7 ? time + day : time;
    case 'next-free': {
      let kept = time;
      while (weekdayOf(kept) > 5 || (kept !== time && taken.has(kept))) kept += day;
      return kept;
    }
  }
}
