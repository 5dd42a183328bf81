import { dateThere } from '../shared/time.ts';

/** Two dates, both of them in it. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The month a date lies in, or so many months later. Dates have no zone. */
export function monthOf(date: string, later = 0): Period {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return { from: dayOf(new Date(Date.UTC(year, month - 1 + later, 1))), to: dayOf(new Date(Date.UTC(year, month + later, 0))) };
}

/** The end of a day in that zone, as an instant: the last millisecond before a later date stands on its calendars. */
export function endOfDay(date: string, zone: string): string {
  let [before, later] = [Date.parse(date) - 86_400_000, Date.parse(date) + 3 * 86_400_000];
  while (later - before > 1) {
    const middle = Math.floor((before + later) / 2);
    if (dateThere(middle, zone) > date) later = middle;
    else before = middle;
  }
  return new Date(before).toISOString();
}
