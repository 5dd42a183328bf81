import { expect, test } from 'vitest';
import type { Weekly } from '../week.contract.ts';
import { eachDate, outsideHours, type DatesThatDiffer } from './outside.ts';

const zone = 'America/Toronto';
const visit = (start: string, minutes = 30) => ({ start: new Date(start), end: new Date(Date.parse(start) + minutes * 60_000) });
const outside = (weekly: Weekly, exceptions: DatesThatDiffer[], ...visits: ReturnType<typeof visit>[]) =>
  outsideHours({ zone, weekly, exceptions: eachDate(exceptions) }, visits).map(({ start }) => start.toISOString().slice(0, 16));
const nineToFive: Weekly = { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']], wed: [['09:00', '17:00']], thu: [['09:00', '17:00']], fri: [['09:00', '17:00']] };

// 10 June 2026 is a Wednesday; Toronto is UTC-4.
test('a visit must lie wholly within the hours', () => {
  expect(outside(nineToFive, [], visit('2026-06-10T13:00Z'), visit('2026-06-10T20:30Z'))).toEqual([]);
  expect(outside(nineToFive, [], visit('2026-06-10T12:45Z'), visit('2026-06-10T20:45Z'), visit('2026-06-13T14:00Z'))).toEqual(['2026-06-10T12:45', '2026-06-10T20:45', '2026-06-13T14:00']);
});

test('windows that touch are one stretch of work', () => {
  expect(outside({ wed: [['09:00', '12:00'], ['12:00', '17:00']] }, [], visit('2026-06-10T15:45Z'))).toEqual([]);
});

test('leave takes every visit of its dates, and no other', () => {
  const leave: DatesThatDiffer = { from: '2026-06-10', to: '2026-06-12', kind: 'closed', windows: [] };
  const week = ['09', '10', '11', '12', '15'].map((day) => visit(`2026-06-${day}T14:00Z`));
  expect(outside(nineToFive, [leave], ...week)).toEqual(['2026-06-10T14:00', '2026-06-11T14:00', '2026-06-12T14:00']);
});

test('other hours, more hours, and a block', () => {
  const on = (kind: 'replace' | 'add' | 'block', start: string, end: string): DatesThatDiffer => ({ from: '2026-06-10', to: '2026-06-10', kind, windows: [[start, end]] });
  expect(outside(nineToFive, [on('replace', '12:00', '15:00')], visit('2026-06-10T14:00Z'), visit('2026-06-10T17:00Z'))).toEqual(['2026-06-10T14:00']);
  expect(outside(nineToFive, [on('add', '18:00', '20:00')], visit('2026-06-10T22:00Z'))).toEqual([]);
  expect(outside(nineToFive, [on('block', '10:00', '10:15')], visit('2026-06-10T14:00Z'), visit('2026-06-10T14:15Z'))).toEqual(['2026-06-10T14:00']);
});

test('a night shift belongs to the date on which it starts, over both changes of the clock', () => {
  const night: Weekly = { sat: [['22:00', '04:00']] };
  // Spring: 22:00 EST is 03:00 UTC, 04:00 EDT is 08:00 UTC, and 02:30 never was. Autumn: 22:00 EDT is 02:00 UTC, 04:00 EST is 09:00 UTC.
  expect(outside(night, [], visit('2026-03-08T03:00Z'), visit('2026-03-08T07:30Z'), visit('2026-03-08T07:45Z'))).toEqual(['2026-03-08T07:45']);
  expect(outside(night, [], visit('2026-11-01T02:00Z'), visit('2026-11-01T08:30Z'), visit('2026-11-01T08:45Z'))).toEqual(['2026-11-01T08:45']);
  const sunday: DatesThatDiffer = { from: '2026-03-08', to: '2026-03-08', kind: 'closed', windows: [] };
  expect(outside(night, [sunday], visit('2026-03-08T07:00Z')), 'closing Sunday leaves Saturday’s night').toEqual([]);
});
