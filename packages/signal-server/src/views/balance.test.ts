import { expect, test } from 'vitest';
import { oneForEachTime, orderedBy } from './balance.ts';

const nine = Date.parse('2030-01-07T14:00:00Z');
const hour = 3_600_000;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const person = (practitioner: string, ...starts: number[]) => ({ practitioner, confirmSeconds: 900, bookings: starts.map((start) => ({ start: new Date(start) })) });

test('a time stands once, with whoever has least to do that day', () => {
  const order = orderedBy('balance', [person('ann', nine + hour, nine + 2 * hour), person('bob', nine + hour)], dateOf);
  const free = [
    { practitioner: 'ann', starts: [nine, nine + 3 * hour] },
    { practitioner: 'bob', starts: [nine] },
  ];
  expect(oneForEachTime(free, order)).toEqual([
    { start: nine, practitioner: 'bob' },
    { start: nine + 3 * hour, practitioner: 'ann' },
  ]);
});

test('bookings of other days weigh only between equals', () => {
  const tomorrow = nine + 24 * hour;
  const order = orderedBy('balance', [person('ann', tomorrow, tomorrow + hour), person('bob', nine + hour), person('cyd', tomorrow)], dateOf);
  expect(['ann', 'bob', 'cyd'].sort(order(nine))).toEqual(['cyd', 'ann', 'bob']);
  expect(['ann', 'bob', 'cyd'].sort(order(tomorrow))).toEqual(['bob', 'cyd', 'ann']);
});

test('among equals the order is always the same', () => {
  const order = orderedBy('balance', [person('bob'), person('ann')], dateOf);
  expect(['bob', 'ann'].sort(order(nine))).toEqual(['ann', 'bob']);
});

test('who confirms soonest decides between equals, or first of all where the clinic wants it', () => {
  const people = [{ ...person('ann'), confirmSeconds: 600 }, { ...person('bob'), confirmSeconds: 60 }, { ...person('cyd', nine + hour), confirmSeconds: 30 }];
  expect(['ann', 'bob', 'cyd'].sort(orderedBy('balance', people, dateOf)(nine))).toEqual(['bob', 'ann', 'cyd']);
  expect(['ann', 'bob', 'cyd'].sort(orderedBy('quick', people, dateOf)(nine))).toEqual(['cyd', 'bob', 'ann']);
});
