import { expect, test } from 'vitest';
import { freeSlots, type CalendarException, type FreeSlotsInput, type Window } from './slots.ts';

const everyDay = (...windows: Window[]): FreeSlotsInput['weekly'] =>
  ({ mon: windows, tue: windows, wed: windows, thu: windows, fri: windows, sat: windows, sun: windows });

/** One practitioner in Toronto, an empty book, on one ordinary Wednesday; a test says what is different. */
function slots({ date = '2026-06-10', windows = [['09:00', '11:00']], ...change }: Partial<FreeSlotsInput> & { date?: string; windows?: Window[] } = {}) {
  const zone = change.zone ?? 'America/Toronto';
  return freeSlots({
    zone, viewerZone: zone, weekly: everyDay(...windows), exceptions: [], durationMin: 60, stepMin: 60, bufferMin: 0,
    minNoticeMin: 0, now: '2000-01-01T00:00:00Z', bookings: [], from: date, to: date, ...change,
  });
}

const on = (date: string, ...times: string[]) => times.map((time) => `${date}T${time}:00.000Z`);

test('an ordinary day is cut into slots that fit before the window ends', () => {
  expect(slots({ windows: [['09:00', '11:30']] })).toEqual(on('2026-06-10', '13:00', '14:00'));
  expect(slots({ stepMin: 30 })).toEqual(on('2026-06-10', '13:00', '13:30', '14:00'));
  expect(slots({ durationMin: 121 })).toEqual([]);
});

