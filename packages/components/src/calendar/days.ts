import type { Slot } from '@vetkit/signal-server/calendar/contract';
import { dateThere } from '../shared/time.ts';

/** Parts of a day, by the viewer's clock. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** The free times of one day on the viewer's calendar. */
export interface Day {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Starts that anybody is free at, in order, each once. */
  readonly starts: readonly string[];
}

/** The date so many days later. */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** How many days one date is after another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Noon of a date, for writing its name: no zone's clock is so far off that it would become another date. */
export const noonOf = (date: string): string => `${date}T12:00:00.000Z`;

/** Free times by day on the calendar of `zone`, `count` days from `from` on; days without any are in it too. */
export function daysOf(slots: readonly Slot[], { from, count, zone }: { readonly from: string; readonly count: number; readonly zone: string }): Day[] {
  const starts = [...new Set(slots.map(({ start }) => start))].sort();
  return Array.from({ length: count }, (_, i) => addDays(from, i)).map((date) => ({
    date,
    starts: starts.filter((start) => dateThere(start, zone) === date),
  }));
}

/** The earliest free time, with the one who is free then; of several, the first as the server lists them. */
export const nextFree = (slots: readonly Slot[]): Slot | undefined =>
  slots.reduce<Slot | undefined>((first, slot) => (first && first.start <= slot.start ? first : slot), undefined);

/** The part of the day in which a time lies: before noon, before five, later. */
export function partOf(start: string, zone: string): DayPart {
  const hour = Number(new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(new Date(start)));
  return hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening';
}

/** Starts by part of the day; parts without any are left out. */
export const byPart = (starts: readonly string[], zone: string): { readonly part: DayPart; readonly starts: readonly string[] }[] =>
  dayParts.map((part) => ({ part, starts: starts.filter((start) => partOf(start, zone) === part) })).filter(({ starts }) => starts.length > 0);

/** Do clocks of the two zones show something else at any of these times? */
export function zonesDiffer(a: string, b: string, starts: readonly string[]): boolean {
  if (a === b) return false;
  const wall = (zone: string) => new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const [one, other] = [wall(a), wall(b)];
  return starts.some((start) => one.format(new Date(start)) !== other.format(new Date(start)));
}
