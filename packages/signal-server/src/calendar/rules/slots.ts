import { Temporal } from 'temporal-polyfill';
import { zoneTable, type ZoneTable } from './zone-table.ts';

/** Wall times "HH:MM" of one window; an end at or before the start is on the next date, "24:00" is the next midnight. */
export type Window = readonly [start: string, end: string];

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** What is different on one date. Several on one date apply in their order; blocks remove time whatever the order. */
export type CalendarException =
  | { readonly date: string; readonly kind: 'closed' }
  | { readonly date: string; readonly kind: 'replace' | 'add' | 'block'; readonly windows: readonly Window[] };

export interface FreeSlotsInput {
  /** IANA zone of the practitioner's wall clock. */
  readonly zone: string;
  /** IANA zone whose dates `from` and `to` are. */
  readonly viewerZone: string;
  readonly weekly: { readonly [day in Weekday]?: readonly Window[] };
  readonly exceptions: readonly CalendarException[];
  readonly durationMin: number;
  readonly stepMin: number;
  /** Least gap between a slot and any booking, on either side. */
  readonly bufferMin: number;
  readonly minNoticeMin: number;
  readonly now: string | Date;
  readonly bookings: readonly { readonly start: string | Date; readonly end: string | Date }[];
  /** Times that are taken out as a block is: without a buffer. */
  readonly busy?: readonly { readonly start: string | Date; readonly end: string | Date }[];
  /** First and last date on the viewer's calendar, both included. */
  readonly from: string;
  readonly to: string;
}

export interface Interval {
  start: number;
  end: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEKDAYS = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const; // day 0 of the epoch was a Thursday
// A window lasts up to two days and zones lie up to 26 hours apart, so a slot can come from a window that starts this many dates away.
const REACH = 4;

/**
 * The starts of all free slots as UTC instants (`2026-03-08T14:00:00.000Z`), sorted, without duplicates.
 * Windows that are not times ("25:00") give no slots. Throws RangeError for an unknown zone, a date or an instant that is none.
 */
export function freeSlots(input: FreeSlotsInput): string[] {
  const duration = milliseconds(input.durationMin);
  const step = milliseconds(input.stepMin);
  const earliest = instant(input.now) + milliseconds(input.minNoticeMin);
  const first = dayNumber(input.from);
  const last = dayNumber(input.to);
  if (!(duration > 0 && step > 0 && first <= last)) return [];

  const range = [(first - REACH - 2) * DAY, (last + REACH + 2) * DAY] as const;
  const clock = zoneTable(input.zone, ...range);
  const viewer = input.viewerZone === input.zone ? clock : zoneTable(input.viewerZone, ...range);
  const { open, blocked } = windowsOf(input, clock, first - REACH, last + REACH);
  const busy = merged([...blocked, ...busyTimes(input), ...bookedTimes(input)]);

  const starts = new Set<number>();
  for (const window of open) {
    // Steps that are too soon are skipped at once, without leaving the grid.
    const skipped = Math.max(0, Math.ceil((earliest - window.start) / step));
    for (let start = window.start + skipped * step; start + duration <= window.end; start += step) {
      const date = Math.floor(viewer.wallOf(start) / DAY);
      if (date >= first && date <= last && isFree(busy, start, start + duration)) starts.add(start);
    }
  }
  return [...starts].sort((a, b) => a - b).map((start) => new Date(start).toISOString());
}

/**
 * What is open and what is blocked by the windows that start on these dates of the zone, in milliseconds since the epoch; open ones that
 * overlap or touch are joined. Busy times are blocked as well.
 */
export function openTimes(calendar: Pick<FreeSlotsInput, 'zone' | 'weekly' | 'exceptions' | 'busy'>, from: string, to: string): { open: readonly Interval[]; blocked: readonly Interval[] } {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const { open, blocked } = windowsOf(calendar, zoneTable(calendar.zone, (first - 2) * DAY, (last + REACH) * DAY), first, last);
  return { open: merged(open), blocked: [...blocked, ...busyTimes(calendar)] };
}

/** Every window of the practitioner that starts on one of these dates, as instants: open ones, and blocks. */
function windowsOf({ weekly, exceptions }: Pick<FreeSlotsInput, 'weekly' | 'exceptions'>, clock: ZoneTable, first: number, last: number) {
  const open: Interval[] = [];
  const blocked: Interval[] = [];
  const onDay = new Map<number, CalendarException[]>();
  for (const exception of exceptions) {
    const day = dayNumber(exception.date);
    onDay.set(day, [...(onDay.get(day) ?? []), exception]);
  }
  for (let day = first; day <= last; day += 1) {
    if (!exists(day, clock)) continue;
    let windows: readonly Window[] = weekly[WEEKDAYS[((day % 7) + 7) % 7]!] ?? [];
    for (const exception of onDay.get(day) ?? []) {
      if (exception.kind === 'closed') windows = [];
      else if (exception.kind === 'replace') windows = exception.windows;
      else if (exception.kind === 'add') windows = [...windows, ...exception.windows];
      else blocked.push(...exception.windows.flatMap((window) => interval(window, day, clock)));
    }
    open.push(...windows.flatMap((window) => interval(window, day, clock)));
  }
  return { open, blocked };
}

const busyTimes = ({ busy = [] }: Pick<FreeSlotsInput, 'busy'>): Interval[] => busy.map(({ start, end }) => ({ start: instant(start), end: instant(end) }));

/** A booking and its buffer on both sides. */
function bookedTimes({ bookings, bufferMin }: FreeSlotsInput): Interval[] {
  const buffer = milliseconds(bufferMin);
  return bookings.map(({ start, end }) => ({ start: instant(start) - buffer, end: instant(end) + buffer }));
}

/** Sorted, and overlapping or touching ones joined: a slot that meets the union meets one of them. */
function merged(intervals: Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const { start, end } of intervals.sort((a, b) => a.start - b.start)) {
    const before = result.at(-1);
    if (before && start <= before.end) before.end = Math.max(before.end, end);
    else if (end >= start) result.push({ start, end });
  }
  return result;
}

function isFree(busy: readonly Interval[], start: number, end: number): boolean {
  let low = 0;
  let high = busy.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (busy[middle]!.end > start) high = middle;
    else low = middle + 1;
  }
  const next = busy[low];
  return !next || next.start >= end;
}

const milliseconds = (minutes: number) => Math.round(minutes * MINUTE);

/** Some places skipped a whole date: Apia went from 29 to 31 December 2011. */
const exists = (day: number, clock: ZoneTable) => Math.floor(clock.wallOf(clock.instantOf(day * DAY)) / DAY) === day;

function interval([start, end]: Window, day: number, clock: ZoneTable): Interval[] {
  const opens = minutes(start);
  const closes = minutes(end);
  if (opens === undefined || closes === undefined) return [];
  const at = (minute: number) => clock.instantOf(day * DAY + minute * MINUTE);
  const result = { start: at(opens), end: at(closes <= opens ? closes + 24 * 60 : closes) };
  // A window that falls into the hour the clock skips can end before it starts.
  return result.start < result.end ? [result] : [];
}

function minutes(wall: string): number | undefined {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(wall);
  if (!match) return undefined;
  return match[1] === undefined ? 24 * 60 : Number(match[1]) * 60 + Number(match[2]);
}

/** Days since 1970-01-01 on any calendar wall. */
const dayNumber = (date: string) => {
  const { year, month, day } = Temporal.PlainDate.from(date);
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / DAY);
};

const instant = (at: string | Date) =>
  typeof at === 'string' ? Temporal.Instant.from(at).epochMilliseconds : at.getTime();
