import { expect, test } from 'vitest';
import { waitOf, type OnDuty } from './wait.ts';

const minute = 60_000;
const now = Date.parse('2030-01-07T15:00:00.000Z');
const tenEach = [8, 10, 30].map((length) => length * minute);
/** On duty for so many minutes, busy from and to so many minutes from now. */
const person = (until: number, ...busy: [number, number][]): OnDuty => ({
  until: now + until * minute,
  busy: busy.map(([start, end]) => ({ start: now + start * minute, end: now + end * minute })),
});
const wait = (ahead: number, ...onDuty: OnDuty[]) => waitOf({ ahead, onDuty, recent: tenEach, now });

test('each in the list takes as long as calls usually do, rounded up to five minutes', () => {
  expect([0, 1, 2].map((ahead) => wait(ahead, person(300)))).toEqual([5, 10, 20]);
});

test('two people serve the list side by side', () => {
  expect([0, 1, 2, 3, 4].map((ahead) => wait(ahead, person(300), person(300)))).toEqual([5, 5, 10, 10, 20]);
});

test('booked visits come first, and a gap that is too short is no room', () => {
  expect(wait(0, person(300, [-5, 25]))).toBe(25);
  expect(wait(0, person(300, [5, 30], [35, 60]))).toBe(60);
  expect(wait(0, person(300, [10, 40]))).toBe(5);
});

test('nobody can say when too few calls are known, or nobody has room before going home', () => {
  expect(waitOf({ ahead: 0, onDuty: [person(300)], recent: [600_000, 600_000], now })).toBeUndefined();
  expect(wait(0)).toBeUndefined();
  expect(wait(0, person(20, [0, 30]))).toBeUndefined();
  expect(wait(3, person(25))).toBeUndefined();
});