test.each<[string, string, string, Window, string[]]>([
  ['the 23-hour day has one hour less', 'America/Toronto', '2026-03-08', ['00:00', '05:00'], on('2026-03-08', '05:00', '06:00', '07:00', '08:00')],
  ['the 25-hour day has one hour more', 'America/Toronto', '2026-11-01', ['00:00', '04:00'], on('2026-11-01', '04:00', '05:00', '06:00', '07:00', '08:00')],
  ['a start in the gap moves later', 'America/Toronto', '2026-03-08', ['02:30', '05:00'], on('2026-03-08', '07:30')],
  ['an end in the gap moves later', 'America/Toronto', '2026-03-08', ['01:00', '02:30'], on('2026-03-08', '06:00')],
  ['a window inside the gap moves as a whole', 'America/Toronto', '2026-03-08', ['02:00', '03:00'], []],
  ['a start in the fold is the first of the two', 'America/Toronto', '2026-11-01', ['01:00', '03:00'], on('2026-11-01', '05:00', '06:00', '07:00')],
  ['an end in the fold is the first of the two', 'America/Toronto', '2026-11-01', ['00:00', '01:30'], on('2026-11-01', '04:00')],
  ['a night shift into the gap', 'America/Toronto', '2026-03-07', ['23:00', '04:00'], on('2026-03-08', '04:00', '05:00', '06:00', '07:00')],
  ['a night shift over the fold', 'America/Toronto', '2026-10-31', ['23:00', '02:00'], on('2026-11-01', '03:00', '04:00', '05:00', '06:00')],
  ['London in spring', 'Europe/London', '2026-03-29', ['00:00', '03:00'], on('2026-03-29', '00:00', '01:00')],
  ['London in autumn', 'Europe/London', '2026-10-25', ['00:00', '03:00'], ['2026-10-24T23:00:00.000Z', ...on('2026-10-25', '00:00', '01:00', '02:00')]],
  ['Lord Howe goes back by half an hour', 'Australia/Lord_Howe', '2026-04-05', ['01:00', '03:00'], on('2026-04-04', '14:00', '15:00')],
  ['Lord Howe goes forward by half an hour', 'Australia/Lord_Howe', '2026-10-04', ['01:00', '03:00'], on('2026-10-03', '14:30')],
  ['Kathmandu is 5:45 ahead', 'Asia/Kathmandu', '2026-06-10', ['09:00', '10:00'], on('2026-06-10', '03:15')],
  ['Casablanca leaves its summer time for Ramadan', 'Africa/Casablanca', '2026-02-15', ['01:00', '04:00'], on('2026-02-15', '00:00', '01:00', '02:00', '03:00')],
  // At 02:00 the clock shows 03:00: 01:00 is 01:00 UTC, 04:00 is 03:00 UTC.
  ['Casablanca goes back to it after Ramadan', 'Africa/Casablanca', '2026-03-22', ['01:00', '04:00'], on('2026-03-22', '01:00', '02:00')],
  // 23:00 on Saturday is 23:00 UTC, as is every hour until 02:00; then one hour is missing before 05:00.
  ['a night shift in Casablanca over that hour', 'Africa/Casablanca', '2026-03-21', ['23:00', '05:00'], ['2026-03-21T23:00:00.000Z', ...on('2026-03-22', '00:00', '01:00', '02:00', '03:00')]],
  // 23:00 BST is 22:00 UTC; 01:00 to 02:00 comes twice; 03:00 GMT is 03:00 UTC.
  ['a night shift in London with an hour more', 'Europe/London', '2026-10-24', ['23:00', '03:00'], [...on('2026-10-24', '22:00', '23:00'), ...on('2026-10-25', '00:00', '01:00', '02:00')]],
  // 23:00 +11 is 12:00 UTC; at 02:00 the clock goes back to 01:30; 03:00 +10:30 is 16:30 UTC: four and a half hours.
  ['a night shift on Lord Howe with half an hour more', 'Australia/Lord_Howe', '2026-04-04', ['23:00', '03:00'], on('2026-04-04', '12:00', '13:00', '14:00', '15:00')],
  ['a night shift in Kathmandu', 'Asia/Kathmandu', '2026-06-10', ['23:00', '01:00'], on('2026-06-10', '17:15', '18:15')],
  ['midnight does not exist in Cairo that day', 'Africa/Cairo', '2026-04-24', ['00:00', '02:00'], on('2026-04-23', '22:00')],
  ['Apia had no 30 December 2011', 'Pacific/Apia', '2011-12-30', ['09:00', '11:00'], []],
  ['a shift over the missing date goes on after it', 'Pacific/Apia', '2011-12-29', ['22:00', '02:00'], on('2011-12-30', '08:00', '09:00', '10:00', '11:00')],
  // 22:00 EST is 03:00 UTC of the next date.
  ['a night shift into a leap day', 'America/Toronto', '2028-02-28', ['22:00', '02:00'], on('2028-02-29', '03:00', '04:00', '05:00', '06:00')],
  ['a night shift out of a leap day', 'America/Toronto', '2028-02-29', ['22:00', '02:00'], on('2028-03-01', '03:00', '04:00', '05:00', '06:00')],
  ['the same night without a leap day', 'America/Toronto', '2027-02-28', ['22:00', '02:00'], on('2027-03-01', '03:00', '04:00', '05:00', '06:00')],
  ['a leap day', 'UTC', '2028-02-29', ['09:00', '10:00'], on('2028-02-29', '09:00')],
])('%s', (_story, zone, date, window, expected) => {
  // Only this window, seen from the day before to the day after in UTC.
  const days = [-1, 1].map((shift) => new Date(Date.parse(date) + shift * 86_400_000).toISOString().slice(0, 10));
  const only = { weekly: {}, exceptions: [{ date, kind: 'replace' as const, windows: [window] }], from: days[0]!, to: days[1]! };
  expect(slots({ zone, viewerZone: 'UTC', ...only })).toEqual(expected);
});

test('weekly hours skip a date that the zone skipped', () => {
  expect(slots({ zone: 'Pacific/Apia', from: '2011-12-29', to: '2011-12-31', windows: [['09:00', '10:00']] })).toEqual(
    ['2011-12-29T19:00:00.000Z', '2011-12-30T19:00:00.000Z'],
  );
});

test('half-hour slots in and around the skipped hour', () => {
  const half = { durationMin: 30, stepMin: 30, date: '2026-03-08' };
  expect(slots({ ...half, windows: [['02:15', '02:45']] })).toEqual(on('2026-03-08', '07:15'));
  expect(slots({ ...half, windows: [['02:30', '03:00']] })).toEqual([]);
  expect(slots({ ...half, windows: [['01:00', '02:30']] })).toEqual(on('2026-03-08', '06:00', '06:30', '07:00'));
});

