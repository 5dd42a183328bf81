import * as v from 'valibot';
import { expect, test } from 'vitest';
import { PolicyNumbers } from '../policy.contract.ts';
import { type Helped, whyNoHelp, whyNoNoShow } from './help.ts';

const start = new Date('2030-01-07T15:00:00.000Z');
const numbers = v.parse(PolicyNumbers, {});
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const visit = (about: Partial<Helped> = {}): Helped => ({ status: 'confirmed', modality: 'video', state: 'waiting', start, ownerIn: false, staffIn: true, askedAt: at(60), tried: true, ...about });

test('help can be asked for shortly before the start and until the end', () => {
  expect(whyNoHelp(visit(), at(-901))).toBe('help-too-early');
  expect(whyNoHelp(visit(), at(-900))).toBeUndefined();
  expect(whyNoHelp(visit(), at(3600))).toBeUndefined();
  expect(whyNoHelp(visit({ state: 'ended' }), at(0))).toBe('visit-over');
  expect(whyNoHelp(visit({ status: 'requested' }), at(0))).toBe('not-confirmed');
  expect(whyNoHelp(visit({ status: 'declined' }), at(0))).toBe('visit-cancelled');
});

test('«My client didn’t show up» waits for help, for somebody’s try, and for the whole window', () => {
  expect(whyNoNoShow(visit({ askedAt: undefined, tried: false }), at(400), numbers)).toBe('help-first');
  expect(whyNoNoShow(visit({ tried: false }), at(400), numbers)).toBe('owner-being-called');
  expect(whyNoNoShow(visit(), at(299.999), numbers)).toBe('no-show-too-early');
  expect(whyNoNoShow(visit(), at(300), numbers)).toBeUndefined();
});

test('it is not for an owner who is here, nor for a vet who is not', () => {
  expect(whyNoNoShow(visit({ ownerIn: true }), at(400), numbers)).toBe('owner-is-here');
  expect(whyNoNoShow(visit({ state: 'live' }), at(400), numbers)).toBe('met-already');
  expect(whyNoNoShow(visit({ staffIn: false }), at(400), numbers)).toBe('join-first');
  expect(whyNoNoShow(visit({ staffIn: false, modality: 'phone' }), at(400), numbers)).toBeUndefined();
  expect(whyNoNoShow(visit({ state: 'ended' }), at(400), numbers)).toBe('visit-over');
});
