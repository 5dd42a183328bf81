import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { stripeStandIn } from '../../test/stripe/stand-in.ts';
import type { TestCard } from './contract.ts';
import { builtInProvider } from './provider.built-in.ts';
import { stripeProvider } from './provider.stripe.ts';
import { EventRefused, type PaymentProvider, ProviderAway, type Standing } from './provider.ts';
import { testBooks } from './store.built-in.ts';

/** A provider with whoever pays in front of it. */
interface Counter {
  readonly provider: PaymentProvider;
  readonly clinic: string;
  pay(standing: Standing, card: TestCard, confirmed?: boolean): Promise<void>;
}

const tokens: Readonly<Record<TestCard, string>> = {
  works: 'pm_card_visa',
  declined: 'pm_card_visa_chargeDeclined',
  expired: 'pm_card_chargeDeclinedExpiredCard',
  'no-funds': 'pm_card_visa_chargeDeclinedInsufficientFunds',
  asks: 'pm_card_authenticationRequired',
  'fails-later': 'pm_card_chargeCustomerFail',
};

/** Pays as Stripe's form in the browser does. */
const payAt = (api: URL, key: string): Counter['pay'] => async ({ ref, secret }, card, confirmed = false) => {
  const kind = ref.startsWith('seti_') ? 'setup_intents' : 'payment_intents';
  await fetch(new URL(`/v1/${kind}/${ref}/confirm`, api), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: new URLSearchParams({ payment_method: tokens[card], return_url: 'https://clinic.example/back', ...(key.startsWith('pk_') ? { client_secret: secret ?? '' } : {}), ...(confirmed ? { authenticated: 'true' } : {}) }),
  });
};

const keys = { secretKey: 'sk_test_stand_in', publishableKey: 'pk_test_stand_in', webhookSecret: 'whsec_stand_in' };
const standIn = await stripeStandIn(keys);
const db = await freshDatabase();
const clinic = randomUUID();
await db.sql`insert into clinic (id, slug, name, zone, currency, country) values (${clinic}, 'maple-street', 'Maple Street Veterinary', 'America/Toronto', 'CAD', 'CA')`;
afterAll(() => standIn.close());

const builtIn = builtInProvider({ books: testBooks(db) });
const counters: [string, Counter][] = [
  ['the built-in provider', { provider: builtIn, clinic, pay: async ({ ref }, card, confirmed = false) => void (await builtIn.pay(ref, card, confirmed)) }],
  ['Stripe, at its stand-in', { provider: stripeProvider({ ...keys, api: standIn.url }), clinic, pay: payAt(standIn.url, keys.publishableKey) }],
];

const [secretKey, publishableKey, webhookSecret] = ['STRIPE_TEST_SECRET_KEY', 'STRIPE_TEST_PUBLISHABLE_KEY', 'STRIPE_TEST_WEBHOOK_SECRET'].map((name) => process.env[name]);
const real = Boolean(secretKey?.startsWith('sk_test_'));
if (real) {
  const api = new URL('https://api.stripe.com');
  counters.push(['Stripe itself, in its test mode', { provider: stripeProvider({ secretKey: secretKey!, publishableKey: publishableKey ?? 'pk_test', webhookSecret: webhookSecret ?? 'whsec', api }), clinic, pay: payAt(api, secretKey!) }]);
} else test.skip('Stripe itself: skipped, because STRIPE_TEST_SECRET_KEY (sk_test_…) is not set', () => {});