test('the grid counts elapsed minutes over a change of the clock', () => {
  expect(slots({ date: '2026-03-08', windows: [['01:15', '05:00']], durationMin: 45, stepMin: 45 })).toEqual(
    on('2026-03-08', '06:15', '07:00', '07:45'),
  );
});

test('"24:00" and an end at or before the start reach the next date', () => {
  expect(slots({ windows: [['23:00', '24:00']] })).toEqual(on('2026-06-11', '03:00'));
  expect(slots({ windows: [['22:00', '00:00']], from: '2026-06-10' })).toEqual(on('2026-06-11', '02:00', '03:00'));
  expect(slots({ windows: [], weekly: { wed: [['09:00', '09:00']] }, from: '2026-06-10', to: '2026-06-11' })).toHaveLength(24);
});

test('a window that starts in the evening belongs to that date, its slots to theirs', () => {
  const night = { weekly: { wed: [['22:00', '02:00'] as const] } };
  expect(slots({ ...night, date: '2026-06-10' })).toEqual(on('2026-06-11', '02:00', '03:00'));
  expect(slots({ ...night, date: '2026-06-11' })).toEqual(on('2026-06-11', '04:00', '05:00'));
  expect(slots({ ...night, date: '2026-06-11', exceptions: [{ date: '2026-06-11', kind: 'closed' }] })).toHaveLength(2);
  expect(slots({ ...night, date: '2026-06-11', exceptions: [{ date: '2026-06-10', kind: 'closed' }] })).toEqual([]);
});

test('from and to are dates of the viewer, not of the practitioner', () => {
  const auckland = { viewerZone: 'Pacific/Auckland', windows: [['07:00', '10:00']] as Window[] };
  // 07:00 in Toronto is 23:00 in Auckland: the next two slots are on the next date there.
  expect(slots({ ...auckland, date: '2026-06-10' })).toEqual([...on('2026-06-09', '12:00', '13:00'), ...on('2026-06-10', '11:00')]);
  expect(slots({ ...auckland, from: '2026-06-10', to: '2026-06-11' })).toHaveLength(6);
  expect(slots({ viewerZone: 'Pacific/Apia', date: '2011-12-30', windows: [['00:00', '24:00']] })).toEqual([]);
});

test.each<[string, CalendarException[], string[]]>([
  ['closed', [{ date: '2026-06-10', kind: 'closed' }], []],
  ['another date closed', [{ date: '2026-06-11', kind: 'closed' }], on('2026-06-10', '13:00', '14:00')],
  ['replaced', [{ date: '2026-06-10', kind: 'replace', windows: [['15:00', '16:00']] }], on('2026-06-10', '19:00')],
  ['replaced by nothing', [{ date: '2026-06-10', kind: 'replace', windows: [] }], []],
  ['added', [{ date: '2026-06-10', kind: 'add', windows: [['15:00', '16:00']] }], on('2026-06-10', '13:00', '14:00', '19:00')],
  ['added twice the same', [{ date: '2026-06-10', kind: 'add', windows: [['10:00', '11:00'], ['10:00', '11:00']] }], on('2026-06-10', '13:00', '14:00')],
  ['added beside, and not merged', [{ date: '2026-06-10', kind: 'add', windows: [['11:00', '11:30'], ['11:30', '12:00']] }], on('2026-06-10', '13:00', '14:00')],
  ['blocked at the edge', [{ date: '2026-06-10', kind: 'block', windows: [['10:00', '12:00']] }], on('2026-06-10', '13:00')],
  ['blocked in the middle, grid unmoved', [{ date: '2026-06-10', kind: 'block', windows: [['09:10', '09:20']] }], on('2026-06-10', '14:00')],
  ['blocked since the evening before', [{ date: '2026-06-09', kind: 'block', windows: [['20:00', '09:30']] }], on('2026-06-10', '14:00')],
  ['blocked, then added: still blocked', [
    { date: '2026-06-10', kind: 'block', windows: [['15:00', '16:00']] },
    { date: '2026-06-10', kind: 'add', windows: [['15:00', '17:00']] },
  ], on('2026-06-10', '13:00', '14:00', '20:00')],
  ['closed, then open for an hour', [
    { date: '2026-06-10', kind: 'closed' },
    { date: '2026-06-10', kind: 'add', windows: [['15:00', '16:00']] },
  ], on('2026-06-10', '19:00')],
  ['two blocks', [
    { date: '2026-06-10', kind: 'block', windows: [['09:59', '10:00']] },
    { date: '2026-06-10', kind: 'block', windows: [['10:00', '10:01']] },
  ], []],
  ['no such time', [{ date: '2026-06-10', kind: 'add', windows: [['25:00', '26:00'], ['', ''], ['15:00', '9']] }], on('2026-06-10', '13:00', '14:00')],
])('exceptions: %s', (_story, exceptions, expected) => {
  expect(slots({ exceptions })).toEqual(expected);
});

