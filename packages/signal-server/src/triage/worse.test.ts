import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from './assess.ts';
import type * as v from 'valibot';
import { Answers as Kinds } from './answers.contract.ts';
import { worseOf } from './worse.ts';

const order = ['routine', 'soon', 'urgent', 'emergency'];
const told = fc.record({
  eating: fc.constantFrom(undefined, ...Kinds.entries.eating.wrapped.options),
  drinking: fc.constantFrom(undefined, ...Kinds.entries.drinking.wrapped.options),
  urinating: fc.constantFrom(undefined, ...Kinds.entries.urinating.wrapped.options),
  defecating: fc.constantFrom(undefined, ...Kinds.entries.defecating.wrapped.options),
  behaviour: fc.constantFrom(undefined, ...Kinds.entries.behaviour.wrapped.options),
});

test('of two tellings neither is more urgent than the worse answers of both', () => {
  fc.assert(fc.property(told, told, fc.constantFrom('cat', 'dog', 'rabbit', 'guinea pig', 'hamster', 'budgie', 'horse', 'goat', 'ferret', 'tortoise', 'koi'), fc.constantFrom(undefined, 'male', 'female'), (one, other, species, sex) => {
    const rank = (answers: v.InferOutput<typeof Kinds>) => order.indexOf(assess({ species, sex, text: '', answers }).urgency);
    expect(rank(worseOf(one, other, rank))).toBeGreaterThanOrEqual(Math.max(rank(one), rank(other)));
  }), { numRuns: 3000 });
});
