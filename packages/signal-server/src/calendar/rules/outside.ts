import { addDays } from '../../shared/dates.ts';
import { openTimes, type FreeSlotsInput, type Window } from './slots.ts';

/** Dates that differ, from the first to the last. */
export interface DatesThatDiffer {
  readonly from: string;
  readonly to: string;
  readonly kind: 'closed' | 'replace' | 'add' | 'block';
  readonly windows: readonly Window[];
}

/** One exception for each date, in the same order. */
export const eachDate = (exceptions: readonly DatesThatDiffer[]): FreeSlotsInput['exceptions'] =>
  exceptions.flatMap(({ from, to, kind, windows }) => {
    const dates: string[] = [];
    for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
    return dates.map((date) => (kind === 'closed' ? { date, kind } : { date, kind, windows }));
  });

/** The visits that do not lie wholly within the hours, or that a block or a busy time elsewhere touches. Buffers do not count: what is booked is booked. */
export function outsideHours<Visit extends { readonly start: Date; readonly end: Date }>(
  calendar: Pick<FreeSlotsInput, 'zone' | 'weekly' | 'exceptions' | 'busy'>,
  visits: readonly Visit[],
): Visit[] {
  if (!visits.length) return [];
  const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const from = Math.min(...visits.map(({ start }) => start.getTime()));
  const to = Math.max(...visits.map(({ end }) => end.getTime()));
  const { open, blocked } = openTimes(calendar, addDays(dateOf(from), -3), addDays(dateOf(to), 2));
  return visits.filter(({ start, end }) => {
    const [begins, ends] = [start.getTime(), end.getTime()];
    // Windows that touch hold a visit together: 9 to 12 and 12 to 5 are one stretch of work.
    return blocked.some((each) => each.start < ends && each.end > begins) || !open.some((each) => each.start <= begins && ends <= each.end);
  });
}
