import { lineNamed, linesNamed, readIcs, type IcsLine, type IcsPart } from './ics-lines.ts';
import { dateAt, IcsError, readDuration, readWhen, startOfDay, zoneReader, type IcsFault, type Recur, type When, type ZoneReader } from './ics-times.ts';

/** Milliseconds since the epoch. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

export interface BusyInput {
  /** Whose calendar it is: days and times without a zone are on this clock. */
  readonly zone: string;
  /** What lies outside of these is of no interest. */
  readonly from: number;
  readonly to: number;
  readonly recur: Recur;
  /** Entries of our own that came back by way of the calendar. */
  readonly isOurs: (uid: string) => boolean;
}

export type Busy = { readonly periods: readonly Period[] } | { readonly fault: IcsFault };

const mostEvents = 20_000;
const mostPeriods = 20_000;
const day = 86_400_000;

/**
 * When somebody is busy, out of a calendar file: sorted, apart from each other, and nothing else of what stands in it. Cancelled entries and
 * those shown as free do not count; a whole day counts from midnight to midnight. Yields after each entry, so that a long file stops nobody.
 */
export function* busyTimes(text: string, input: BusyInput): Generator<void, Busy, void> {
  try {
    const calendar = readIcs(text);
    if (!calendar) return { fault: 'no-calendar' };
    const careful = { ...input, recur: orTooComplicated(input.recur) };
    const zoneOf = zoneReader(calendar, { ...careful, own: input.zone });
    const found: Period[] = [];
    const events = eventsByUid(calendar);
    if (events.size > mostEvents) return { fault: 'too-complicated' };
    for (const [uid, parts] of events) {
      if (!input.isOurs(uid)) found.push(...periodsOf(parts, zoneOf, careful));
      if (found.length > mostPeriods) return { fault: 'too-complicated' };
      yield;
    }
    for (const part of calendar.parts) if (part.name === 'VFREEBUSY') found.push(...freeBusy(part));
    return { periods: joined(found, input) };
  } catch (error) {
    if (error instanceof IcsError) return { fault: error.fault };
    throw error;
  }
}

const orTooComplicated =
  (recur: Recur): Recur =>
  (recurring) => {
    try {
      return recur(recurring);
    } catch {
      throw new IcsError('too-complicated');
    }
  };

/** Entries and the changed ones of a series belong together by their UID. */
function eventsByUid({ parts }: IcsPart): Map<string, IcsPart[]> {
  const events = new Map<string, IcsPart[]>();
  let nameless = 0;
  for (const part of parts) {
    if (part.name !== 'VEVENT') continue;
    const uid = lineNamed(part, 'UID')?.value ?? ` ${(nameless += 1)}`;
    const same = events.get(uid);
    if (same) same.push(part);
    else events.set(uid, [part]);
  }
  return events;
}

const isFree = (part: IcsPart): boolean =>
  lineNamed(part, 'STATUS')?.value.toUpperCase() === 'CANCELLED' ||
  lineNamed(part, 'TRANSP')?.value.toUpperCase() === 'TRANSPARENT' ||
  lineNamed(part, 'X-MICROSOFT-CDO-BUSYSTATUS')?.value.toUpperCase() === 'FREE';

/** The times of one entry: a series without those that were taken out or changed, and the changed ones as they are now. */
function periodsOf(parts: readonly IcsPart[], zoneOf: ZoneReader, input: BusyInput): Period[] {
  const changed = parts.flatMap((part) => lineNamed(part, 'RECURRENCE-ID') ?? []);
  return parts.flatMap((part) => {
    const line = lineNamed(part, 'DTSTART');
    if (!line || isFree(part)) return [];
    const start = readWhen(line.value, zoneOf(line));
    const length = lengthOf(part, start, zoneOf);
    const isSeries = !lineNamed(part, 'RECURRENCE-ID');
    const without = isSeries ? [...changed, ...linesNamed(part, 'EXDATE')] : [];
    const isOut = takenOut(without, start, zoneOf);
    return [...startsOf(part, start, length, zoneOf, input), ...(isSeries ? added(part, zoneOf) : [])]
      .filter(({ at }) => !isOut(at))
      .map(({ at, length: own = length }) => (start.isDay ? wholeDays(at, start.zone, own) : { start: at, end: at + own }));
  });
}

