import { expect, test } from 'vitest';
import { exam, moneyWorld } from '../../../test/money.ts';
import { createApp } from '../../app.ts';
import { silent } from '../../shared/log.ts';
import { reconcile } from './reconcile.ts';
import { openMoney } from '../../mounts/money.ts';

const world = await moneyWorld('stripe');
const { clinic, sql } = world;
const stripe = world.stripe!;
await world.set({ atBooking: 'card' });

const send = (body: string, signature: string) => clinic.app.root.request('/api/v1/payments/events', { method: 'POST', headers: { 'stripe-signature': signature }, body });
const deliver = async () => {
  for (const { body } of stripe.takeEvents()) expect((await send(body, stripe.sign(body))).status).toBe(204);
};
const money = openMoney({ config: clinic.config, db: clinic.db, bus: clinic.bus, keys: clinic.keys, clock: clinic.clock, log: silent, setupToken: undefined, stunPort: undefined, outboxToken: '', version: '0.0.0' });
const scope = { clinic: { id: clinic.people.clinics['maple-street'] } };
const compare = () => reconcile(money, scope, new Date('2020-01-01T00:00:00Z'));

/** The owner pays in Stripe's form and never comes back to the page. */
async function paysAndLeaves(of: Awaited<ReturnType<typeof world.visit>>, purpose: string): Promise<void> {
  const { secret } = (await (await of.client.post(`${of.path}/payment/begin`, { purpose })).json()) as { secret: string };
  const url = new URL(`/v1/payment_intents/${secret.replace(/_secret_.*/, '')}/confirm`, stripe.url);
  await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${stripe.keys.publishableKey}` }, body: new URLSearchParams({ payment_method: 'pm_card_visa', client_secret: secret }) });
}

test('who pays and closes the page is known by the event; three times, in any order, is once', async () => {
  const visit = await world.visit();
  stripe.takeEvents();
  await paysAndLeaves(visit, 'hold');
  expect(await world.look(visit)).toMatchObject({ onHoldMinor: 0 });
  const events = stripe.takeEvents();
  for (const { body } of [...events, ...events.reverse(), ...events]) expect((await send(body, stripe.sign(body))).status).toBe(204);
  expect(await world.look(visit)).toMatchObject({ onHoldMinor: 6200, ask: null });
  expect(await sql`select from event where type = 'payment.authorised' and data->>'appointment' = ${visit.appointment}`).toHaveLength(1);
});

test('a wrong signature, other bytes and an old event are refused, and nothing is written', async () => {
  const body = '{"id":"evt_x","object":"event","type":"payment_intent.succeeded","data":{"object":{"id":"pi_x","object":"payment_intent"}}}';
  for (const [bytes, signature] of [[body, 't=1,v1=00'], [`${body} `, stripe.sign(body)], [body, stripe.sign(body, new Date(clinic.time.now.getTime() - 301_000))]] as const) {
    const answer = await send(bytes, signature);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'event-refused']);
  }
  expect(await sql`select from payment_event where id = 'evt_x'`).toHaveLength(0);
});

test('what an event says is not believed: the provider is asked', async () => {
  const visit = await world.visit();
  const { secret } = (await (await visit.client.post(`${visit.path}/payment/begin`, { purpose: 'hold' })).json()) as { secret: string };
  const id = secret.replace(/_secret_.*/, '');
  const body = JSON.stringify({ id: 'evt_forged_by_key', object: 'event', type: 'payment_intent.succeeded', data: { object: { id, object: 'payment_intent', status: 'succeeded', amount_received: 999_999 } } });
  expect((await send(body, stripe.sign(body))).status).toBe(204);
  expect(await world.look(visit)).toMatchObject({ paidMinor: 0, onHoldMinor: 0 });
});

test('a provider that is down answers the event with an error, so that it comes again', async () => {
  const visit = await world.visit();
  await paysAndLeaves(visit, 'hold');
  const events = stripe.takeEvents();
  const last = events.at(-1)!;
  stripe.trouble.push({ status: 500 }, { status: 500 });
  expect((await send(last.body, stripe.sign(last.body))).status).toBe(503);
  expect((await send(last.body, stripe.sign(last.body))).status).toBe(204);
  expect(await world.look(visit)).toMatchObject({ onHoldMinor: 6200 });
});

test('killed between the provider’s answer and our writing: the next start settles it, once', async () => {
  const visit = await world.visit();
  await world.pay(visit, 'hold');
  await sql`update consult set state = 'live' where id = ${visit.consult}`;
  // The line is cut after Stripe has charged, and once more when the library asks again: this process never hears of it.
  stripe.trouble.push('cut-after', 'cut-after');
  const answer = await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] });
  expect(((await answer.json()) as { paidMinor: number }).paidMinor).toBe(0);
  expect(await sql`select from payment_order o join payment p on p.id = o.payment_id where p.appointment_id = ${visit.appointment} and o.answered_at is null`).toHaveLength(1);
  // Another process starts on the same database.
  const next = await createApp({ config: clinic.config, db: clinic.db, bus: clinic.bus, keys: clinic.keys, clock: clinic.clock, log: silent, setupToken: undefined, stunPort: undefined, outboxToken: 'another', version: '0.0.0' });
  const workers = await next.startWork();
  await workers.stop();
  await next.close();
  expect(await world.look(visit)).toMatchObject({ paidMinor: 6200, owedMinor: 0 });
  expect([...stripe.intents.values()].filter(({ metadata, amount_received: got }) => metadata['vetkit_clinic'] === scope.clinic.id && got > 0)).toHaveLength(1);
  await deliver();
  expect(await compare()).toMatchObject({ settled: 0, differences: [] });
});

test('a day later the key is forgotten: one looks before asking again', async () => {
  const visit = await world.visit();
  await sql`delete from payer where owner_id = ${visit.owner}`;
  stripe.trouble.push('cut-after', 'cut-after');
  expect((await visit.client.post(`${visit.path}/payment/begin`, { purpose: 'hold' })).status).toBe(503);
  const then = clinic.time.now;
  clinic.time.now = new Date(then.getTime() + 21 * 3_600_000);
  const before = stripe.intents.size;
  const begun = await visit.client.post(`${visit.path}/payment/begin`, { purpose: 'hold' });
  expect(begun.status).toBe(200);
  expect(stripe.intents.size - before).toBeLessThanOrEqual(1);
  clinic.time.now = then;
  await world.pay(visit, 'hold');
  expect(await world.look(visit)).toMatchObject({ onHoldMinor: 6200 });
});

const mailsOf = async ({ reference }: { reference: string }) => (await clinic.outbox()).filter(({ text }) => text.includes(reference));
const isStuck = ({ subject }: { subject: string }) => subject === 'A refund came back: CA$62.00 for Miso’s visit';
const desk = async () => (await sql<{ email: string }[]>`select email from staff where clinic_id = ${scope.clinic.id} and role in ('manager', 'front-desk') order by email`).map(({ email }) => email);

test('a refund that the bank turns down later is known, and the list still agrees', async () => {
  const visit = await world.visit();
  await world.pay(visit, 'hold');
  await sql`update consult set state = 'live' where id = ${visit.consult}`;
  await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] });
  await (await clinic.as('vale')).post(`${visit.path}/refunds`, { id: crypto.randomUUID(), amountMinor: 6200, reason: 'goodwill' });
  expect(await world.look(visit)).toMatchObject({ refundedMinor: 6200 });
  stripe.failRefund(stripe.refunds.at(-1)!.id);
  await deliver();
  expect(await world.look(visit)).toMatchObject({ refundedMinor: 0, payments: [{ refunds: [{ state: 'failed' }] }] });
  // The owner had been told that it comes; whoever can give it back another way is told too.
  const mails = await mailsOf(visit);
  expect(mails.filter(({ to }) => to.startsWith('sam-')).map(({ subject }) => subject)).toEqual(expect.arrayContaining(['CA$62.00 goes back to you', 'CA$62.00 could not go back to you']));
  expect(mails.filter(isStuck).map(({ to }) => to).sort()).toEqual(await desk());
  expect((await compare()).differences).toEqual([]);
});

test('a refund that is refused at once is told to the desk, once, and promised to nobody', async () => {
  const visit = await world.visit();
  await world.pay(visit, 'hold');
  await sql`update consult set state = 'live' where id = ${visit.consult}`;
  await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] });
  const [row] = await sql<{ ref: string }[]>`select ref from payment where appointment_id = ${visit.appointment}`;
  // Somebody gave most of it back on Stripe's own pages, and no event of it has come yet.
  const there = await fetch(new URL('/v1/refunds', stripe.url), { method: 'POST', headers: { authorization: `Bearer ${stripe.keys.secretKey}` }, body: new URLSearchParams({ payment_intent: row!.ref, amount: '4000' }) });
  expect(there.status).toBe(200);
  const id = crypto.randomUUID();
  const vale = await clinic.as('vale');
  for (let press = 0; press < 2; press += 1) expect(await world.seen(await vale.post(`${visit.path}/refunds`, { id, amountMinor: 6200, reason: 'goodwill' }))).toMatchObject({ refundedMinor: 4000, payments: [{ refunds: [{ amountMinor: 6200, state: 'failed' }] }] });
  const mails = await mailsOf(visit);
  expect(mails.filter(isStuck).map(({ to }) => to).sort()).toEqual(await desk());
  expect(mails.filter(({ to }) => to.startsWith('sam-')).map(({ subject }) => subject)).not.toContain('CA$62.00 goes back to you');
});

test('what was paid in the hand goes back in the hand, and the mail speaks of no bank', async () => {
  const visit = await world.visit();
  await sql`update consult set state = 'live' where id = ${visit.consult}`;
  await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] });
  const vale = await clinic.as('vale');
  expect(await world.seen(await vale.post(`${visit.path}/paid-here`, { amountMinor: 6200, how: 'cash' }))).toMatchObject({ paidMinor: 6200 });
  expect(await world.seen(await vale.post(`${visit.path}/refunds`, { id: crypto.randomUUID(), amountMinor: 2000, reason: 'goodwill' }))).toMatchObject({ refundedMinor: 2000 });
  const [mail] = (await mailsOf(visit)).filter(({ subject }) => subject.includes('CA$20.00'));
  expect(mail?.subject).toBe('CA$20.00 was given back to you');
  expect(mail?.text).not.toMatch(/bank|five to ten days/);
});

test('what was set aside and let go by the bank is charged to the card on file', async () => {
  const visit = await world.visit();
  await world.pay(visit, 'hold');
  const [row] = await sql<{ ref: string }[]>`select ref from payment where appointment_id = ${visit.appointment} and purpose = 'hold'`;
  stripe.expire(row!.ref);
  await sql`update consult set state = 'live' where id = ${visit.consult}`;
  const charged = await world.seen(await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] }));
  expect(charged).toMatchObject({ paidMinor: 6200, onHoldMinor: 0, payments: [{ purpose: 'hold', state: 'cancelled' }, { purpose: 'bill', state: 'paid' }] });
});

test('no card number, and no secret of the form, is in any row or request of ours', async () => {
  const tables = await sql<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const secrets = [...stripe.intents.values()].map(({ client_secret: secret }) => secret);
  for (const { name } of tables) {
    const rows = (await sql.unsafe(`select t::text as row from "${name}" t`)).map(({ row }) => String(row)).join('\n');
    expect(secrets.filter((secret) => rows.includes(secret)), name).toEqual([]);
    // The test cards' numbers, whole. Ids and digests are hexadecimal, and long enough to look like one by chance.
    expect(/(?<!\d)4[0-9]{15}(?!\d)/.test(rows.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}/g, '')), name).toBe(false);
  }
  expect(stripe.asked.filter(({ body }) => /card%5Bnumber%5D|card\[number\]|cvc/.test(body))).toEqual([]);
});
