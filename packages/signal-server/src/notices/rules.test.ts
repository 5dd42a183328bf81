import { expect, test } from 'vitest';
import { tellsSomebody, whoIsTold } from './rules.ts';

const drIto = 'a0000000-0000-4000-8000-000000000001';
const sam = { kind: 'owner', id: 'b0000000-0000-4000-8000-000000000001' };
const ito = { kind: 'staff', id: drIto };
const desk = { kind: 'staff', id: 'a0000000-0000-4000-8000-000000000002' };

const templates = (type: string, actor: typeof sam, status: Parameters<typeof whoIsTold>[1]['status']) =>
  whoIsTold({ type, actor }, { practitioner: drIto, status }).map(({ template }) => template);

test('a request tells both sides, an answer tells the owner', () => {
  expect(templates('appointment.requested', sam, 'requested')).toEqual(['requested-owner', 'requested-practitioner']);
  expect(templates('appointment.confirmed', ito, 'confirmed')).toEqual(['confirmed-owner']);
  expect(templates('appointment.declined', ito, 'declined')).toEqual(['declined-owner']);
  expect(templates('record.completed', ito, 'confirmed')).toEqual(['summary-owner']);
});

test('a cancellation is told to the other side, and to the vet when a colleague did it', () => {
  expect(templates('appointment.cancelled', sam, 'cancelled')).toEqual(['cancelled-practitioner']);
  expect(templates('appointment.cancelled', ito, 'cancelled')).toEqual(['cancelled-owner']);
  expect(templates('appointment.cancelled', desk, 'cancelled')).toEqual(['cancelled-owner', 'cancelled-practitioner']);
});

test('a mail that waited too long is not sent: the appointment has moved on', () => {
  expect(templates('appointment.requested', sam, 'cancelled')).toEqual([]);
  expect(templates('appointment.requested', sam, 'confirmed')).toEqual(['requested-owner']);
  expect(templates('appointment.confirmed', ito, 'cancelled')).toEqual([]);
});

test('what concerns nobody makes no job', () => {
  expect(tellsSomebody('appointment.requested')).toBe(true);
  expect(tellsSomebody('message.said')).toBe(false);
  expect(templates('message.said', sam, 'confirmed')).toEqual([]);
});
