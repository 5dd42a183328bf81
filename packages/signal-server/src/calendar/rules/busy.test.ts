import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recur } from '../provider.recurrence.ts';
import { busyTimes, type Busy, type BusyInput } from './busy.ts';

const file = (name: string) => readFileSync(new URL(`../../../test/calendars/${name}.ics`, import.meta.url), 'utf8').replace(/\r?\n/g, '\r\n');

function read(text: string, more: Partial<Omit<BusyInput, 'from' | 'to'>> & { from?: string; to?: string } = {}): Busy {
  const { from = '2030-01-07', to = '2030-03-14', ...rest } = more;
  const reading = busyTimes(text, { zone: 'America/Toronto', recur, isOurs: () => false, ...rest, from: Date.parse(from), to: Date.parse(to) });
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}
/** `01-07 14:00 – 14:30`, in UTC. */
const said = (busy: Busy) => {
  if ('fault' in busy) return busy.fault;
  const at = (ms: number, cut: number) => new Date(ms).toISOString().slice(cut, 16).replace('T', ' ');
  return busy.periods.map(({ start, end }) => `${at(start, 5)} – ${at(end, at(start, 5).slice(0, 5) === at(end, 5).slice(0, 5) ? 11 : 5)}`);
};
const event = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');

describe('files as calendars give them out', () => {
  test('Google: a series over the change of the clock, one taken out, one moved, a whole day, and what does not count', () => {
    const busy = read(file('google'), { from: '2030-03-04', isOurs: (uid) => uid.endsWith('@localhost') });
    // 17:00 EST is 22:00 UTC until the 10th, then 21:00. The 6th is out; the 11th moved to the 12th at 15:00 EDT. The 10th has 23 hours.
    expect(said(busy)).toEqual(['03-04 22:00 – 23:00', '03-10 05:00 – 03-11 04:00', '03-12 19:00 – 20:00', '03-13 21:00 – 22:00']);
    expect(said(read(file('google'), { to: '2030-01-12', isOurs: (uid) => uid.endsWith('@localhost') }))).toEqual(['01-07 22:00 – 23:00', '01-08 14:30 – 15:30', '01-09 22:00 – 23:00']);
    expect(said(read(file('google'), { from: '2030-01-08', to: '2030-01-09' })), 'ours would count if it were not ours').toEqual(['01-08 14:30 – 15:30', '01-08 18:00 – 18:30']);
  });

  test('Outlook: its own names of zones are known by what their clocks do', () => {
    expect(said(read(file('outlook'), { to: '2030-05-01' }))).toEqual(['01-07 14:00 – 14:30', '01-09 14:00 – 14:30', '04-01 13:00 – 14:30']);
    // The same for a clinic elsewhere: the zone is found among all.
    expect(said(read(file('outlook'), { to: '2030-05-01', zone: 'Europe/Vienna' }))).toEqual(['01-07 14:00 – 14:30', '01-09 14:00 – 14:30', '04-01 13:00 – 14:30']);
  });

  test('Nextcloud: zones behind a path, floating times, days, single dates, free/busy', () => {
    expect(said(read(file('nextcloud')))).toEqual([
      '01-07 14:00 – 15:00', '01-07 21:00 – 22:00', '01-10 15:00 – 15:30', '01-11 15:00 – 16:30', '01-17 15:00 – 15:30', '01-24 15:00 – 17:00', '01-25 20:00 – 21:00',
      '02-04 05:00 – 02-09 05:00', '02-22 20:00 – 21:00',
    ]);
  });

  test('nothing but periods comes out', () => {
    expect(JSON.stringify(read(file('google')))).toMatch(/^\{"periods":\[(\{"start":\d+,"end":\d+\},?)+\]\}$/);
  });
});

