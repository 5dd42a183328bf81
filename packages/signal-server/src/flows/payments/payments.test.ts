import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { exam, type Money, moneyWorld } from '../../../test/money.ts';
import { Attendance } from '../../consult/policy.contract.ts';

const worlds = { 'the built-in provider': await moneyWorld('test'), 'Stripe, at its stand-in': await moneyWorld('stripe') };
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

/** The call was, and is over. */
async function met({ sql }: Money, { consult }: { consult: string }): Promise<void> {
  await sql`update consult set state = 'live', started_at = now() where id = ${consult}`;
}

describe.each(Object.entries(worlds))('%s', (_name, world) => {
  const { clinic, pay, look, seen, set } = world;

  test('set aside at the booking, charged after the consult; the rest is free again', async () => {
    await set({ atBooking: 'card' });
    const visit = await world.visit();
    expect(await look(visit)).toMatchObject({ ask: { purpose: 'hold', amountMinor: 6200 }, priceMinor: 6200, owedMinor: 0, payments: [] });
    expect(await pay(visit, 'hold')).toMatchObject({ ask: null, onHoldMinor: 6200, paidMinor: 0, card: { last4: '4242' } });
    const vet = await clinic.as('ito');
    expect(await code(await vet.post(`${visit.path}/charge`, { lines: [exam] }))).toEqual([409, 'charge-too-early']);
    await met(world, visit);
    expect((await seen(await vet.get(`${visit.path}/payment`))).charge).toMatchObject({ why: null, suggested: [exam] });
    const charged = await seen(await vet.post(`${visit.path}/charge`, { lines: [{ ...exam, unitMinor: 5000 }] }));
    expect(charged).toMatchObject({ onHoldMinor: 0, paidMinor: 5000, owedMinor: 0, bill: { totalMinor: 5000, about: 'visit' }, charge: { why: 'charged-already' } });
    // Pressing again is the same bill; another one is refused.
    expect((await seen(await vet.post(`${visit.path}/charge`, { lines: [{ ...exam, unitMinor: 5000 }] }))).paidMinor).toBe(5000);
    expect(await code(await vet.post(`${visit.path}/charge`, { lines: [exam] }))).toEqual([409, 'charged-already']);
  });

  test('two people press Charge at once: one charge', async () => {
    await set({ atBooking: 'card' });
    const visit = await world.visit();
    await pay(visit, 'hold');
    await met(world, visit);
    const [vet, desk] = [await clinic.as('ito'), await clinic.as('vale')];
    const answers = await Promise.all([vet, desk, vet, desk].map((who) => who.post(`${visit.path}/charge`, { lines: [exam] })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await look(visit)).toMatchObject({ paidMinor: 6200, owedMinor: 0 });
    expect(await world.sql`select from money_move m join payment p on p.id = m.payment_id where p.appointment_id = ${visit.appointment}`).toHaveLength(1);
  });

  test('items with tax, more than was set aside: the rest goes to the card on file', async () => {
    await set({ atBooking: 'card', taxName: 'HST' });
    const visit = await world.visit();
    await pay(visit, 'hold');
    await met(world, visit);
    const lines = [{ ...exam, taxRate: 1300 }, { name: 'Ear drops', quantity: 2, unitMinor: 1995, taxRate: 1300 }, { name: 'Letter', quantity: 1, unitMinor: 500, taxRate: 0 }];
    // 13 % of 101.90 is 13.247.
    expect(await seen(await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines }))).toMatchObject({ bill: { netMinor: 10_690, taxMinor: 1325, totalMinor: 12_015, taxName: 'HST' }, paidMinor: 12_015, owedMinor: 0 });
  });

  test('a booking beyond the life of a hold keeps the card; it is charged without its owner', async () => {
    await set({ atBooking: 'card' });
    const visit = await world.visit(30);
    expect(await pay(visit, 'card')).toMatchObject({ ask: null, onHoldMinor: 0, card: { last4: '4242' }, payments: [{ purpose: 'card', state: 'kept' }] });
    await met(world, visit);
    expect(await seen(await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] }))).toMatchObject({ paidMinor: 6200, owedMinor: 0 });
  });

  test('a deposit counts; a bill below it gives the rest back', async () => {
    await set({ atBooking: 'deposit', depositPercent: 50 });
    const [visit, small] = [await world.visit(), await world.visit()];
    expect(await pay(visit, 'deposit')).toMatchObject({ paidMinor: 3100, ask: null });
    await pay(small, 'deposit');
    for (const one of [visit, small]) await met(world, one);
    const vet = await clinic.as('ito');
    expect(await seen(await vet.post(`${visit.path}/charge`, { lines: [exam] }))).toMatchObject({ paidMinor: 6200, owedMinor: 0 });
    expect(await seen(await vet.post(`${small.path}/charge`, { lines: [{ ...exam, unitMinor: 1000 }] }))).toMatchObject({ paidMinor: 3100, refundedMinor: 2100, owedMinor: 0 });
  });

  test('no card on file: the owner is asked, and a card that is declined has a way out', async () => {
    await set({});
    const visit = await world.visit();
    await world.sql`delete from payer where owner_id = ${visit.owner}`;
    expect((await look(visit)).ask).toBeNull();
    await met(world, visit);
    expect(await seen(await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] }))).toMatchObject({ paidMinor: 0, owedMinor: 6200, ask: { purpose: 'bill', amountMinor: 6200 } });
    for (const [card, fault] of [['declined', 'declined'], ['expired', 'expired']] as const) {
      expect(await pay(visit, 'bill', card)).toMatchObject({ owedMinor: 6200, ask: { purpose: 'bill' }, payments: [{ state: 'open', fault }] });
    }
    expect(await pay(visit, 'bill', 'asks')).toMatchObject({ owedMinor: 6200 });
    expect(await pay(visit, 'bill', 'asks', true)).toMatchObject({ owedMinor: 0, paidMinor: 6200, ask: null });
    expect(await code(await visit.client.post(`${visit.path}/payment/begin`, { purpose: 'bill' }))).toEqual([409, 'nothing-to-pay']);
  });

  test('a card on file that fails: the owner pays with another one, or at the clinic, never both', async () => {
    await set({ atBooking: 'card' });
    const visit = await world.visit(30);
    await pay(visit, 'card', 'fails-later');
    await met(world, visit);
    expect(await seen(await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] }))).toMatchObject({ paidMinor: 0, owedMinor: 6200, payments: [{}, { purpose: 'bill', state: 'open', fault: 'declined' }] });
    const desk = await clinic.as('vale');
    expect(await code(await desk.post(`${visit.path}/paid-here`, { amountMinor: 100, how: 'cash' }))).toEqual([409, 'nothing-to-pay']);
    expect(await seen(await desk.post(`${visit.path}/paid-here`, { amountMinor: 6200, how: 'cash' }))).toMatchObject({ paidMinor: 6200, owedMinor: 0 });
    expect(await code(await visit.client.post(`${visit.path}/payment/begin`, { purpose: 'bill' }))).toEqual([409, 'nothing-to-pay']);
    expect((await look(visit)).payments.filter(({ purpose }) => purpose === 'bill')).toMatchObject([{ state: 'cancelled' }, { by: 'clinic', state: 'paid' }]);
  });

  test('money goes back with a reason, in part and in full, never more; the same refund twice is one', async () => {
    await set({ atBooking: 'card' });
    const visit = await world.visit();
    await pay(visit, 'hold');
    await met(world, visit);
    await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] });
    const desk = await clinic.as('vale');
    const part = { id: randomUUID(), amountMinor: 2000, reason: 'in-person-needed', words: 'Half of it' };
    for (let twice = 0; twice < 2; twice += 1) {
      expect(await seen(await desk.post(`${visit.path}/refunds`, part))).toMatchObject({ paidMinor: 6200, refundedMinor: 2000, owedMinor: 0, payments: [{ refunds: [{ reason: 'in-person-needed', state: 'done' }] }] });
    }
    expect(await code(await desk.post(`${visit.path}/refunds`, { ...part, id: randomUUID(), amountMinor: 4201 }))).toEqual([409, 'refund-too-large']);
    expect(await seen(await desk.post(`${visit.path}/refunds`, { id: randomUUID(), amountMinor: 4200, reason: 'goodwill' }))).toMatchObject({ refundedMinor: 6200, owedMinor: 0, ask: null });
    expect(await code(await (await clinic.as('ito')).post(`${visit.path}/refunds`, part))).toEqual([403, 'not-allowed']);
  });

  test('no charge: what was set aside is free, a deposit goes back', async () => {
    await set({ atBooking: 'card' });
    const visit = await world.visit();
    await pay(visit, 'hold');
    await met(world, visit);
    expect(await seen(await (await clinic.as('marsh')).post(`${visit.path}/no-charge`))).toMatchObject({ onHoldMinor: 0, paidMinor: 0, owedMinor: 0, bill: { totalMinor: 0 }, payments: [{ state: 'cancelled' }] });
  });

  test('who cancels in time pays nothing; late, the clinic’s percentage by itself', async () => {
    await set({ atBooking: 'card', byItself: true, cancelPercent: 50 });
    const [early, late] = [await world.visit(2), await world.visit(2)];
    for (const visit of [early, late]) await pay(visit, 'hold');
    const then = clinic.time.now;
    expect((await early.client.post(`${early.path}/cancel`, {})).status).toBe(200);
    clinic.time.now = new Date(late.start.getTime() - 30 * 60_000);
    expect((await late.client.post(`${late.path}/cancel`, {})).status).toBe(200);
    await clinic.workers.idle();
    expect(await look(early)).toMatchObject({ onHoldMinor: 0, paidMinor: 0, bill: null, payments: [{ state: 'cancelled' }] });
    expect(await look(late)).toMatchObject({ onHoldMinor: 0, paidMinor: 3100, bill: { about: 'cancellation', lines: [{ name: 'Late cancellation' }] } });
    clinic.time.now = then;
  });

  test('called off late by phone: the desk says whose wish it was, and the fee follows that; nobody else may say so', async () => {
    await set({ atBooking: 'card', byItself: true, cancelPercent: 50 });
    const [owners, clinics, own] = [await world.visit(2), await world.visit(2), await world.visit(2)];
    for (const visit of [owners, clinics, own]) await pay(visit, 'hold');
    const then = clinic.time.now;
    const late = (visit: { start: Date }) => (clinic.time.now = new Date(visit.start.getTime() - 30 * 60_000));
    const [desk, vet] = [await clinic.as('vale'), await clinic.as('ito')];
    late(owners);
    // Whoever treats has an interest in it: they may only call it off as the clinic.
    expect((await vet.post(`${owners.path}/cancel`, { by: 'owner' })).status).toBe(403);
    expect((await desk.post(`${owners.path}/cancel`, { by: 'owner', reason: 'Rang: he is well again' })).status).toBe(200);
    late(clinics);
    expect((await desk.post(`${clinics.path}/cancel`, { by: 'staff' })).status).toBe(200);
    late(own);
    // An owner cannot lay it on the clinic.
    expect((await own.client.post(`${own.path}/cancel`, { by: 'staff' })).status).toBe(200);
    await clinic.workers.idle();
    for (const visit of [owners, own]) expect(await look(visit)).toMatchObject({ paidMinor: 3100, bill: { about: 'cancellation' } });
    expect(await look(clinics)).toMatchObject({ onHoldMinor: 0, paidMinor: 0, bill: null });
    // It stays readable that the desk pressed.
    const told = async ({ reference }: { reference: string }) => {
      const { lines, decision } = v.parse(Attendance, await (await desk.get(`/consults/${reference}/attendance`)).json());
      return { outcome: decision?.outcome, lines: lines.filter(({ code }) => code.startsWith('cancelled')).map(({ side, code }) => [side, code]) };
    };
    expect(await told(owners)).toEqual({ outcome: 'cancelled-by-owner', lines: [['staff', 'cancelled-for-owner']] });
    expect(await told(clinics)).toEqual({ outcome: 'cancelled-by-vet', lines: [['staff', 'cancelled']] });
    clinic.time.now = then;
  });
});
