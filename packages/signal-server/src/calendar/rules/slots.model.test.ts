import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { freeSlots, type FreeSlotsInput, type Window } from './slots.ts';

/** The same words, written slowly: every date asks Temporal, every slot looks at everything. */
function slowSlots(input: FreeSlotsInput): string[] {
  const found = new Set<string>();
  const minutesLater = (at: Temporal.Instant, minutes: number) => at.add({ milliseconds: minutes * 60_000 });
  const at = (moment: string | Date) => Temporal.Instant.from(moment instanceof Date ? moment.toISOString() : moment);
  const notAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) <= 0;
  const dates: Temporal.PlainDate[] = [];
  for (let date = Temporal.PlainDate.from(input.from).subtract({ days: 6 }); Temporal.PlainDate.compare(date, Temporal.PlainDate.from(input.to).add({ days: 6 })) <= 0; date = date.add({ days: 1 })) {
    if (date.toZonedDateTime(input.zone).toPlainDate().equals(date)) dates.push(date);
  }
  const instants = (date: Temporal.PlainDate, [start, end]: Window) => {
    const wall = (text: string, day: Temporal.PlainDate) =>
      (text === '24:00' ? day.add({ days: 1 }).toPlainDateTime('00:00') : day.toPlainDateTime(text))
        .toZonedDateTime(input.zone, { disambiguation: 'compatible' }).toInstant();
    return [wall(start, date), wall(end, end <= start ? date.add({ days: 1 }) : date)] as const;
  };
  const exceptionsOn = (date: Temporal.PlainDate) => input.exceptions.filter((e) => e.date === date.toString());
  const blocks = dates.flatMap((date) => exceptionsOn(date).flatMap((e) => (e.kind === 'block' ? e.windows.map((w) => instants(date, w)) : [])));

  for (const date of dates) {
    let windows = input.weekly[(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[date.dayOfWeek - 1]!] ?? [];
    for (const e of exceptionsOn(date)) {
      if (e.kind === 'closed') windows = [];
      if (e.kind === 'replace') windows = e.windows;
      if (e.kind === 'add') windows = windows.concat(e.windows);
    }
    for (const window of windows) {
      const [opens, closes] = instants(date, window);
      for (let start = opens; ; start = minutesLater(start, input.stepMin)) {
        const end = minutesLater(start, input.durationMin);
        if (!notAfter(end, closes)) break;
        const seen = start.toZonedDateTimeISO(input.viewerZone).toPlainDate().toString();
        const inRange = seen >= input.from && seen <= input.to;
        const inTime = notAfter(minutesLater(at(input.now), input.minNoticeMin), start);
        const unblocked = blocks.every(([from, until]) => notAfter(end, from) || notAfter(until, start) || notAfter(until, from));
        const apart = input.bookings.every((b) =>
          notAfter(minutesLater(end, input.bufferMin), at(b.start)) || notAfter(minutesLater(at(b.end), input.bufferMin), start));
        if (inRange && inTime && unblocked && apart) found.add(new Date(start.epochMilliseconds).toISOString());
      }
    }
  }
  return [...found].sort();
}

// Zones and days where clocks do something, beside all others.
const edges = [
  ['America/Toronto', '2026-03-08'], ['America/Toronto', '2026-11-01'], ['Europe/London', '2026-10-25'], ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Casablanca', '2026-03-22'], ['Australia/Lord_Howe', '2026-04-05'], ['Australia/Lord_Howe', '2026-10-04'], ['Pacific/Apia', '2011-12-30'],
  ['America/St_Johns', '2010-11-07'], ['America/Sao_Paulo', '2018-02-18'], ['Africa/Cairo', '2026-04-24'], ['Asia/Gaza', '2026-10-24'],
  ['Pacific/Kwajalein', '1993-08-21'], ['Europe/Moscow', '2014-10-26'], ['Asia/Pyongyang', '2018-05-05'], ['America/Caracas', '2016-05-01'],
  ['Antarctica/Troll', '2026-03-29'], ['Asia/Kathmandu', '2026-06-10'],
] as const;
const zones = Intl.supportedValuesOf('timeZone');
const anyZone = fc.constantFrom(...zones, 'UTC');
const wall = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 15, 30, 45, 59))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const window = fc.tuple(wall, fc.oneof({ weight: 5, arbitrary: wall }, fc.constant('24:00')));
const windows = fc.array(window, { maxLength: 2 });

