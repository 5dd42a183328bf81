import { beforeEach, expect, test } from 'vitest';
import { exam, moneyWorld } from '../../../test/money.ts';
import { openMoney } from '../../mounts/money.ts';
import { silent } from '../../shared/log.ts';
import { reconcile } from './reconcile.ts';

// What Stripe refuses for good: the visit goes on without it.
const world = await moneyWorld('stripe');
const { clinic, sql } = world;
const stripe = world.stripe!;
const [vet, desk] = [await clinic.as('ito'), await clinic.as('vale')];
const money = openMoney({ config: clinic.config, db: clinic.db, bus: clinic.bus, keys: clinic.keys, clock: clinic.clock, log: silent, setupToken: undefined, stunPort: undefined, outboxToken: '', version: '0.0.0' });
beforeEach(async () => {
  await world.set({ atBooking: 'card' });
  await sql`update clinic set currency = 'CAD'`;
});

/** Its card is on file and it took place. */
async function over() {
  const visit = await world.visit(30);
  await world.pay(visit, 'card');
  await sql`update consult set state = 'live' where id = ${visit.consult}`;
  const [payer] = await sql<{ customer: string }[]>`select customer from payer where owner_id = ${visit.owner}`;
  return { ...visit, customer: payer!.customer };
}
const waits = (visit: { appointment: string }) => sql`select from payment_order o join payment p on p.id = o.payment_id where p.appointment_id = ${visit.appointment} and o.answered_at is null`;
const charge = async (visit: { path: string }) => world.seen(await vet.post(`${visit.path}/charge`, { lines: [exam] }));
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code];

test('the card on file was taken off at Stripe: the owner is asked, and pays with another', async () => {
  const visit = await over();
  stripe.detach(visit.customer);
  expect(await charge(visit)).toMatchObject({ paidMinor: 0, owedMinor: 6200, card: null, ask: { purpose: 'bill' } });
  expect(await waits(visit)).toHaveLength(0);
  expect(await world.pay(visit, 'bill')).toMatchObject({ paidMinor: 6200, owedMinor: 0 });
});

test('the owner is not known at Stripe any more: they are told to it anew, before the visit and after', async () => {
  const visit = await over();
  await fetch(new URL(`/v1/customers/${visit.customer}`, stripe.url), { method: 'DELETE', headers: { authorization: `Bearer ${stripe.keys.secretKey}` } });
  expect(await charge(visit)).toMatchObject({ owedMinor: 6200, ask: { purpose: 'bill' } });
  expect(await world.pay(visit, 'bill')).toMatchObject({ paidMinor: 6200 });
  const before = await world.visit();
  await sql`insert into payer (clinic_id, owner_id, provider, customer) values (${clinic.people.clinics['maple-street']}, ${before.owner}, 'stripe', 'cus_of_test_mode')`;
  expect(await world.pay(before, 'hold')).toMatchObject({ onHoldMinor: 6200 });
});

test('what Stripe never takes is asked once; the desk takes the money, and the owner reads why there is no form', async () => {
  const visit = await over();
  const never = { status: 400, error: { type: 'invalid_request_error', code: 'parameter_invalid_integer', param: 'amount', message: 'Not in this country' } };
  await clinic.workers.idle();
  // With the card on file, and once more with another one.
  stripe.trouble.push(never, never);
  const before = stripe.asked.length;
  expect(await charge(visit)).toMatchObject({ paidMinor: 0, owedMinor: 6200, ask: null });
  await clinic.workers.idle();
  expect(stripe.asked.slice(before).filter(({ method, path }) => method === 'POST' && path === '/v1/payment_intents')).toHaveLength(2);
  expect(await waits(visit)).toHaveLength(0);
  expect(await world.seen(await desk.post(`${visit.path}/paid-here`, { amountMinor: 6200, how: 'terminal' }))).toMatchObject({ paidMinor: 6200, owedMinor: 0 });
  const ahead = await world.visit();
  await sql`delete from payer where owner_id = ${ahead.owner}`;
  await world.pay(ahead, 'hold', 'declined');
  await sql`update payment set state = 'cancelled' where appointment_id = ${ahead.appointment}`;
  await clinic.workers.idle();
  stripe.trouble.push(never);
  expect(await code(await ahead.client.post(`${ahead.path}/payment/begin`, { purpose: 'hold' }))).toEqual([409, 'payment-refused']);
  expect(await world.pay(ahead, 'hold')).toMatchObject({ onHoldMinor: 6200 });
});

