import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { stripeStandIn, type StripeStandIn } from '../../packages/signal-server/test/stripe/stand-in.ts';
import type { Server } from '../e2e/server.ts';
import { type Answer, ask, book, freeSlots, staffToken, withServer } from './world.ts';

export const about = 'SIGKILL of the server while the payment provider is asked, before the provider has done it and after: the next start settles it, one charge, both lists the same; what was paid in cash is not charged to a card';

const operator = fileURLToPath(new URL('../../packages/signal-server/dist/operator.js', import.meta.url));
const keys = { secretKey: 'sk_test_stand_in', publishableKey: 'pk_test_stand_in', webhookSecret: 'whsec_stand_in' };
const times = 2;

/** What is asked of the provider when the server dies. The first of an owner is paid from what was set aside, the later ones by the card on file. */
const verbs = {
  capture: (path: string) => path.endsWith('/capture'),
  begin: (path: string) => path === '/v1/payment_intents',
  refund: (path: string) => path === '/v1/refunds',
  // Paid at the clinic: the card's open payment is ended first.
  cash: (path: string) => path.endsWith('/cancel'),
} as const;
type Verb = keyof typeof verbs;

const sound = (answer: Answer, what: string): Answer['body'] => {
  if (answer.status >= 300) throw new Error(`${what} answered ${answer.status} ${String(answer.body['code'])}`);
  return answer.body;
};

/** The stand-in is in this process and outlives the server, as Stripe does. */
export async function prove(say: (line: string) => void) {
  const stripe = await stripeStandIn(keys);
  try {
    return await withServer((server) => story(server, stripe, say), { STRIPE_SECRET_KEY: keys.secretKey, STRIPE_PUBLISHABLE_KEY: keys.publishableKey, STRIPE_WEBHOOK_SECRET: keys.webhookSecret, STRIPE_API: stripe.url.href });
  } finally {
    await stripe.close();
  }
}

async function story(server: Server, stripe: StripeStandIn, say: (line: string) => void) {
  const manager = await staffToken(server, 'jo.marsh@maple-street.example');
  const desk = await staffToken(server, 'robin.vale@maple-street.example');
  // Whoever cancels is always too late: so there is something to charge without anybody in a room.
  for (const [path, change] of [['/payment-settings', { atBooking: 'card', cancelPercent: 50 }], ['/booking-settings', { freeUntilMin: 10_080 }]] as const) {
    const { revision, mode: _mode, ...settings } = sound(await ask(server, 'GET', path, undefined, manager), path);
    sound(await ask(server, 'PUT', path, { ...settings, ...change }, manager, { 'if-match': `"${String(revision)}"` }), path);
  }

  const restartMs: number[] = [];
  const ways = Object.keys(verbs).flatMap((verb) => (['before', 'after'] as const).map((when) => ({ verb: verb as Verb, when })));
  let passed = 0;
  for (let round = 0; round < times * ways.length; round += 1) {
    const { verb, when } = ways[round % ways.length]!;
    const visit = await cancelledLate(server, stripe, { owner: `owner-${round}@mail.example`, manager, card: ({ capture: 'set-aside', begin: 'on-file', refund: 'set-aside', cash: 'none' } as const)[verb] });
    const lines = [{ name: 'Late cancellation', quantity: 1, unitMinor: 3100, taxRate: 0 }];
    const charge = () => ask(server, 'POST', `${visit.path}/charge`, { lines }, desk);
    if (verb === 'refund' || verb === 'cash') sound(await charge(), 'the charge');
    const held = new Promise<void>((then) => stripe.holds.push({ asks: (method, path) => method === 'POST' && verbs[verb](path), when, then }));
    const asked =
      verb === 'refund' ? ask(server, 'POST', `${visit.path}/refunds`, { id: crypto.randomUUID(), amountMinor: 1000, reason: 'goodwill' }, desk)
      : verb === 'cash' ? ask(server, 'POST', `${visit.path}/paid-here`, { amountMinor: 3100, how: 'cash' }, desk)
      : charge();
    // The line of whoever pressed breaks with the server.
    const cut = asked.then(() => 'answered', () => 'cut');
    await held;
    await server.kill();
    if ((await cut) !== 'cut') throw new Error('the server answered before it was ended');
    const started = Date.now();
    await server.run();
    restartMs.push(Date.now() - started);
    const wanted = { paidMinor: 3100, refundedMinor: verb === 'refund' ? 1000 : 0, onHoldMinor: 0, owedMinor: 0 };
    const ours = await settled(server, visit.path, desk, wanted);
    const theirs = ofProvider(stripe, ours);
    const once = ours['paidMinor'] === wanted.paidMinor && ours['refundedMinor'] === wanted.refundedMinor && theirs.captured === (verb === 'cash' ? 0 : wanted.paidMinor) && theirs.charges === (verb === 'cash' ? 0 : 1) && theirs.refunded === wanted.refundedMinor;
    if (once) passed += 1;
    else say(`round ${round + 1} (${verb}, ${when}): ours ${JSON.stringify({ paid: ours['paidMinor'], refunded: ours['refundedMinor'] })}, theirs ${JSON.stringify(theirs)}`);
  }
  const env = { ...process.env, ...server.env, DATA_DIR: server.dataDir, DATABASE_URL: undefined } as NodeJS.ProcessEnv;
  const { stdout } = await promisify(execFile)(process.execPath, [operator, 'payments', 'reconcile', 'maple-street'], { env });
  say(stdout.trim());
  restartMs.sort((a, b) => a - b);
  return { n: times * ways.length, passed, kills: ways.map(({ verb, when }) => `${verb}, ${when}`), reconciled: stdout.trim(), restartMs: { median: restartMs[Math.floor(restartMs.length / 2)], longest: restartMs.at(-1) } };
}