test.each<[string, string[], string[] | string, Parameters<typeof read>[1]?]>([
  ['touching times are one', ['DTSTART:20300108T140000Z', 'DTEND:20300108T150000Z', 'RRULE:FREQ=HOURLY;COUNT=3'], ['01-08 14:00 – 17:00']],
  ['an end on the wall clock before the start is none', ['DTSTART:20300108T140000Z', 'DTEND:20300108T130000Z'], []],
  ['no end: a moment for a time, a day for a date', ['DTSTART;VALUE=DATE:20300108'], ['01-08 05:00 – 01-09 05:00']],
  ['a date without VALUE', ['DTSTART:20300108', 'DTEND:20300108'], ['01-08 05:00 – 01-09 05:00']],
  ['what began before and still goes on', ['DTSTART:20300101T000000Z', 'DTEND:20300107T120000Z'], ['01-07 00:00 – 12:00']],
  ['a night at the start of what counts, of a series', ['DTSTART:20291201T220000Z', 'DURATION:PT8H', 'RRULE:FREQ=DAILY;UNTIL=20300107T000000Z'], ['01-07 00:00 – 06:00']],
  ['a leap day each year', ['DTSTART:20240229T150000Z', 'DURATION:PT1H', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'], ['02-29 15:00 – 16:00'], { from: '2031-01-01', to: '2033-01-01' }],
  ['an exception that names the date only', ['DTSTART;TZID=America/Toronto:20300107T190000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20300108'], ['01-08 00:00 – 01:00', '01-10 00:00 – 01:00']],
  ['a time in the hour the clock skips', ['DTSTART;TZID=America/Toronto:20300310T023000', 'DURATION:PT1H'], ['03-10 07:30 – 08:30']],
  ['a day that has no midnight, in Cairo', ['DTSTART;VALUE=DATE:20300426', 'DTEND;VALUE=DATE:20300427'], ['04-25 22:00 – 04-26 21:00'], { zone: 'Africa/Cairo', to: '2030-06-01' }],
  ['a zone nobody knows', ['DTSTART;TZID=Mars/Olympus:20300108T140000', 'DURATION:PT1H'], 'zone-unknown'],
  ['a rule for every second', ['DTSTART:20300108T140000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'], 'too-complicated'],
  ['a rule that is none', ['DTSTART:20300108T140000Z', 'DURATION:PT1H', 'RRULE:FREQ=SOMETIMES'], 'too-complicated'],
  ['a rule that never comes true', ['DTSTART:20300108T140000Z', 'DURATION:PT1H', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'], []],
  ['a date that is none', ['DTSTART:20300231T140000Z', 'DURATION:PT1H'], 'no-calendar'],
])('%s', (_story, lines, expected, more) => {
  expect(said(read(event(...lines), more))).toEqual(expected);
});

test('one of a series is called off or shown as free: that one does not count', () => {
  const series = ['DTSTART:20300108T140000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3', 'END:VEVENT', 'BEGIN:VEVENT', 'UID:one'];
  const change = (...more: string[]) => event(...series, 'RECURRENCE-ID:20300109T140000Z', 'DTSTART:20300109T140000Z', 'DURATION:PT1H', ...more);
  const without = ['01-08 14:00 – 15:00', '01-10 14:00 – 15:00'];
  expect(said(read(change('STATUS:CANCELLED')))).toEqual(without);
  expect(said(read(change('TRANSP:TRANSPARENT')))).toEqual(without);
});

test('what is no calendar, or breaks off, frees nothing', () => {
  expect([read('<!doctype html><title>Sign in</title>'), read(''), read(file('google').slice(0, -40))]).toEqual([{ fault: 'no-calendar' }, { fault: 'no-calendar' }, { fault: 'no-calendar' }]);
  expect(said(read('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'))).toEqual([]);
});

test('whatever is written in a file: periods in order and apart, or a word why not', () => {
  const lines = [...new Set(['google', 'outlook', 'nextcloud'].flatMap((name) => file(name).split('\r\n')))];
  fc.assert(fc.property(fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...lines) }, fc.string({ maxLength: 30 })), { maxLength: 40 }), (some) => {
    const busy = read(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...some, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n'));
    if ('fault' in busy) {
      expect(['no-calendar', 'zone-unknown', 'too-complicated']).toContain(busy.fault);
      return;
    }
    let last = -Infinity;
    for (const { start, end } of busy.periods) {
      expect(start).toBeGreaterThan(last);
      expect(end).toBeGreaterThan(start);
      last = end;
    }
  }), { numRuns: 150 });
}, 30_000);