interface Start {
  readonly at: number;
  /** Where it is another one than that of the entry. */
  readonly length?: number;
}

function startsOf(part: IcsPart, start: When, length: number, zoneOf: ZoneReader, { from, to, recur }: BusyInput): Start[] {
  const rules = lineNamed(part, 'RECURRENCE-ID') ? [] : linesNamed(part, 'RRULE');
  if (!rules.length) return [{ at: start.at }];
  return rules.flatMap(({ value }) => recur({ rule: value, start: start.wall, zone: start.zone, from: from - length - day, to })).map((at) => ({ at }));
}

/** Times that are named one by one, some with an end of their own. */
const added = (part: IcsPart, zoneOf: ZoneReader): Start[] =>
  linesNamed(part, 'RDATE').flatMap((line) =>
    line.value.split(',').map((one): Start => {
      const [first = '', end] = one.split('/');
      const { at } = readWhen(first, zoneOf(line));
      return end === undefined ? { at } : { at, length: end.startsWith('P') ? readDuration(end) : readWhen(end, zoneOf(line)).at - at };
    }),
  );

/** A time that was taken out is named by its old start; some programs name its date only. */
function takenOut(lines: readonly IcsLine[], start: When, zoneOf: ZoneReader): (at: number) => boolean {
  const times = new Set<number>();
  const dates = new Set<string>();
  for (const line of lines) {
    for (const value of line.value.split(',')) {
      const { at, isDay, wall } = readWhen(value, zoneOf(line));
      if (isDay || start.isDay) dates.add(wall.slice(0, 8));
      else times.add(at);
    }
  }
  return (at) => times.has(at) || (dates.size > 0 && dates.has(dateAt(at, start.zone)));
}

/** In milliseconds; of whole days so many times 24 hours, whatever the clocks do. */
function lengthOf(part: IcsPart, start: When, zoneOf: ZoneReader): number {
  const duration = lineNamed(part, 'DURATION');
  const line = lineNamed(part, 'DTEND');
  if (!line) return duration ? readDuration(duration.value) : start.isDay ? day : 0;
  const end = readWhen(line.value, zoneOf(line));
  if (!start.isDay) return Math.max(0, end.at - start.at);
  const wallDay = (wall: string) => Date.UTC(Number(wall.slice(0, 4)), Number(wall.slice(4, 6)) - 1, Number(wall.slice(6, 8)));
  return Math.max(day, wallDay(end.wall) - wallDay(start.wall));
}

function wholeDays(at: number, zone: string, length: number): Period {
  const date = dateAt(at, zone);
  return { start: startOfDay(date, zone), end: startOfDay(date, zone, Math.ceil(length / day)) };
}

/** What programs publish that tell when, and not what. */
const freeBusy = (part: IcsPart): Period[] =>
  linesNamed(part, 'FREEBUSY').flatMap(({ value, parameters }) =>
    parameters['FBTYPE']?.toUpperCase() === 'FREE'
      ? []
      : value.split(',').map((one) => {
          const [first = '', end = ''] = one.split('/');
          const start = readWhen(first, 'UTC').at;
          return { start, end: end.startsWith('P') ? start + readDuration(end) : readWhen(end, 'UTC').at };
        }),
  );

/** Sorted, within the limits; what overlaps or touches is one. */
function joined(periods: readonly Period[], { from, to }: BusyInput): Period[] {
  const result: { start: number; end: number }[] = [];
  const within = periods.map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) })).filter(({ start, end }) => start < end);
  for (const period of within.sort((a, b) => a.start - b.start)) {
    const before = result.at(-1);
    if (before && period.start <= before.end) before.end = Math.max(before.end, period.end);
    else result.push({ ...period });
  }
  return result;
}
