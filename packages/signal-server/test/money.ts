import * as v from 'valibot';
import { afterAll } from 'vitest';
import { type BillLine, Begun, type PaymentPurpose, type TestCard, VisitPayment } from '../src/payments/contract.ts';
import type { PaymentSettings } from '../src/payments/settings.contract.ts';
import { after, days, hours } from '../src/shared/clock.ts';
import { testClinic, type Client } from './clinic.ts';
import { peopleOf, type Visit } from './people.ts';
import { stripeStandIn } from './stripe/stand-in.ts';

/** Stripe's documented test cards, by what happens with them. */
export const tokens: Readonly<Record<TestCard, string>> = {
  works: 'pm_card_visa',
  declined: 'pm_card_visa_chargeDeclined',
  expired: 'pm_card_chargeDeclinedExpiredCard',
  'no-funds': 'pm_card_visa_chargeDeclinedInsufficientFunds',
  asks: 'pm_card_authenticationRequired',
  'fails-later': 'pm_card_chargeCustomerFail',
};

export type Money = Awaited<ReturnType<typeof moneyWorld>>;

/** A clinic whose money goes through the built-in provider, or through Stripe's library to its stand-in. Call it at the head of a test file. */
export async function moneyWorld(by: 'test' | 'stripe') {
  const keys = { secretKey: 'sk_test_stand_in', publishableKey: 'pk_test_stand_in', webhookSecret: 'whsec_stand_in' };
  let now = (): Date => new Date();
  const stripe = by === 'stripe' ? await stripeStandIn(keys, () => now()) : undefined;
  if (stripe) afterAll(() => stripe.close());
  const env: Record<string, string> = stripe ? { STRIPE_SECRET_KEY: keys.secretKey, STRIPE_PUBLISHABLE_KEY: keys.publishableKey, STRIPE_WEBHOOK_SECRET: keys.webhookSecret, STRIPE_API: stripe.url.href } : {};
  const clinic = await testClinic(env);
  now = clinic.clock;
  const people = peopleOf(clinic);
  const { sql } = clinic.db;

  const set = async (settings: Partial<PaymentSettings>) => {
    await sql`update clinic set settings = settings || ${sql.json({ payments: { ...settings } })} where id = ${clinic.people.clinics['maple-street']}`;
  };

  /** A confirmed visit that starts in so many days (one when nothing is said). */
  async function visit(inDays = 1): Promise<Visit & { owner: string; client: Client; path: string; start: Date }> {
    const made = await people.visit();
    const client = clinic.client(await people.visitToken(made));
    const [last] = await sql<{ n: number }[]>`select count(*)::int as n from appointment`;
    const start = after(after(clinic.time.now, days(inDays)), hours(last!.n));
    const end = after(start, 1_800_000);
    await sql`update appointment set status = 'confirmed', confirmed_at = ${clinic.time.now}, start_at = ${start}, end_at = ${end}, busy = tstzrange(${start}, ${end}) where id = ${made.appointment}`;
    return { ...made, client, path: `/appointments/${made.reference}`, start };
  }

  const seen = async (answer: Response): Promise<VisitPayment> => {
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return v.parse(VisitPayment, await answer.json());
  };

  /** What the owner does with what they are asked for: begin, and pay in the provider's form. */
  async function pay(of: { client: Client; path: string }, purpose: PaymentPurpose, card: TestCard = 'works', confirmed = false): Promise<VisitPayment> {
    const answer = await of.client.post(`${of.path}/payment/begin`, { purpose });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    const begun = v.parse(Begun, await answer.json());
    if (!stripe) return seen(await of.client.post(`${of.path}/payment/test-card`, { payment: begun.payment, card, confirmed }));
    const ref = begun.secret!.replace(/_secret_.*/, '');
    const url = new URL(`/v1/${ref.startsWith('seti') ? 'setup' : 'payment'}_intents/${ref}/confirm`, stripe.url);
    await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${keys.publishableKey}` }, body: new URLSearchParams({ payment_method: tokens[card], client_secret: begun.secret!, return_url: 'https://clinic.example/', ...(confirmed ? { authenticated: 'true' } : {}) }) });
    return seen(await of.client.post(`${of.path}/payment/returned`));
  }

  /** Another process begins on the same database, and is there for some minutes: nothing is called but what a real start calls. */
  async function nextStart(): Promise<void> {
    await sql`update job set run_at = clock_timestamp() where kind in ('payment-order', 'follow-policy') and run_at < clock_timestamp() + interval '5 min' and done_at is null`;
    const workers = await clinic.app.startWork();
    await workers.idle();
    await workers.stop();
  }

  return { clinic, stripe, people, sql, set, visit, pay, seen, nextStart, look: async (of: { client: Client; path: string }) => seen(await of.client.get(`${of.path}/payment`)) };
}

export const exam: BillLine = { name: 'Something is wrong', quantity: 1, unitMinor: 6200, taxRate: 0 };
