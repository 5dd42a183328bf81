import { Temporal } from 'temporal-polyfill';
import { lineNamed, linesNamed, type IcsLine, type IcsPart } from './ics-lines.ts';
import { zoneTable } from './zone-table.ts';

/** Why a calendar file gives no busy times. `too-complicated`: more than any person's calendar holds. */
export type IcsFault = 'no-calendar' | 'zone-unknown' | 'too-complicated';

export class IcsError extends Error {
  constructor(readonly fault: IcsFault) {
    super(fault);
  }
}

/** The starts of a recurring time that lie between two instants, in milliseconds. `start` is a wall time `20300107T090000`. Throws when it cannot be told. */
export type Recur = (recurring: { readonly rule: string; readonly start: string; readonly zone: string; readonly from: number; readonly to: number }) => number[];

/** A point in time as a calendar file says it. */
export interface When {
  /** `20300107T090000`, on the clock of `zone`. */
  readonly wall: string;
  readonly isDay: boolean;
  readonly zone: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const day = 86_400_000;
const minute = 60_000;
const dated = (wall: string) => `${wall.slice(0, 4)}-${wall.slice(4, 6)}-${wall.slice(6, 8)}`;
const timed = (wall: string) => `${dated(wall)}T${wall.slice(9, 11)}:${wall.slice(11, 13)}:${wall.slice(13, 15)}`;

/** Reads `20300107`, `20300107T090000` or `20300107T140000Z`; `zone` counts where it is no UTC time. */
export function readWhen(value: string, zone: string): When {
  const [, date, time, utc] = /^(\d{8})(?:T(\d{6})(Z?))?$/.exec(value) ?? [];
  if (!date) throw new IcsError('no-calendar');
  const wall = `${date}T${time ?? '000000'}`;
  const clock = utc ? 'UTC' : zone;
  try {
    const at = Temporal.PlainDateTime.from(timed(wall)).toZonedDateTime(clock).epochMilliseconds;
    return { wall, isDay: !time, zone: clock, at };
  } catch {
    throw new IcsError('no-calendar');
  }
}

/** The first moment of the date so many days after that of a wall time. */
export const startOfDay = (wall: string, zone: string, later = 0): number =>
  Temporal.PlainDate.from(dated(wall)).add({ days: later }).toZonedDateTime(zone).epochMilliseconds;

/** The date an instant has in a zone, as `20300107`. */
export const dateAt = (at: number, zone: string): string => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString().replaceAll('-', '');

/** `PT1H30M`, `P1D`, `P2W` in milliseconds, days as 24 hours. */
export function readDuration(value: string): number {
  const [, sign, weeks, days, hours, minutes, seconds] = /^([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(value) ?? [];
  if (sign === undefined || sign === '-') throw new IcsError('no-calendar');
  const n = (text: string | undefined) => Number(text ?? 0);
  return n(weeks) * 7 * day + n(days) * day + n(hours) * 60 * minute + n(minutes) * minute + n(seconds) * 1000;
}

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
};

export interface ZoneReader {
  /** The IANA zone for the times of this line. */
  (line: IcsLine): string;
}

/**
 * Which zone a line's times are in: `TZID` by its IANA name, also behind a path as some programs write it; another name (`Eastern Standard
 * Time`) by the zone whose clock does the same as the file says of it. Times without a zone are on the calendar's own clock.
 */
export function zoneReader(calendar: IcsPart, { own, from, to, recur }: { own: string; from: number; to: number; recur: Recur }): ZoneReader {
  const said = lineNamed(calendar, 'X-WR-TIMEZONE')?.value;
  const floating = said && isZone(said) ? said : own;
  const known = new Map<string, string>();
  const find = (id: string): string => {
    if (isZone(id)) return id;
    const tail = /[A-Z][\w+-]*(?:\/[A-Z][\w+-]*){1,2}$/.exec(id)?.[0];
    if (tail && isZone(tail)) return tail;
    const told = calendar.parts.find((part) => part.name === 'VTIMEZONE' && lineNamed(part, 'TZID')?.value === id);
    const same = told && sameClock(told, { own, from, to, recur });
    if (!same) throw new IcsError('zone-unknown');
    return same;
  };
  return ({ parameters }) => {
    const id = parameters['TZID'];
    if (!id) return floating;
    const zone = known.get(id) ?? find(id);
    known.set(id, zone);
    return zone;
  };
}

const offsetOf = (value: string): number => {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})/.exec(value) ?? [];
  if (!sign) throw new IcsError('no-calendar');
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minute;
};

interface Onset {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** When a zone of the file changes its clock, and by how much. Its rules are wall times of the clock before the change. */
function onsetsOf(part: IcsPart, from: number, to: number, recur: Recur): Onset[] {
  return part.parts
    .flatMap((observance) => {
      const start = lineNamed(observance, 'DTSTART')?.value;
      const [before, after] = ['TZOFFSETFROM', 'TZOFFSETTO'].map((name) => offsetOf(lineNamed(observance, name)?.value ?? ''));
      if (!start || before === undefined || after === undefined) throw new IcsError('zone-unknown');
      const rule = lineNamed(observance, 'RRULE')?.value;
      const first = readWhen(start, 'UTC');
      const more = linesNamed(observance, 'RDATE').flatMap(({ value }) => value.split(',').map((one) => readWhen(one, 'UTC').at));
      const walls = [first.at, ...more, ...(rule ? recur({ rule, start: first.wall, zone: 'UTC', from: from - 800 * day, to: to + day }) : [])];
      return walls.map((wall) => ({ at: wall - before, before, after }));
    })
    .sort((a, b) => a.at - b.at);
}

/** The zone whose clock shows the same as this one of the file, all the time between two instants; the clinic's own first. */
function sameClock(part: IcsPart, { own, from, to, recur }: { own: string; from: number; to: number; recur: Recur }): string | undefined {
  const onsets = onsetsOf(part, from, to, recur);
  const [first] = onsets;
  if (!first) return undefined;
  const offsetAt = (at: number) => onsets.findLast((onset) => onset.at <= at)?.after ?? first.before;
  const samples = [...Array.from({ length: Math.ceil((to - from) / (7 * day)) }, (_, i) => from + i * 7 * day), ...onsets.filter(({ at }) => at > from && at < to).flatMap(({ at }) => [at - minute, at])];
  return [own, ...Intl.supportedValuesOf('timeZone')].find((zone) => {
    const clock = zoneTable(zone, from - day, to + day);
    return samples.every((at) => clock.wallOf(at) - at === offsetAt(at));
  });
}