describe.each(counters)('%s', (_name, { provider, pay }) => {
  const customer = () => provider.customer({ key: randomUUID(), clinic, owner: randomUUID() });
  const begin = async (more: Partial<Parameters<PaymentProvider['begin']>[0]> = {}) =>
    provider.begin({ key: randomUUID(), payment: randomUUID(), clinic, amountMinor: 6200, currency: 'CAD', capture: 'now', customer: more.customer ?? (await customer()), reference: 'VK-7Q3M-2F', ...more });

  test('a payment is open until its owner pays, then paid', async () => {
    const payment = randomUUID();
    const open = await begin({ payment });
    expect(open).toMatchObject({ payment, state: 'open', amountMinor: 6200, capturedMinor: 0, charge: undefined });
    expect(open.secret).toBeTruthy();
    await pay(open, 'works');
    expect(await provider.look(open.ref)).toMatchObject({ payment, state: 'paid', capturedMinor: 6200, charge: expect.any(String), card: { last4: '4242' }, method: expect.any(String) });
  });

  test('an owner is forgotten, and a second time is no fault', async () => {
    const known = await customer();
    await provider.forget(known);
    await provider.forget(known);
    if (provider.name === 'stripe') await expect(begin({ customer: known })).rejects.toThrow();
  });

  test('asked again with the same key it is the same payment', async () => {
    const same = { key: randomUUID(), payment: randomUUID(), customer: await customer() };
    const [first, second] = [await begin(same), await begin(same)];
    expect(second.ref).toBe(first.ref);
  });

  test('an amount is set aside and charged later, in part; the rest is free', async () => {
    const hold = await begin({ capture: 'later' });
    await pay(hold, 'works');
    expect(await provider.look(hold.ref)).toMatchObject({ state: 'authorised', capturedMinor: 0 });
    const key = randomUUID();
    expect(await provider.capture({ key, ref: hold.ref, amountMinor: 5000 })).toMatchObject({ state: 'paid', capturedMinor: 5000 });
    expect(await provider.capture({ key, ref: hold.ref, amountMinor: 5000 })).toMatchObject({ state: 'paid', capturedMinor: 5000 });
    // Another key does not charge it again either.
    expect(await provider.capture({ key: randomUUID(), ref: hold.ref, amountMinor: 6200 })).toMatchObject({ state: 'paid', capturedMinor: 5000 });
  });

  test('what was set aside is given back', async () => {
    const hold = await begin({ capture: 'later' });
    await pay(hold, 'works');
    expect(await provider.cancel({ key: randomUUID(), ref: hold.ref })).toMatchObject({ state: 'cancelled', capturedMinor: 0 });
    expect(await provider.capture({ key: randomUUID(), ref: hold.ref, amountMinor: 6200 })).toMatchObject({ state: 'cancelled', capturedMinor: 0 });
  });

  test('what is paid cannot be cancelled', async () => {
    const paid = await begin();
    await pay(paid, 'works');
    expect(await provider.cancel({ key: randomUUID(), ref: paid.ref })).toMatchObject({ state: 'paid', capturedMinor: 6200 });
  });

  test.each([['declined', 'declined'], ['expired', 'expired'], ['no-funds', 'no-funds']] as const)('a card that is %s leaves the payment open and says why; another one pays it', async (card, fault) => {
    const open = await begin();
    await pay(open, card);
    expect(await provider.look(open.ref)).toMatchObject({ state: 'open', fault, capturedMinor: 0 });
    await pay(open, 'works');
    const paid = await provider.look(open.ref);
    expect([paid.state, paid.fault]).toEqual(['paid', undefined]);
  });

  test('a card is kept without a charge, and charged later without its owner', async () => {
    const who = await customer();
    const kept = await begin({ amountMinor: 0, customer: who });
    expect(kept.state).toBe('open');
    await pay(kept, 'works');
    const { method, state, card } = await provider.look(kept.ref);
    expect([state, card?.last4]).toEqual(['kept', '4242']);
    expect(await begin({ customer: who, method: method!, amountMinor: 3100 })).toMatchObject({ state: 'paid', capturedMinor: 3100 });
  });

  test('a kept card that fails later leaves the payment open for its owner', async () => {
    const who = await customer();
    const kept = await begin({ amountMinor: 0, customer: who });
    await pay(kept, 'fails-later');
    const { method } = await provider.look(kept.ref);
    const failed = await begin({ customer: who, method: method! });
    expect(failed).toMatchObject({ state: 'open', fault: 'declined', capturedMinor: 0 });
    await pay(failed, 'works');
    expect(await provider.look(failed.ref)).toMatchObject({ state: 'paid' });
  });

  // The bank's own page answers: with the real Stripe nobody is there to press on it.
  test.skipIf(_name.includes('itself'))('a bank that asks is answered by the owner', async () => {
    const open = await begin();
    await pay(open, 'asks');
    expect(await provider.look(open.ref)).toMatchObject({ state: 'open', capturedMinor: 0 });
    await pay(open, 'asks', true);
    expect(await provider.look(open.ref)).toMatchObject({ state: 'paid' });
  });

  test('money goes back in parts, each once, never more than was paid', async () => {
    const paid = await begin();
    await pay(paid, 'works');
    const [order, key] = [randomUUID(), randomUUID()];
    for (let twice = 0; twice < 2; twice += 1) {
      const { refunds } = await provider.refund({ key, order, ref: paid.ref, amountMinor: 2000 });
      expect(refunds).toMatchObject([{ amountMinor: 2000, state: 'done', order }]);
    }
    expect((await provider.refund({ key: randomUUID(), order: randomUUID(), ref: paid.ref, amountMinor: 5000 })).refunds).toHaveLength(1);
    expect((await provider.refund({ key: randomUUID(), order: randomUUID(), ref: paid.ref, amountMinor: 4200 })).refunds).toHaveLength(2);
  });

  test('lists what was begun, with our own name of each', async () => {
    const from = new Date(Date.now() - 60_000);
    const payment = randomUUID();
    const { ref } = await begin({ payment });
    const found: Standing[] = [];
    for await (const standing of provider.since(from)) if (standing.ref === ref) found.push(standing);
    expect(found).toMatchObject([{ payment, amountMinor: 6200 }]);
  });
});

