import { expect, test } from 'vitest';
import type { Caller } from '../shared/scope.ts';
import type { AppointmentStatus } from './contract.ts';
import { calendarSequence, judge, type Act, type Standing } from './rules.ts';

const drIto = 'a0000000-0000-4000-8000-000000000001';
const visit = (status: AppointmentStatus): Standing => ({ status, practitioner: drIto, start: new Date('2030-01-07T15:00:00Z'), end: new Date('2030-01-07T15:30:00Z') });
const before = new Date('2030-01-07T14:00:00Z');
const during = new Date('2030-01-07T15:00:00Z');
const later = new Date('2030-01-07T15:30:00Z');

const staff = (role: 'vet' | 'technician' | 'front-desk' | 'manager', id = 'somebody-else'): Caller => ({ kind: 'staff', session: 's', staff: id, role });
const ito = staff('vet', drIto);
const sam: Caller = { kind: 'appointment', session: 's', appointment: 'a', owner: 'o' };

test('a request is confirmed, declined or cancelled; what is closed stays closed', () => {
  const outcome = (act: Act, status: AppointmentStatus) => judge(act, visit(status), ito, before).kind;
  const table = (['held', 'requested', 'confirmed', 'declined', 'cancelled', 'done'] as const).map((status) =>
    [status, ...(['confirm', 'decline', 'cancel'] as const).map((act) => outcome(act, status))].join(' '),
  );
  expect(table).toEqual([
    'held refused refused refused',
    'requested go go go',
    'confirmed already refused go',
    'declined refused already refused',
    'cancelled refused refused already',
    'done refused refused refused',
  ]);
});

test('only the practitioner and a manager confirm or decline; the front desk and the owner may cancel', () => {
  const may = (act: Act, caller: Caller) => judge(act, visit('requested'), caller, before).kind === 'go';
  for (const act of ['confirm', 'decline'] as const) {
    expect([ito, staff('manager'), staff('vet'), staff('technician'), staff('front-desk'), sam].map((caller) => may(act, caller))).toEqual([true, true, false, false, false, false]);
  }
  expect([ito, staff('manager'), staff('front-desk'), sam, staff('vet'), staff('technician')].map((caller) => may('cancel', caller))).toEqual([true, true, true, true, false, false]);
  expect(may('cancel', { kind: 'nobody' })).toBe(false);
  expect(may('cancel', { kind: 'draft', session: 's', appointment: 'a' })).toBe(false);
});

test('another vet is told whose it is before anything else', () => {
  expect(judge('confirm', visit('cancelled'), staff('vet'), before)).toMatchObject({ kind: 'refused', code: 'not-yours' });
});

test('a confirmed visit can be cancelled until it starts, a request that nobody answered always', () => {
  expect(judge('cancel', visit('confirmed'), sam, before).kind).toBe('go');
  expect(judge('cancel', visit('confirmed'), sam, during)).toMatchObject({ kind: 'refused', code: 'wrong-status' });
  expect(judge('cancel', visit('requested'), sam, later).kind).toBe('go');
});

test('a vet can confirm late, but not when the time is over', () => {
  expect(judge('confirm', visit('requested'), ito, during).kind).toBe('go');
  expect(judge('confirm', visit('requested'), ito, later)).toMatchObject({ kind: 'refused', code: 'wrong-status' });
});

test('each change of the calendar entry has a higher number than the one before', () => {
  expect(calendarSequence.confirmed).toBeGreaterThan(calendarSequence.requested);
  expect(calendarSequence.cancelled).toBeGreaterThan(calendarSequence.confirmed);
  expect(calendarSequence.declined).toBeGreaterThan(calendarSequence.requested);
});