test('keys of another account: what is open there is ended here, and the comparison goes through all', async () => {
  const [open, held] = [await over(), await world.visit()];
  await sql`update payer set method = 'pm_card_chargeCustomerFail' where owner_id = ${open.owner}`;
  await charge(open);
  await world.pay(held, 'hold');
  await sql`update consult set state = 'live' where id = ${held.consult}`;
  stripe.forgetAll();
  const { differences, compared } = await reconcile(money, { clinic: { id: clinic.people.clinics['maple-street'] } }, new Date('2020-01-01T00:00:00Z'));
  expect(compared).toBeGreaterThan(5);
  // What was charged through the other account is ours alone.
  expect(differences.every(({ why }) => why === 'only-ours')).toBe(true);
  expect((await open.client.post(`${open.path}/payment/returned`)).status).toBe(200);
  expect(await charge(held)).toMatchObject({ onHoldMinor: 0, owedMinor: 6200, ask: { purpose: 'bill' } });
  expect(await world.pay(held, 'bill')).toMatchObject({ paidMinor: 6200 });
  expect(await world.seen(await desk.post(`${open.path}/paid-here`, { amountMinor: 6200, how: 'cash' }))).toMatchObject({ paidMinor: 6200 });
});

test('a refund by policy that is refused, or turned down by the bank later, is asked once: the desk decides how it goes back', async () => {
  await world.set({ atBooking: 'deposit', depositPercent: 50 });
  const asked = (since: number) => stripe.asked.slice(since).filter(({ method, path }) => method === 'POST' && path === '/v1/refunds');
  const paid = async () => {
    const visit = await world.visit();
    await world.pay(visit, 'deposit');
    await sql`update consult set state = 'live' where id = ${visit.consult}`;
    await clinic.workers.idle();
    return visit;
  };
  const small = { lines: [{ ...exam, unitMinor: 1000 }] };
  const [refused, turnedDown] = [await paid(), await paid()];
  const before = stripe.asked.length;
  stripe.trouble.push({ status: 400, error: { type: 'invalid_request_error', code: 'charge_disputed', message: 'The charge is disputed' } });
  expect(await world.seen(await vet.post(`${refused.path}/charge`, small))).toMatchObject({ paidMinor: 3100, refundedMinor: 0, payments: [{ refunds: [{ amountMinor: 2100, state: 'failed' }] }] });
  expect(await world.seen(await vet.post(`${turnedDown.path}/charge`, small))).toMatchObject({ refundedMinor: 2100 });
  stripe.failRefund(stripe.refunds.at(-1)!.id);
  for (const { body } of stripe.takeEvents()) await clinic.app.root.request('/api/v1/payments/events', { method: 'POST', headers: { 'stripe-signature': stripe.sign(body) }, body });
  await sql`update job set run_at = clock_timestamp() where kind = 'follow-policy' and run_at < clock_timestamp() + interval '5 min' and done_at is null`;
  await clinic.workers.idle();
  expect(await world.look(turnedDown)).toMatchObject({ refundedMinor: 0, payments: [{ refunds: [{ state: 'failed' }] }] });
  expect(asked(before)).toHaveLength(2);
  // Pressed by a person it is asked again.
  expect(await world.seen(await desk.post(`${refused.path}/refunds`, { id: crypto.randomUUID(), amountMinor: 2100, reason: 'charged-too-much' }))).toMatchObject({ refundedMinor: 2100 });
});

test('an outage longer than a job is patient: it is asked again all the same', async () => {
  const visit = await over();
  stripe.trouble.push('cut-before', 'cut-before');
  expect(await charge(visit)).toMatchObject({ paidMinor: 0, owedMinor: 6200 });
  await sql`update job set failed_at = clock_timestamp() where kind in ('payment-order', 'follow-policy') and done_at is null`;
  for (let rounds = 0; rounds < 2; rounds += 1) {
    // A quarter of an hour later.
    const due = await sql`update job set run_at = clock_timestamp(), key = key || ' early ' || id where kind = 'payments-open' and done_at is null returning id`;
    expect(due).toHaveLength(1);
    await clinic.workers.idle();
  }
  expect(await world.look(visit)).toMatchObject({ paidMinor: 6200, owedMinor: 0 });
});

test('a revoked key is a company that cannot be reached: Charge keeps its bill and does not fail', async () => {
  const visit = await over();
  const revoked = { status: 401, error: { type: 'invalid_request_error', message: 'Expired API Key provided' } };
  await clinic.workers.idle();
  stripe.trouble.push(revoked);
  expect(await charge(visit)).toMatchObject({ paidMinor: 0, owedMinor: 6200 });
  expect(await waits(visit)).toHaveLength(1);
});

test('each currency has its least amount, and below it nobody is asked by card', async () => {
  await sql`update clinic set currency = 'HUF'`;
  const visit = await world.visit(30);
  await sql`update consult set state = 'live' where id = ${visit.consult}`;
  const answer = await vet.post(`${visit.path}/charge`, { lines: [{ ...exam, unitMinor: 17_499 }] });
  expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'bill-too-small', leastMinor: 17_500 }]);
  expect((await world.look(await world.visit())).ask).toBeNull();
  expect(await world.seen(await vet.post(`${visit.path}/charge`, { lines: [{ ...exam, unitMinor: 17_500 }] }))).toMatchObject({ owedMinor: 17_500, ask: { purpose: 'bill' } });
});
