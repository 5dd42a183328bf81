import { expect, test } from 'vitest';
import * as v from 'valibot';
import { TriageRequest } from './contract.ts';
import { assess, redFlagCodes } from './rules.ts';

const asked = (more: Partial<v.InferInput<typeof TriageRequest>> = {}) => assess(v.parse(TriageRequest, { species: 'cat', text: 'Something is off', answers: {}, ...more }));
const codes = (answer: ReturnType<typeof assess>) => answer.reasons.map(({ code }) => code);

test('there are eight danger signs, and each alone is an emergency, ticked or answered', () => {
  expect(redFlagCodes).toHaveLength(8);
  for (const flag of redFlagCodes) {
    expect(asked({ redFlags: [flag] })).toEqual({ urgency: 'emergency', reasons: [{ code: `red-flag-${flag}` }], examOffered: true });
    expect(asked({ redFlags: { [flag]: 'yes' } })).toEqual(asked({ redFlags: [flag] }));
  }
});

test('signs that were not seen, and signs nobody knows, change nothing', () => {
  const calm = { urgency: 'routine', reasons: [], examOffered: true };
  expect(asked({ redFlags: { bleeding: 'no' } })).toEqual(calm);
  expect(asked({ redFlags: ['sparkles', '__proto__'] })).toEqual(calm);
  expect(asked({ redFlags: Object.fromEntries(['sparkles', 'constructor'].map((code) => [code, 'yes' as const])) })).toEqual(calm);
});

test('an unsure danger sign is seen today', () => {
  expect(asked({ redFlags: { toxin: 'unsure' } })).toMatchObject({ urgency: 'urgent', reasons: [{ code: 'red-flag-unsure-toxin' }] });
});

test.each([
  [{ urinating: 'straining' }, 'urinating-straining'],
  [{ behaviour: 'collapsed' }, 'behaviour-collapsed'],
  [{ behaviour: 'seizing' }, 'behaviour-seizing'],
  [{ behaviour: 'unresponsive' }, 'behaviour-unresponsive'],
] as const)('%o is an emergency without any ticked sign', (answers, code) => {
  expect(asked({ answers })).toMatchObject({ urgency: 'emergency', reasons: [{ code }] });
});

test.each([
  [{ eating: 'none' }, 'urgent'],
  [{ behaviour: 'painful' }, 'urgent'],
  [{ defecating: 'bloody' }, 'urgent'],
  [{ urinating: 'none' }, 'urgent'],
  [{ eating: 'less' }, 'soon'],
  [{ behaviour: 'quiet' }, 'soon'],
  [{ eating: 'normal', drinking: 'unknown' }, 'routine'],
] as const)('%o alone is %s', (answers, urgency) => {
  expect(asked({ answers }).urgency).toBe(urgency);
});

test('what gets worse is seen soon, never later', () => {
  expect(asked({ course: 'worse' })).toMatchObject({ urgency: 'soon', reasons: [{ code: 'course-worse' }] });
  expect(asked({ course: 'same' }).urgency).toBe('routine');
});

test('the most urgent reason decides and stands first', () => {
  const answer = asked({ course: 'worse', answers: { eating: 'none' }, redFlags: ['breathing'], substances: [{ name: 'chocolate' }] });
  expect(answer.urgency).toBe('emergency');
  expect(codes(answer)).toEqual(['red-flag-breathing', 'eating-none', 'substance-named', 'course-worse']);
});

test('adding something never makes it less urgent', () => {
  const order = ['routine', 'soon', 'urgent', 'emergency'];
  const rank = (more: Parameters<typeof asked>[0]) => order.indexOf(asked(more).urgency);
  for (const eating of ['normal', 'less', 'none'] as const) {
    expect(rank({ answers: { eating }, course: 'worse' })).toBeGreaterThanOrEqual(rank({ answers: { eating } }));
    expect(rank({ answers: { eating }, redFlags: ['bleeding'] })).toBeGreaterThanOrEqual(rank({ answers: { eating } }));
  }
});
