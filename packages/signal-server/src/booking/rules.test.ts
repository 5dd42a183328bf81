import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Caller } from '../shared/scope.ts';
import type { AppointmentStatus } from './contract.ts';
import { BookingSettings } from './staff.contract.ts';
import { escalateAt, freeUntil, judge, judgeMove, type Act, type Standing } from './rules.ts';

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

const settings = v.parse(BookingSettings, {});
const asks = (status: AppointmentStatus, caller: Caller, now: Date, begun = false) => judgeMove({ ...visit(status), begun, onDemand: false }, caller, now, settings);

test('what the owner moves must be confirmed anew, what the clinic moves stays as it is', () => {
  expect(asks('confirmed', sam, new Date('2030-01-07T13:00:00Z'))).toEqual({ kind: 'go', to: 'requested' });
  for (const caller of [ito, staff('manager'), staff('front-desk')]) {
    expect(asks('confirmed', caller, before)).toEqual({ kind: 'go', to: 'confirmed' });
    expect(asks('requested', caller, before)).toEqual({ kind: 'go', to: 'requested' });
  }
  for (const caller of [staff('vet'), staff('technician')]) expect(asks('confirmed', caller, before)).toMatchObject({ code: 'not-yours' });
});

test('the owner moves a confirmed visit until an hour before it, a request until it would begin; the clinic until it begins', () => {
  const anHour = new Date('2030-01-07T14:00:00Z');
  expect(asks('confirmed', sam, anHour).kind).toBe('go');
  expect(asks('confirmed', sam, new Date(anHour.getTime() + 1))).toMatchObject({ code: 'too-late-to-change' });
  expect(asks('requested', sam, during).kind).toBe('go');
  expect(asks('requested', sam, new Date(during.getTime() + 1))).toMatchObject({ code: 'too-late-to-change' });
  expect(asks('confirmed', ito, new Date(during.getTime() - 1)).kind).toBe('go');
  expect(asks('confirmed', ito, during)).toMatchObject({ code: 'wrong-status' });
});

test('nothing that is closed, held or going on is moved', () => {
  for (const status of ['held', 'declined', 'cancelled', 'done'] as const) expect(asks(status, ito, before)).toMatchObject({ code: 'wrong-status' });
  expect(asks('confirmed', ito, before, true)).toMatchObject({ code: 'wrong-status' });
});

test('a clinic’s own limit is told with the visit', () => {
  expect(freeUntil(visit('confirmed'), { freeUntilMin: 24 * 60 })).toEqual(new Date('2030-01-06T15:00:00Z'));
  expect(freeUntil(visit('requested'), { freeUntilMin: 24 * 60 })).toEqual(during);
  expect(freeUntil(visit('cancelled'), { freeUntilMin: 0 })).toBeUndefined();
});

test('an unanswered request is called out ten minutes before its start, a near one half an hour after it was booked if that is sooner', () => {
  const at = (requestedAt: string) => escalateAt({ requestedAt: new Date(requestedAt), start: during }, settings).toISOString();
  expect(at('2030-01-01T09:00:00Z')).toBe('2030-01-07T14:50:00.000Z');
  expect(at('2030-01-07T10:00:00Z')).toBe('2030-01-07T10:30:00.000Z');
  expect(at('2030-01-06T15:00:00Z')).toBe('2030-01-06T15:30:00.000Z');
  expect(at('2030-01-06T14:59:59Z')).toBe('2030-01-07T14:50:00.000Z');
  expect(at('2030-01-07T14:45:00Z')).toBe('2030-01-07T14:50:00.000Z');
  expect(at('2030-01-07T14:55:00Z')).toBe('2030-01-07T14:55:00.000Z');
});