test('a buffer is a gap to bookings on both sides, also outside the window, but not to blocks', () => {
  const booked = (start: string, end: string) => ({ bookings: [{ start: `2026-06-10T${start}:00Z`, end: `2026-06-10T${end}:00Z` }] });
  expect(slots({ ...booked('14:00', '15:00'), bufferMin: 0 })).toEqual(on('2026-06-10', '13:00'));
  expect(slots({ ...booked('14:10', '15:00'), bufferMin: 10 })).toEqual(on('2026-06-10', '13:00'));
  expect(slots({ ...booked('14:10', '15:00'), bufferMin: 11 })).toEqual([]);
  expect(slots({ ...booked('15:00', '16:00'), bufferMin: 10 })).toEqual(on('2026-06-10', '13:00'));
  expect(slots({ ...booked('12:00', '12:55'), bufferMin: 10 })).toEqual(on('2026-06-10', '14:00'));
  expect(slots({ bufferMin: 30, exceptions: [{ date: '2026-06-10', kind: 'block', windows: [['10:00', '11:00']] }] })).toEqual(on('2026-06-10', '13:00'));
});

test('a long booking over a short one, and one that lasts no time, both count', () => {
  const long = { start: '2026-06-10T12:00:00Z', end: '2026-06-10T13:30:00Z' };
  const short = { start: '2026-06-10T12:10:00Z', end: '2026-06-10T12:20:00Z' };
  expect(slots({ bookings: [long, short] })).toEqual(on('2026-06-10', '14:00'));
  expect(slots({ bookings: [short, long] })).toEqual(on('2026-06-10', '14:00'));
  expect(slots({ bookings: [{ start: '2026-06-10T13:30:00Z', end: '2026-06-10T13:30:00Z' }] })).toEqual(on('2026-06-10', '14:00'));
});

test('exactly the minimum notice is enough', () => {
  expect(slots({ now: '2026-06-10T12:45:00Z', minNoticeMin: 15 })).toEqual(on('2026-06-10', '13:00', '14:00'));
  expect(slots({ now: '2026-06-10T12:45:00.001Z', minNoticeMin: 15 })).toEqual(on('2026-06-10', '14:00'));
});

test('steps or durations that are not above zero, and days in the wrong order, give nothing', () => {
  for (const change of [{ stepMin: 0 }, { stepMin: -5 }, { durationMin: 0 }, { durationMin: NaN }, { from: '2026-06-11', to: '2026-06-10' }]) {
    expect(slots(change)).toEqual([]);
  }
  expect(() => slots({ zone: 'Mars/Olympus' })).toThrow(RangeError);
});

test('a 90-day horizon over both clocks takes milliseconds', () => {
  const bookings = Array.from({ length: 500 }, (_, i) => {
    const start = Date.parse('2026-02-01T14:00:00Z') + i * 5 * 3_600_000;
    return { start: new Date(start), end: new Date(start + 1_800_000) };
  });
  const quarter = () => slots({
    viewerZone: 'Europe/London', windows: [['08:00', '20:00']], durationMin: 30, stepMin: 15, bufferMin: 10, bookings,
    from: '2026-02-01', to: '2026-05-01',
  });
  expect(quarter().length).toBeGreaterThan(1000);
  const fastest = Math.min(...Array.from({ length: 20 }, () => {
    const start = performance.now();
    quarter();
    return performance.now() - start;
  }));
  expect(fastest).toBeLessThan(50);
});
