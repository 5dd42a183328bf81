import type { Weekly, Window } from '@vetkit/signal-server/calendar/week.contract';
import type { Hours } from '@vetkit/signal-server/calendar/hours.contract';
import { spanOf, weekFaults, weekdays } from '@vetkit/signal-server/calendar/rules/week';
import { readWall, sayWall } from './wall.ts';

export { weekdays };
export type Weekday = (typeof weekdays)[number];

/** One pair of times as typed: it may not be a time yet. */
export interface Typed {
  readonly from: string;
  readonly until: string;
}

/** Hours while they are edited. */
export interface HoursDraft extends Omit<Hours, 'weekly'> {
  readonly week: Readonly<Record<Weekday, readonly Typed[]>>;
}

/** Midnight as an end is written `24:00`, whichever way it was said; a start is `00:00`. */
const tidy = ([start, end]: Window): Window => [start === '24:00' ? '00:00' : start, end === '00:00' ? '24:00' : end];
const sorted = (windows: readonly Window[]) => windows.map(tidy).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

export function draftOf({ weekly, ...numbers }: Hours, locale: string): HoursDraft {
  const typed = (day: Weekday) => sorted(weekly[day] ?? []).map(([from, until]) => ({ from: sayWall(from, locale), until: sayWall(until, locale) }));
  return { ...numbers, week: Object.fromEntries(weekdays.map((day) => [day, typed(day)])) as Record<Weekday, Typed[]> };
}

/** A typed pair as wall times; nothing while one of them cannot be read. */
export function windowOf({ from, until }: Typed): Window | undefined {
  const [start, end] = [readWall(from), readWall(until)];
  return start && end ? tidy([start, end]) : undefined;
}

/** What is wrong at `mon.0`: a time that is none, or one that overlaps another. */
export type DraftFaults = ReadonlyMap<string, 'unreadable' | 'overlap'>;

/** The hours a draft says, and what is wrong with them. With faults the hours are only good for looking at. */
export function hoursOf({ week, ...numbers }: HoursDraft): { readonly hours: Hours; readonly faults: DraftFaults } {
  const faults = new Map<string, 'unreadable' | 'overlap'>();
  const weekly: Record<string, Window[]> = {};
  const places = new Map<string, string>();
  for (const day of weekdays) {
    for (const [i, typed] of week[day].entries()) {
      const window = windowOf(typed);
      if (!window) faults.set(`${day}.${i}`, 'unreadable');
      else places.set(`weekly.${day}.${(weekly[day] ??= []).push(window) - 1}`, `${day}.${i}`);
    }
  }
  for (const { path } of weekFaults(weekly as Weekly)) faults.set(places.get(path) ?? path, 'overlap');
  return { hours: { ...numbers, weekly: weekly as Weekly }, faults };
}

const numbers = ['minNoticeMin', 'bufferMin', 'stepMin', 'horizonDays', 'dailyCap'] as const;
/** A part of the hours that can differ. */
export type HoursPart = Weekday | (typeof numbers)[number];

const windowsText = (hours: Hours, day: Weekday) => JSON.stringify(sorted(hours.weekly[day] ?? []));

/** Where two sets of hours differ, in the order of the page. */
export const differences = (a: Hours, b: Hours): HoursPart[] => [
  ...weekdays.filter((day) => windowsText(a, day) !== windowsText(b, day)),
  ...numbers.filter((name) => a[name] !== b[name]),
];

/** Where somebody works on one day, in percent of what is shown; a night shift goes on at the start of the next day. */
export function bars(weekly: Weekly, day: Weekday): { readonly bars: readonly { readonly from: number; readonly to: number }[] } {
  const [first, last] = shown(weekly);
  const before = weekdays[(weekdays.indexOf(day) + 6) % 7]!;
  const spans = [...(weekly[before] ?? []).map(spanOf).map(([from, until]) => [from - 1440, until - 1440] as const), ...(weekly[day] ?? []).map(spanOf)];
  const part = (minute: number) => Math.round((10_000 * (Math.min(Math.max(minute, first), last) - first)) / (last - first)) / 100;
  return { bars: spans.map(([from, until]) => ({ from: part(from), to: part(until) })).filter(({ from, to }) => to > from) };
}

/** First and last minute of the day to show: 6 to 22 o'clock, or the whole day when somebody works outside of that. */
export function shown(weekly: Weekly): readonly [number, number] {
  const outside = weekdays.some((day) => (weekly[day] ?? []).map(spanOf).some(([from, until]) => from < 360 || until > 1320));
  return outside ? [0, 1440] : [360, 1320];
}