describe('what only Stripe has', () => {
  const provider = stripeProvider({ ...keys, api: standIn.url });

  test('an event is read only with a signature of the right key, not older than five minutes', () => {
    const now = new Date('2030-01-07T15:00:00Z');
    const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'payment_intent.succeeded', data: { object: { id: 'pi_1', object: 'payment_intent' } } });
    expect(provider.event!(body, standIn.sign(body, now), now)).toEqual({ id: 'evt_1', type: 'payment_intent.succeeded', ref: 'pi_1' });
    expect(provider.event!(body, standIn.sign(body, new Date(now.getTime() - 299_000)), now).id).toBe('evt_1');
    const refused = (raw: string, signature: string | undefined) => expect(() => provider.event!(raw, signature, now)).toThrow(EventRefused);
    refused(body, standIn.sign(body, new Date(now.getTime() - 301_000)));
    refused(`${body} `, standIn.sign(body, now));
    refused(body, undefined);
    refused(body, 't=1,v1=00');
  });

  test('a line that is cut is tried again with the same key, and nothing is done twice', async () => {
    const ask = { key: randomUUID(), payment: randomUUID(), clinic, amountMinor: 6200, currency: 'CAD', capture: 'now' as const, customer: await provider.customer({ key: randomUUID(), clinic, owner: randomUUID() }), reference: 'VK-7Q3M-2F' };
    const before = standIn.intents.size;
    standIn.trouble.push('cut-after');
    await provider.begin(ask);
    expect(standIn.intents.size).toBe(before + 1);
  });

  test('a Stripe that is down is away, not an error of ours', async () => {
    standIn.trouble.push({ status: 500 }, { status: 500 });
    await expect(provider.customer({ key: randomUUID(), clinic, owner: randomUUID() })).rejects.toThrow(ProviderAway);
  });

  test('every request that changes something carries a key', () => {
    const changes = standIn.asked.filter(({ method, path }) => method === 'POST' && !path.endsWith('/confirm'));
    expect(changes.length).toBeGreaterThan(20);
    expect(changes.filter(({ key }) => !key)).toEqual([]);
  });
});
