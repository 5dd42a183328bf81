import { expect, test } from 'vitest';
import type { PauseRequest } from '../hours.contract.ts';
import { nextClockChange, pauseEnd } from './pause.ts';

const toronto = 'America/Toronto';
// By hand: Toronto is UTC-5 in winter and UTC-4 from 8 March 2026, 07:00 UTC, to 1 November 2026, 06:00 UTC.
test.each<[string, string, PauseRequest, string, string]>([
  ['an hour', '2026-03-10T14:00:00Z', { for: 'hour' }, toronto, '2026-03-10T15:00:00Z'],
  ['an hour is sixty minutes over the skipped hour', '2026-03-08T06:30:00Z', { for: 'hour' }, toronto, '2026-03-08T07:30:00Z'],
  ['a day', '2026-03-10T14:00:00Z', { for: 'day' }, toronto, '2026-03-11T14:00:00Z'],
  ['a day in spring has 23 hours', '2026-03-07T15:00:00Z', { for: 'day' }, toronto, '2026-03-08T14:00:00Z'],
  ['a day in autumn has 25 hours', '2026-10-31T14:00:00Z', { for: 'day' }, toronto, '2026-11-01T15:00:00Z'],
  ['a week over the change ends at the same wall time', '2026-03-03T15:00:00Z', { for: 'week' }, toronto, '2026-03-10T14:00:00Z'],
  ['a day that would end in the skipped hour ends after it', '2026-03-07T07:30:00Z', { for: 'day' }, toronto, '2026-03-08T07:30:00Z'],
  ['until a date: its first moment', '2026-03-10T14:00:00Z', { for: 'date', until: '2026-03-20' }, toronto, '2026-03-20T04:00:00Z'],
  ['a date without midnight starts at one', '2026-04-01T00:00:00Z', { for: 'date', until: '2026-04-24' }, 'Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['half an hour at Lord Howe', '2026-10-03T00:00:00Z', { for: 'day' }, 'Australia/Lord_Howe', '2026-10-03T23:30:00Z'],
  ['a leap day', '2028-02-28T17:00:00Z', { for: 'day' }, toronto, '2028-02-29T17:00:00Z'],
])('a pause for %s', (_story, now, pause, zone, until) => {
  expect(pauseEnd(pause, new Date(now), zone)).toEqual({ until: new Date(until) });
});

test('a date that is over, is today, or is far away', () => {
  // 02:00 UTC on the 11th is still the 10th in Toronto.
  const now = new Date('2026-03-11T02:00:00Z');
  const code = (until: string) => {
    const end = pauseEnd({ for: 'date', until }, now, toronto);
    return 'fault' in end ? end.fault.code : 'fine';
  };
  expect(['2026-03-09', '2026-03-10', '2026-03-11', '2027-03-10', '2027-03-11'].map(code)).toEqual(['date-past', 'date-past', 'fine', 'fine', 'date-too-far']);
});

test('the next change of the clock, where one is near', () => {
  expect(nextClockChange(toronto, new Date('2026-09-20T12:00:00Z'), 60)).toBe('2026-11-01');
  expect(nextClockChange(toronto, new Date('2026-06-10T12:00:00Z'), 60)).toBe(null);
  expect(nextClockChange('Asia/Kathmandu', new Date('2026-06-10T12:00:00Z'), 60)).toBe(null);
});
