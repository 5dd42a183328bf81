import { expect, test } from 'vitest';
import type { EventType } from '../shared/event-types.ts';
import type { Caller } from '../shared/scope.ts';
import { heardBy, type Happening } from './rules.ts';

const happening = (type: EventType | string, changes: Partial<Happening> = {}): Happening => ({
  seq: 7,
  at: new Date('2030-01-07T15:00:00Z'),
  type,
  data: {},
  reference: 'VK-7Q3M-2F',
  appointment: 'visit',
  owner: 'sam',
  ...changes,
});
const staff: Caller = { kind: 'staff', session: 's', staff: 'hana', role: 'vet' };
const sam: Caller = { kind: 'owner', session: 's', owner: 'sam' };
const kim: Caller = { kind: 'owner', session: 's', owner: 'kim' };
const samsLink: Caller = { kind: 'appointment', session: 's', owner: 'sam', appointment: 'visit' };

test('an event says what to look at again, and when it was', () => {
  expect(heardBy(sam, happening('call.ended', { data: { why: 'pressed' } }))).toEqual({
    id: 7,
    type: 'call.ended',
    at: '2030-01-07T15:00:00.000Z',
    reference: 'VK-7Q3M-2F',
    data: { why: 'pressed' },
  });
});

test('owners hear of their own visits only', () => {
  expect(heardBy(sam, happening('appointment.confirmed'))).toBeDefined();
  expect(heardBy(kim, happening('appointment.confirmed'))).toBeUndefined();
  expect(heardBy(sam, happening('appointment.confirmed', { owner: null, appointment: null, reference: null }))).toBeUndefined();
});

test('a page that shows the money of a visit hears that it moved, and no amount', () => {
  for (const type of ['payment.authorised', 'payment.asked', 'payment.paid', 'payment.declined', 'payment.cancelled', 'payment.refunded', 'payment.refund-refused', 'payment.refund-failed', 'bill.issued'] as const) {
    const event = happening(type, { data: { amountMinor: 6200, currency: 'CAD' } });
    for (const caller of [sam, samsLink, staff]) expect(heardBy(caller, event), type).toMatchObject({ type, data: {} });
    expect(heardBy(kim, event), type).toBeUndefined();
  }
});

test('the link of one visit hears nothing of the same owner\'s other visits', () => {
  expect(heardBy(samsLink, happening('message.said', { data: { message: 'm', staffOnly: false } }))).toBeDefined();
  expect(heardBy(samsLink, happening('message.said', { appointment: 'another', data: { message: 'm', staffOnly: false } }))).toBeUndefined();
});

test("a staff-only message, a draft's save and a used link stay with the staff", () => {
  const secrets = [happening('message.said', { data: { message: 'm', staffOnly: true } }), happening('record.saved', { data: { revision: 2 } }), happening('link.used', { data: { kind: 'appointment' } })];
  for (const each of secrets) {
    expect(heardBy(sam, each)).toBeUndefined();
    expect(heardBy(samsLink, each)).toBeUndefined();
    expect(heardBy(staff, each)).toBeDefined();
  }
});

test('data that nobody has thought about does not go out, nor does a type that nobody knows', () => {
  expect(heardBy(staff, happening('record.completed', { data: { revision: 3, phone: '416-555-0162' } }))?.data).toEqual({ revision: 3 });
  expect(heardBy(staff, happening('something.new', { data: { text: 'x' } }))).toBeUndefined();
});

test('a guest hears what happens in the call of their invitation, and nothing of what is said, sent or found in it', () => {
  const ana: Caller = { kind: 'guest', session: 's', guest: 'ana', appointment: 'visit' };
  expect(heardBy(ana, happening('call.joined', { data: { person: 'sam', peer: 'p', phone: '416-555-0162' } }))?.data).toEqual({ person: 'sam', peer: 'p' });
  expect(heardBy(ana, happening('recording.asked', { data: { recording: 'r', by: 'hana' } }))).toBeDefined();
  expect(heardBy(ana, happening('call.joined', { appointment: 'another' }))).toBeUndefined();
  expect(heardBy(ana, happening('call.joined', { appointment: null }))).toBeUndefined();
  for (const type of ['message.said', 'file.added', 'recording.ready', 'record.completed', 'device.tested', 'owner.no-show', 'help.asked', 'visit.handed-over'] as const) expect(heardBy(ana, happening(type)), type).toBeUndefined();
});

test('nobody and drafts hear nothing', () => {
  expect(heardBy({ kind: 'nobody' }, happening('appointment.confirmed'))).toBeUndefined();
  expect(heardBy({ kind: 'draft', session: 's', appointment: 'visit' }, happening('appointment.confirmed'))).toBeUndefined();
});