/** A confirmed visit whose owner cancels too late: with an amount set aside, a card on file, or neither. */
async function cancelledLate(server: Server, stripe: StripeStandIn, { owner, manager, card }: { owner: string; manager: string; card: 'set-aside' | 'on-file' | 'none' }): Promise<{ path: string }> {
  // A card on file comes from an earlier visit of the same owner.
  if (card === 'on-file') await withCard(server, stripe, owner);
  const { path, token } = await booked(server, owner);
  if (card === 'set-aside') await givesCard(server, stripe, path, token);
  sound(await ask(server, 'POST', `${path}/confirm`, {}, manager), 'confirming');
  sound(await ask(server, 'POST', `${path}/cancel`, { reason: 'Miso is well again' }, token), 'cancelling');
  return { path };
}

async function booked(server: Server, owner: string): Promise<{ path: string; token: string }> {
  const slot = (await freeSlots(server)).find(({ practitioner }) => practitioner);
  if (!slot) throw new Error('no free time left');
  const { reference, token } = await book(server, slot, owner);
  return { path: `/appointments/${reference}`, token };
}

async function withCard(server: Server, stripe: StripeStandIn, owner: string): Promise<void> {
  const { path, token } = await booked(server, owner);
  await givesCard(server, stripe, path, token);
  sound(await ask(server, 'POST', `${path}/cancel`, { reason: 'Another day' }, token), 'cancelling');
}

async function givesCard(server: Server, stripe: StripeStandIn, path: string, token: string): Promise<void> {
  const { secret } = sound(await ask(server, 'POST', `${path}/payment/begin`, { purpose: 'hold' }, token), 'beginning to pay');
  const ref = String(secret).replace(/_secret_.*/, '');
  await fetch(new URL(`/v1/payment_intents/${ref}/confirm`, stripe.url), { method: 'POST', headers: { authorization: `Bearer ${keys.publishableKey}` }, body: new URLSearchParams({ payment_method: 'pm_card_visa', client_secret: String(secret) }) });
  sound(await ask(server, 'POST', `${path}/payment/returned`, {}, token), 'coming back');
}

/** What we say of the visit's money, once what was open at the end of the old process is settled. */
async function settled(server: Server, path: string, token: string, wanted: Record<string, number>): Promise<Answer['body']> {
  for (const until = Date.now() + 60_000; ; await new Promise((done) => setTimeout(done, 100))) {
    const seen = sound(await ask(server, 'GET', `${path}/payment`, undefined, token), 'looking');
    if (Date.now() > until || Object.entries(wanted).every(([name, value]) => seen[name] === value)) return seen;
  }
}

/** The same, as the provider says it. */
function ofProvider(stripe: StripeStandIn, ours: Answer['body']) {
  const ids = (ours['payments'] as { id: string }[]).map(({ id }) => id);
  const intents = [...stripe.intents.values()].filter(({ metadata }) => ids.includes(metadata['vetkit_payment'] ?? ''));
  const charges = intents.filter(({ amount_received: got }) => got > 0);
  return {
    charges: charges.length,
    captured: charges.reduce((sum, { amount_received: got }) => sum + got, 0),
    refunded: stripe.refunds.filter(({ payment_intent: of }) => charges.some(({ id }) => id === of)).reduce((sum, { amount }) => sum + amount, 0),
  };
}
