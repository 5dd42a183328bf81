import { expect, test } from 'vitest';
import { mayKeep } from './parts.ts';

const at = (seconds: number) => new Date(Date.UTC(2030, 0, 7, 15, 0, seconds));
const runs = [{ run: 1, beganAt: at(0), endedAt: at(10) }, { run: 2, beganAt: at(20), endedAt: null }];

test('kept is what ended before its run did; what lies across the end, or comes after it, is not', () => {
  const three = (now: Date) => mayKeep({ run: 1, parts: [{ bytes: 1, ago: 4000 }, { bytes: 10, ago: 2000 }, { bytes: 100, ago: 0 }] }, runs, now);
  expect(three(at(9))).toBe(111);
  expect(three(at(11))).toBe(11);
  expect(three(at(13))).toBe(1);
  expect(three(at(15))).toBe(0);
});

test('a run that was never begun, or a time before its beginning, is nothing that anybody agreed to', () => {
  const one = (run: number, ago: number) => mayKeep({ run, parts: [{ bytes: 1, ago }] }, runs, at(21));
  expect([one(2, 0), one(2, 1000), one(2, 1001), one(3, 0), one(0, 0), one(1, 0)]).toEqual([1, 1, 0, 0, 0, 0]);
});
