import { expect, test } from 'vitest';
import { comesAt, expectedAt, waitStage } from './lobby.ts';

const start = Date.parse('2030-01-07T15:00:00Z');
const at = (seconds: number) => start + seconds * 1000;
const alone = { start, expected: undefined, here: false };

test.each([
  [-1, 'early'],
  [0, 'due'],
  [119.999, 'due'],
  [120, 'free'],
  [179.999, 'free'],
  [180, 'offered'],
] as const)('%s seconds after the start without the vet: %s', (seconds, stage) => expect(waitStage(alone, at(seconds))).toBe(stage));

test('once the vet is here nobody is asked to leave', () => expect(waitStage({ ...alone, here: true }, at(600))).toBe('met'));

test('a word that the vet runs late takes no right away', () => expect(waitStage({ ...alone, expected: at(900) }, at(120))).toBe('free'));

test('the time that was told counts until it has passed', () => {
  const late = { ...alone, expected: at(300) };
  expect(expectedAt(late, at(100))).toBe(at(300));
  expect(expectedAt(late, at(300))).toBe(start);
});

test('minutes count from the start, and from now once it has passed', () => {
  expect(comesAt(new Date(start), 5, new Date(at(-600)))).toEqual(new Date(at(300)));
  expect(comesAt(new Date(start), 5, new Date(at(60)))).toEqual(new Date(at(360)));
});
