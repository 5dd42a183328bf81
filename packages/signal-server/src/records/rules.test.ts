import * as v from 'valibot';
import { expect, test } from 'vitest';
import { RecordBody } from './contract.ts';
import { revisionOf } from '../shared/etag.ts';
import { canonical, emptyRecord, missing, nextStepsOf, sameRecord, whyNotWrite, withinTechnician } from './rules.ts';

const complete: RecordBody = {
  ...emptyRecord(),
  subjective: 'Scratches his left ear since Sunday.',
  objective: 'Ear red on video, bright and alert.',
  assessment: 'Ear trouble, to be looked at.',
  plan: 'Clean daily, exam within three days.',
  education: 'How to clean an ear.',
  scripts: { kind: 'none' },
  followUp: { kind: 'recheck', inDays: 3 },
  summary: { found: 'His ear is sore.', nextSteps: 'Clean the ear once a day.', callIf: '' },
};

test('an empty record lacks everything that must be said', () => {
  expect(missing(emptyRecord())).toEqual(['subjective', 'objective', 'assessment', 'plan', 'education', 'scripts', 'followUp', 'found', 'nextSteps']);
});

test('a record with every part said can be completed', () => {
  expect(missing(complete)).toEqual([]);
});

test('blanks are not words, and no script must be said', () => {
  expect(missing({ ...complete, plan: ' \n\t ', scripts: { kind: 'unsaid' } })).toEqual(['plan', 'scripts']);
  expect(missing({ ...complete, summary: { ...complete.summary, nextSteps: '- \n * ' } })).toEqual(['nextSteps']);
});

test('an exam by system is an objective part, a numbered problem is an assessment; what could not be assessed from afar is neither', () => {
  expect(missing({ ...complete, objective: '', assessment: '', exam: { ears: { is: 'not-remote', words: '' } }, problems: [{ words: ' ', certainty: null, differentials: '', code: null }] })).toEqual(['objective', 'assessment']);
  expect(missing({ ...complete, objective: '', assessment: '', exam: { ears: { is: 'abnormal', words: 'red' } }, problems: [{ words: 'Sore ear', certainty: null, differentials: '', code: null }] })).toEqual([]);
});

test('a body kept before the exam, the problems and the rest came is read with them empty', () => {
  const { told: _told, exam: _exam, condition: _condition, pain: _pain, problems: _problems, education: _education, declined: _declined, disposition: _disposition, ...old } = emptyRecord();
  const { temperature, pulse, breaths, weight } = old.vitals;
  expect(v.parse(RecordBody, { ...old, vitals: { temperature, pulse, breaths, weight } })).toEqual(emptyRecord());
});

test('the owner reads steps without the marks a vet types before them', () => {
  expect(nextStepsOf({ nextSteps: '1. Clean the ear\r\n2) Keep him dry\n\n- Rest\n•Call us on Friday\n3.5 mg twice a day\n' })).toEqual([
    'Clean the ear',
    'Keep him dry',
    'Rest',
    'Call us on Friday',
    '3.5 mg twice a day',
  ]);
});

test('the same words give the same text, in whatever order the keys came', () => {
  expect(canonical({ b: 1, a: [{ d: null, c: 'x' }] })).toBe('{"a":[{"c":"x","d":null}],"b":1}');
  expect(sameRecord(complete, JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(complete).reverse()))))).toBe(true);
  expect(sameRecord(complete, { ...complete, plan: 'Something else.' })).toBe(false);
});

test('a Subjective that only says what triage found is no history yet; one that was added to is', () => {
  const told = { booking: null, triage: null, facts: 'Course: since this morning.', at: '2030-01-07T15:00:00.000Z' };
  expect(missing({ ...complete, told, subjective: 'Course: since this morning. ' })).toEqual(['subjective']);
  expect(missing({ ...complete, told, subjective: 'Course: since this morning. Eats well.' })).toEqual([]);
});

test('a technician writes what was told and measured, not the judgement', () => {
  const told = { ...complete, subjective: 'More.', objective: 'Seen.', vitals: { ...complete.vitals, pulse: 180 }, exam: { eyes: { is: 'normal', words: '' } }, pain: { scale: 'fgs', name: '', total: 3, of: 10 } } as const;
  expect(withinTechnician(complete, told)).toBe(true);
  expect(withinTechnician(complete, { ...told, plan: 'Other.' })).toBe(false);
  expect(withinTechnician(complete, { ...told, problems: [{ words: 'Sore ear', certainty: null, differentials: '', code: null }] })).toBe(false);
  expect(withinTechnician(complete, { ...complete, scripts: { kind: 'unsaid' } })).toBe(false);
});

test('only the vet of the visit writes it; a technician visit belongs to no vet', () => {
  const hana = { staff: 'hana', role: 'vet' };
  expect(whyNotWrite(hana, { id: 'hana', role: 'vet' })).toBeUndefined();
  expect(whyNotWrite(hana, { id: 'lee', role: 'vet' })).toBe('not-yours');
  expect(whyNotWrite(hana, { id: 'tess', role: 'technician' })).toBeUndefined();
  expect(whyNotWrite({ staff: 'mia', role: 'manager' }, { id: 'hana', role: 'vet' })).toBe('not-allowed');
});

test.each([
  ['"0"', 0],
  ['"17"', 17],
  ['W/"17"', 17],
  ['*', undefined],
  ['17', undefined],
  ['"-1"', undefined],
  ['"1", "2"', undefined],
  [undefined, undefined],
])('If-Match %s is revision %s', (header, revision) => {
  expect(revisionOf(header)).toBe(revision);
});
