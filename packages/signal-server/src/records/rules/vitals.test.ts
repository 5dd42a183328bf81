import { expect, test } from 'vitest';
import { isOutside, perMinute, rangedKind, rangedKinds, ranges, rangeSources, units, usualRange } from './vitals.ts';

test.each([
  ['cat', 'cat'],
  ['Katze', 'cat'],
  ['Chien', 'dog'],
  ['cochon d’Inde', 'guinea-pig'],
  ['cochon', 'pig'],
  ['Meerschweinchen', 'guinea-pig'],
  ['ratón', 'mouse'],
  ['Dwarf hamster', 'hamster'],
  ['a horse', 'horse'],
  ['caterpillar', undefined],
  ['dragon', undefined],
  ['', undefined],
])('%s is read as %s', (species, kind) => {
  expect(rangedKind(species)).toBe(kind);
});

test('every range has an order, a source that is listed, and fits what can be typed at all', () => {
  for (const kind of rangedKinds) {
    const { sources, temperature, pulse, breaths } = ranges[kind];
    for (const [low, high] of [temperature, pulse, breaths]) expect(low, kind).toBeLessThan(high);
    expect([temperature[0] > 30, temperature[1] < 45, pulse[1] < 1000, breaths[1] < 500], kind).toEqual([true, true, true, true]);
    expect(sources.length, kind).toBeGreaterThan(0);
    for (const source of sources) expect(rangeSources[source].title).toBeTruthy();
  }
});

test('a sleeping cat may breathe 30 times a minute, not 31; awake 40', () => {
  expect(usualRange('cat', 'breaths', 'asleep')).toEqual([16, 30]);
  expect(isOutside(31, usualRange('cat', 'breaths', 'asleep')!)).toBe(true);
  expect(isOutside(31, usualRange('cat', 'breaths', 'resting')!)).toBe(false);
  expect(usualRange('axolotl', 'pulse', null)).toBeUndefined();
});

test('what an owner counted over half a minute is twice as much in one', () => {
  expect([perMinute('owner-30'), perMinute('video-15'), perMinute('owner-60'), perMinute('minute'), perMinute(undefined)]).toEqual([2, 4, 1, 1, 1]);
});

test('what was typed in °F or lb comes back as it was typed', () => {
  for (let tenth = 950; tenth <= 1080; tenth++) expect(units.temperature['°F'].to(units.temperature['°F'].from(tenth / 10))).toBe(tenth / 10);
  for (let tenth = 1; tenth <= 3000; tenth++) expect(units.weight.lb.to(units.weight.lb.from(tenth / 10))).toBe(tenth / 10);
});
