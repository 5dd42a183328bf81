import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays } from '../../shared/dates.ts';
import { recur } from '../provider.recurrence.ts';
import { busyTimes } from './busy.ts';
import { nextClockChange, pauseEnd } from './pause.ts';
import { freeSlots } from './slots.ts';

const zones = Intl.supportedValuesOf('timeZone');
const anyZone = fc.constantFrom(...zones);
const hour = 3_600_000;
const every = <W>(windows: W) => ({ mon: windows, tue: windows, wed: windows, thu: windows, fri: windows, sat: windows, sun: windows });
const wallOf = (zone: string) => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  return (at: string | number) => format.format(new Date(at)).replace(', ', 'T');
};
/** A week around the zone's next change of the clock after a date, or from that date where there is none. */
const weekAround = (zone: string, after: string) => {
  const change = nextClockChange(zone, new Date(`${after}T00:00:00Z`), 370) ?? after;
  return { from: addDays(change, -3), to: addDays(change, 3) };
};
const office = (zone: string, week: { from: string; to: string }, more: { busy?: { start: Date; end: Date }[] } = {}) =>
  freeSlots({ zone, viewerZone: zone, weekly: every([['09:00', '17:00']] as const), exceptions: [], durationMin: 60, stepMin: 60, bufferMin: 0, minNoticeMin: 0, now: '2000-01-01T00:00:00Z', bookings: [], ...week, ...more });

test('in every zone there is, nine to five is nine to five, in the week its clock changes too', () => {
  expect(zones.length).toBeGreaterThan(400);
  for (const zone of zones) {
    const week = weekAround(zone, '2026-01-15');
    const wall = wallOf(zone);
    const dates = Array.from({ length: 7 }, (_, i) => addDays(week.from, i));
    const hours = ['09', '10', '11', '12', '13', '14', '15', '16'];
    expect([zone, office(zone, week).map((start) => wall(start))]).toEqual([zone, dates.flatMap((date) => hours.map((h) => `${date}T${h}:00`))]);
  }
}, 30_000);

test('any zone, any year: a whole day has as many hours as its clock gives it, without a gap', () => {
  fc.assert(fc.property(anyZone, fc.integer({ min: 0, max: 25 * 365 }), (zone, shift) => {
    const date = addDays('2010-01-01', shift);
    const [opens, closes] = [date, addDays(date, 1)].map((each) => Temporal.PlainDate.from(each).toZonedDateTime(zone));
    const exists = opens!.toPlainDate().toString() === date;
    const starts = freeSlots({
      zone, viewerZone: 'UTC', weekly: {}, exceptions: [{ date, kind: 'replace', windows: [['00:00', '24:00']] }], durationMin: 15, stepMin: 15, bufferMin: 0, minNoticeMin: 0,
      now: '2000-01-01T00:00:00Z', bookings: [], from: addDays(date, -2), to: addDays(date, 2),
    }).map((start) => Date.parse(start));
    const minutes = exists ? (closes!.epochMilliseconds - opens!.epochMilliseconds) / 60_000 : 0;
    expect(starts).toEqual(Array.from({ length: Math.floor(minutes / 15) }, (_, i) => opens!.epochMilliseconds + i * 15 * 60_000));
  }), { numRuns: 300 });
}, 30_000);

test('any zone: what a calendar elsewhere says is busy at nine, is not offered at nine, before and after the clock changes', () => {
  fc.assert(fc.property(anyZone, anyZone, (zone, elsewhere) => {
    const week = weekAround(zone, '2026-01-15');
    const file = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:standup', `DTSTART;TZID=${zone}:20250101T090000`, 'DURATION:PT1H', 'RRULE:FREQ=DAILY', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
    const [from, to] = [Date.parse(week.from) - 48 * hour, Date.parse(week.to) + 72 * hour];
    const reading = busyTimes(file, { zone: elsewhere, from, to, recur, isOurs: () => false });
    let read = reading.next();
    while (!read.done) read = reading.next();
    if ('fault' in read.value) throw new Error(read.value.fault);
    const busy = read.value.periods.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
    const wall = wallOf(zone);
    const offered = office(zone, week, { busy }).map((start) => wall(start).slice(11));
    expect([zone, new Set(offered), offered.length]).toEqual([zone, new Set(['10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00']), 49]);
  }), { numRuns: 80 });
}, 30_000);

test('any zone: a pause of a day ends at the same time on the wall, or as soon after as that time exists', () => {
  fc.assert(fc.property(anyZone, fc.integer({ min: 0, max: 366 * 24 }), (zone, shift) => {
    const now = new Date(Date.parse('2026-01-01T00:30:00Z') + shift * hour);
    const end = pauseEnd({ for: 'day' }, now, zone);
    if (!('until' in end)) throw new Error('no end');
    const at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
    const wanted = at.toPlainDateTime().add({ days: 1 });
    const got = Temporal.Instant.fromEpochMilliseconds(end.until.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();
    const late = wanted.until(got).total('minutes');
    expect(late === 0 || (late > 0 && late <= 60)).toBe(true);
  }), { numRuns: 200 });
}, 30_000);
