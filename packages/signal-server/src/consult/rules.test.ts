import { expect, test } from 'vitest';
import { endingOf, personIn, stageAfter, whyNotEnter, whyNotJoin, whyNotSay, type Visit } from './rules.ts';

const visit = (changes: Partial<Visit> = {}): Visit => ({
  status: 'confirmed',
  modality: 'video',
  start: new Date('2030-01-07T15:00:00Z'),
  end: new Date('2030-01-07T15:30:00Z'),
  state: 'waiting',
  messaging: 'open',
  ...changes,
});
const dayBefore = new Date('2030-01-06T15:00:00Z');
const during = new Date('2030-01-07T15:10:00Z');

test('a confirmed video visit may be joined early and in time', () => {
  expect(whyNotJoin(visit(), dayBefore)).toBeUndefined();
  expect(whyNotJoin(visit(), during)).toBeUndefined();
});

test('a requested visit has a lobby, and no call yet', () => {
  expect(whyNotEnter(visit({ status: 'requested' }), during)).toBeUndefined();
  expect(whyNotJoin(visit({ status: 'requested' }), during)).toBe('not-confirmed');
});

test.each(['cancelled', 'declined'] as const)('nobody enters a %s visit', (status) => {
  expect(whyNotEnter(visit({ status }), during)).toBe('visit-cancelled');
  expect(whyNotJoin(visit({ status }), during)).toBe('visit-cancelled');
});

test('the room closes 48 hours after the end, to the millisecond', () => {
  const closes = new Date('2030-01-09T15:30:00.000Z');
  expect(whyNotJoin(visit(), new Date(closes.getTime() - 1))).toBeUndefined();
  expect(whyNotJoin(visit(), closes)).toBe('visit-over');
  expect(whyNotEnter(visit(), closes)).toBe('visit-over');
});

test('a call that was ended stays ended, and its messages stay open', () => {
  const ended = visit({ status: 'done', state: 'ended' });
  expect(whyNotJoin(ended, during)).toBe('visit-over');
  expect(whyNotSay(ended, 'owner', during)).toBeUndefined();
});

test('only video visits have a call', () => {
  expect(whyNotJoin(visit({ modality: 'phone' }), during)).toBe('not-video');
});

test('locked means locked for the owner, not for the staff', () => {
  expect(whyNotSay(visit({ messaging: 'locked' }), 'owner', during)).toBe('messaging-locked');
  expect(whyNotSay(visit({ messaging: 'locked' }), 'vet', during)).toBeUndefined();
});

test('hanging up alone in the room does not take the visit away', () => {
  expect(endingOf(visit(), 'owner', 'pressed')).toBe('leave');
  expect(endingOf(visit(), 'owner', 'finished')).toBe('leave');
  expect(endingOf(visit(), 'vet', 'pressed')).toBe('leave');
  expect(endingOf(visit(), 'vet', 'finished')).toBe('end');
});

test('in a call either side ends it for both, once', () => {
  expect(endingOf(visit({ state: 'live' }), 'owner', 'pressed')).toBe('end');
  expect(endingOf(visit({ state: 'live' }), 'vet', 'pressed')).toBe('end');
  expect(endingOf(visit({ state: 'ended' }), 'vet', 'pressed')).toBe('nothing');
});

test('a second tab cannot take a connected person out of the call', () => {
  expect(stageAfter('in-call', 'testing', true)).toBe('in-call');
  expect(stageAfter('in-call', 'gone', true)).toBe('in-call');
  expect(stageAfter('in-call', 'arrived', false)).toBe('arrived');
  expect(stageAfter(undefined, 'arrived', false)).toBe('arrived');
});

test('drafts and nobody have no place in a room', () => {
  expect(personIn({ kind: 'nobody' })).toBeUndefined();
  expect(personIn({ kind: 'draft', session: 's', appointment: 'a' })).toBeUndefined();
  expect(personIn({ kind: 'appointment', session: 's', appointment: 'a', owner: 'sam' })).toEqual({ kind: 'owner', person: 'sam', role: 'owner' });
  expect(personIn({ kind: 'staff', session: 's', staff: 'hana', role: 'vet' })).toEqual({ kind: 'staff', person: 'hana', role: 'vet' });
});
