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

test('a cancellation is told to both sides, but not to the vet who did it', () => {
  expect(templates('appointment.cancelled', sam, 'cancelled')).toEqual(['cancelled-owner', 'cancelled-practitioner']);
  expect(templates('appointment.cancelled', ito, 'cancelled')).toEqual(['cancelled-owner']);
  expect(templates('appointment.cancelled', desk, 'cancelled')).toEqual(['cancelled-owner', 'cancelled-practitioner']);
});

test('a new time is told to both sides, and to whoever had the visit before', () => {
  expect(templates('appointment.rescheduled', sam, 'requested')).toEqual(['rescheduled-owner', 'rescheduled-practitioner']);
  expect(templates('appointment.rescheduled', ito, 'confirmed')).toEqual(['rescheduled-owner']);
  const before = 'a0000000-0000-4000-8000-000000000003';
  expect(whoIsTold({ type: 'appointment.rescheduled', actor: desk }, { practitioner: drIto, previous: before, status: 'confirmed' }).map(({ to }) => to)).toEqual(['owner', 'practitioner', 'previous']);
});

test('an unanswered request is told to the desk, as long as it is unanswered', () => {
  expect(templates('appointment.escalated', { kind: 'system', id: '' }, 'requested')).toEqual(['escalated-desk']);
  expect(templates('appointment.escalated', { kind: 'system', id: '' }, 'confirmed')).toEqual([]);
});

test('a record that is due is told to its vet, one that is overdue to the manager too, a changed summary to the owner', () => {
  const system = { kind: 'system', id: '' };
  expect(templates('record.due-soon', system, 'done')).toEqual(['record-due-practitioner']);
  expect(templates('record.overdue', system, 'done')).toEqual(['record-overdue-practitioner', 'record-overdue-managers']);
  expect(templates('record.summary-changed', ito, 'done')).toEqual(['amended-owner']);
  expect(tellsSomebody('record.amended')).toBe(false);
});

test('a script that comes later, stands for another or is taken back is told to the owner, each once', () => {
  const told = (type: string, data: object) => whoIsTold({ type, actor: ito, data: { ...data } }, { practitioner: drIto, status: 'done' }).map(({ template }) => template);
  expect(told('script.issued', { script: 'one' })).toEqual(['script-added-owner']);
  expect([...told('script.ended', { script: 'one', as: 'replaced' }), ...told('script.issued', { script: 'two', replaces: 'one' })]).toEqual(['script-replaced-owner']);
  expect(told('script.ended', { script: 'one', as: 'void' })).toEqual(['script-void-owner']);
  expect(tellsSomebody('script.used')).toBe(false);
});

test('a mail that waited too long is not sent: the appointment has moved on', () => {
  expect(templates('appointment.requested', sam, 'cancelled')).toEqual([]);
  expect(templates('appointment.requested', sam, 'confirmed')).toEqual(['requested-owner']);
  expect(templates('appointment.confirmed', ito, 'cancelled')).toEqual([]);
});

test('word that waited until the visit was over invites nobody to it; what is still so is told', () => {
  const late = { practitioner: 'hana', status: 'confirmed', missed: true } as const;
  expect(whoIsTold({ type: 'appointment.confirmed', actor: { kind: 'staff', id: 'hana' } }, late)).toEqual([]);
  expect(whoIsTold({ type: 'appointment.requested', actor: { kind: 'owner' } }, { ...late, status: 'requested' })).toEqual([]);
  const templates = (type: string, status: 'cancelled' | 'done') => whoIsTold({ type, actor: { kind: 'owner' } }, { ...late, status }).map(({ template }) => template);
  expect(templates('appointment.cancelled', 'cancelled')).toEqual(['cancelled-owner', 'cancelled-practitioner']);
  expect(templates('record.completed', 'done')).toEqual(['summary-owner']);
});

test('what concerns nobody makes no job', () => {
  expect(tellsSomebody('appointment.requested')).toBe(true);
  expect(tellsSomebody('message.said')).toBe(false);
  expect(templates('message.said', sam, 'confirmed')).toEqual([]);
});
