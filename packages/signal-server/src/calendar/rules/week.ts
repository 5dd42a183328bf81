import type { Weekly, Window } from '../week.contract.ts';
import type { HoursProblem, NewException } from '../hours.contract.ts';
import { addDays } from '../../shared/dates.ts';

/** What is wrong with something that was sent, and where. Never repeats what was sent. */
export interface Fault {
  readonly code: Extract<HoursProblem, 'windows-overlap' | 'window-start' | 'date-past' | 'date-too-far' | 'dates-reversed' | 'range-too-long' | 'type-name-twice' | 'type-code-twice'>;
  readonly path: string;
  readonly message: string;
}

/** Monday first, as a week is shown and kept. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const day = 24 * 60;
const week = 7 * day;

/** Most dates of one exception, and how far ahead its last may be. */
export const longestException = 366;
export const furthestException = 730;

/** Minutes since midnight of a wall time; 1440 for `24:00`. */
export const minuteOf = (wall: string): number => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3, 5));

/** Start and end in minutes since the midnight of its date; an end at or before the start is on the next date. */
export function spanOf([start, end]: Window): readonly [number, number] {
  const [from, until] = [minuteOf(start), minuteOf(end)];
  return [from, until <= from ? until + day : until];
}

interface Placed {
  readonly path: string;
  readonly from: number;
  readonly until: number;
}

const overlapOf = (path: string): Fault => ({ code: 'windows-overlap', path, message: 'Overlaps another time of this day or of a night shift beside it' });
const startsOf = (windows: readonly Window[], path: string): Fault[] =>
  windows.flatMap(([start], i) => (start === '24:00' ? [{ code: 'window-start' as const, path: `${path}.${i}.0`, message: 'A time from 00:00 to 23:59' }] : []));

/** Everything that overlaps something before it. Touching is fine. */
function overlaps(placed: readonly Placed[]): Fault[] {
  let until = -Infinity;
  const faults: Fault[] = [];
  for (const window of [...placed].sort((a, b) => a.from - b.from || a.until - b.until)) {
    if (window.from < until) faults.push(overlapOf(window.path));
    until = Math.max(until, window.until);
  }
  return faults;
}

/** What is wrong with an ordinary week. A night shift of Sunday reaches into Monday. */
export function weekFaults(weekly: Weekly): Fault[] {
  const starts = weekdays.flatMap((name) => startsOf(weekly[name] ?? [], `weekly.${name}`));
  if (starts.length) return starts;
  const placed = weekdays.flatMap((name, i) =>
    (weekly[name] ?? []).map((window, n): Placed => {
      const [from, until] = spanOf(window);
      return { path: `weekly.${name}.${n}`, from: i * day + from, until: i * day + until };
    }),
  );
  const fromTheWeekBefore = placed.filter(({ until }) => until > week).map(({ path, from, until }) => ({ path, from: from - week, until: until - week }));
  return overlaps([...fromTheWeekBefore, ...placed]).filter(({ path }, i, all) => all.findIndex((other) => other.path === path) === i);
}

/** What is wrong with days that differ; `today` is the clinic's date. */
export function exceptionFaults(exception: NewException, today: string): Fault[] {
  const { from, to = from } = exception;
  if (from < today) return [{ code: 'date-past', path: 'from', message: 'Today or later' }];
  if (to < from) return [{ code: 'dates-reversed', path: 'to', message: 'The first date or later' }];
  // A year of four zeros compares, it need not be understood.
  if (to > addDays(today, furthestException)) return [{ code: 'date-too-far', path: to === from ? 'from' : 'to', message: 'Within two years' }];
  if (addDays(from, longestException - 1) < to) return [{ code: 'range-too-long', path: 'to', message: 'At most 366 days after the first' }];
  if (exception.kind === 'closed') return [];
  const starts = startsOf(exception.windows, 'windows');
  if (starts.length) return starts;
  return overlaps(exception.windows.map((window, n) => ({ path: `windows.${n}`, from: spanOf(window)[0], until: spanOf(window)[1] })));
}