const input = fc.record({
  edge: fc.constantFrom(...edges), otherZone: anyZone, anywhere: fc.boolean(), viewerZone: fc.option(anyZone, { nil: undefined }),
  daysBefore: fc.integer({ min: 0, max: 2 }), daysAfter: fc.integer({ min: 0, max: 2 }),
  weekly: fc.record({ mon: windows, tue: windows, wed: windows, thu: windows, fri: windows, sat: windows, sun: windows }, { requiredKeys: ['sat', 'sun'] }),
  exceptions: fc.array(fc.record({ shift: fc.integer({ min: -2, max: 2 }), kind: fc.constantFrom('closed', 'replace', 'add', 'block'), windows }), { maxLength: 4 }),
  durationMin: fc.constantFrom(15, 30, 45, 60, 90), stepMin: fc.constantFrom(10, 15, 30, 60, 7), bufferMin: fc.constantFrom(0, 5, 30),
  minNoticeMin: fc.constantFrom(0, 15, 60), nowShift: fc.integer({ min: -4000, max: 1500 }),
  bookings: fc.array(fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: 0, max: 240 })), { maxLength: 6 }),
}).map(({ edge, otherZone, anywhere, viewerZone, daysBefore, daysAfter, nowShift, ...rest }): FreeSlotsInput => {
  const zone = anywhere ? otherZone : edge[0];
  const date = Temporal.PlainDate.from(edge[1]);
  const noon = Date.parse(`${edge[1]}T12:00:00Z`);
  const minutes = (m: number) => new Date(noon + m * 60_000).toISOString();
  return {
    ...rest, zone, viewerZone: viewerZone ?? zone, now: minutes(nowShift),
    from: date.subtract({ days: daysBefore }).toString(), to: date.add({ days: daysAfter }).toString(),
    exceptions: rest.exceptions.map(({ shift, ...e }) => ({ ...e, date: date.add({ days: shift }).toString() })),
    bookings: rest.bookings.map(([start, length]) => ({ start: minutes(start), end: minutes(start + length) })),
  };
});

test('the fast answer is the slow answer, in every zone, around every odd day', () => {
  fc.assert(fc.property(input, (given) => {
    expect(freeSlots(given)).toEqual(slowSlots(given));
  }), { numRuns: 200 });
}, 240_000);

test('slots are sorted, unique, on a viewer date in range, late enough and apart from bookings', () => {
  fc.assert(fc.property(input, (given) => {
    const starts = freeSlots(given).map((slot) => Date.parse(slot));
    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
    const gap = given.bufferMin * 60_000;
    for (const start of starts) {
      const seen = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(given.viewerZone).toPlainDate().toString();
      expect(seen >= given.from && seen <= given.to).toBe(true);
      expect(start).toBeGreaterThanOrEqual(Date.parse(String(given.now)) + given.minNoticeMin * 60_000);
      for (const b of given.bookings) {
        const end = start + given.durationMin * 60_000;
        expect(end + gap <= Date.parse(String(b.start)) || start >= Date.parse(String(b.end)) + gap).toBe(true);
      }
    }
  }), { numRuns: 200 });
}, 240_000);

test('the input is left as it was, and the answer is the same again', () => {
  fc.assert(fc.property(input, (given) => {
    const before = structuredClone(given);
    expect(freeSlots(given)).toEqual(freeSlots(given));
    expect(given).toEqual(before);
  }), { numRuns: 50 });
});
