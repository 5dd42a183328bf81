import { expect, test } from 'vitest';
import type { Weekly } from '../week.contract.ts';
import type { NewException } from '../hours.contract.ts';
import { fullDates } from './cap.ts';
import { exceptionFaults, spanOf, weekFaults } from './week.ts';

const faults = (weekly: Weekly) => weekFaults(weekly).map(({ code, path }) => `${code} ${path}`);

test('an ordinary week, split days, touching windows and night shifts are fine', () => {
  expect(faults({ mon: [['09:00', '12:00'], ['13:30', '18:00']], tue: [['09:00', '12:00'], ['12:00', '17:00']] })).toEqual([]);
  expect(faults({ mon: [['22:00', '06:00']], tue: [['06:00', '09:00'], ['22:00', '06:00']] })).toEqual([]);
  expect(faults({ mon: [['00:00', '24:00']], tue: [['00:00', '24:00']] }), 'day and night').toEqual([]);
  expect(faults({ sun: [['08:00', '08:00']] }), 'twenty-four hours from eight').toEqual([]);
});

test('an end at or before the start is on the next date', () => {
  expect(spanOf(['22:00', '06:00'])).toEqual([22 * 60, 30 * 60]);
  expect(spanOf(['09:00', '09:00'])).toEqual([9 * 60, 33 * 60]);
  expect(spanOf(['09:00', '24:00'])).toEqual([9 * 60, 24 * 60]);
  expect(spanOf(['00:00', '00:00'])).toEqual([0, 24 * 60]);
});

test.each<[string, Weekly, string[]]>([
  ['two windows of a day', { mon: [['09:00', '12:00'], ['11:59', '14:00']] }, ['windows-overlap weekly.mon.1']],
  ['whatever their order', { mon: [['11:00', '14:00'], ['09:00', '12:00']] }, ['windows-overlap weekly.mon.0']],
  ['the same window twice', { fri: [['09:00', '12:00'], ['09:00', '12:00']] }, ['windows-overlap weekly.fri.1']],
  ['a night shift into the next morning', { mon: [['22:00', '06:00']], tue: [['05:00', '09:00']] }, ['windows-overlap weekly.tue.0']],
  ['Sunday night into Monday', { sun: [['20:00', '08:00']], mon: [['07:00', '12:00']] }, ['windows-overlap weekly.mon.0']],
  ['more than a whole day', { wed: [['00:00', '24:00'], ['23:00', '01:00']] }, ['windows-overlap weekly.wed.1']],
  ['a day that starts at its end', { wed: [['24:00', '05:00']] }, ['window-start weekly.wed.0.0']],
])('refused, with its place: %s', (_story, weekly, expected) => {
  expect(faults(weekly)).toEqual(expected);
});

const today = '2026-03-10';
test.each<[string, NewException, string[]]>([
  ['today, closed', { kind: 'closed', from: today, cause: 'other' }, []],
  ['leave of a fortnight', { kind: 'closed', from: '2026-07-01', to: '2026-07-14', cause: 'leave' }, []],
  ['yesterday', { kind: 'closed', from: '2026-03-09', cause: 'other' }, ['date-past from']],
  ['ends before it begins', { kind: 'closed', from: '2026-03-12', to: '2026-03-11', cause: 'leave' }, ['dates-reversed to']],
  ['a leap year and a day', { kind: 'closed', from: '2026-04-01', to: '2027-04-02', cause: 'leave' }, ['range-too-long to']],
  ['366 days', { kind: 'closed', from: '2026-04-01', to: '2027-04-01', cause: 'leave' }, []],
  ['in three years', { kind: 'closed', from: '2029-04-01', cause: 'other' }, ['date-too-far from']],
  ['overlapping hours', { kind: 'add', from: today, cause: 'other', windows: [['09:00', '12:00'], ['11:00', '13:00']] }, ['windows-overlap windows.1']],
  ['a night', { kind: 'replace', from: today, cause: 'other', windows: [['22:00', '02:00']] }, []],
])('days that differ: %s', (_story, exception, expected) => {
  expect(exceptionFaults(exception, today).map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
});

test('a date is full by the clinic’s calendar', () => {
  const starts = ['2026-03-10T23:00:00Z', '2026-03-11T03:30:00Z', '2026-03-11T13:00:00Z'].map((at) => new Date(at));
  const toronto = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format(at);
  // 23:00 and 03:30 UTC are 7 and 11:30 in the evening of the 10th in Toronto.
  expect([...fullDates(starts, 2, toronto)]).toEqual(['2026-03-10']);
  expect([...fullDates(starts, null, toronto)]).toEqual([]);
});
