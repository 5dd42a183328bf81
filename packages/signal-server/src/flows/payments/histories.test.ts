import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exam, moneyWorld } from '../../../test/money.ts';
import { Died, mortal } from '../../../test/mortal.ts';
import type { SentEvent } from '../../../test/stripe/stand-in.ts';
import { openMoney } from '../../mounts/money.ts';
import { silent } from '../../shared/log.ts';
import { nextStep } from '../../payments/rules/plan.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference } from '../../views/visit.ts';
import { charge, waive } from './charge.ts';
import { takeEvent } from './events.ts';
import { booksOf, moneyFacts } from './facts.ts';
import { paidHere } from './here.ts';
import { beginPayment, refund, returned } from './pay.ts';
import { performOpen } from './perform.ts';
import { pursueOf } from './pursue.ts';
import { reconcile } from './reconcile.ts';

// Random histories: owners pay and go away, staff charge, give back or charge nothing, two at a time, events come three times and shuffled, and the
// process dies at a random step: before or after any request to the provider, before or after any write. `npm run prove webhooks` runs 1,000.
const count = Number(process.env['VETKIT_HISTORIES'] ?? 12);
const seed = Number(process.env['VETKIT_SEED'] ?? 20_301);

/** The same dice each time (mulberry32). */
function dice(start: number) {
  let state = start;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { next, below, one: <T>(of: readonly T[]): T => of[below(of.length)]!, shuffled: <T>(of: readonly T[]): T[] => of.map((item) => [next(), item] as const).sort(([a], [b]) => a - b).map(([, item]) => item) };
}

const world = await moneyWorld('stripe');
const { clinic, sql } = world;
const stripe = world.stripe!;
const scopeOf = (caller: Scope['caller']): Scope => ({ clinic: { id: clinic.people.clinics['maple-street'], slug: 'maple-street', name: 'Maple Street Veterinary', zone: 'America/Toronto', locale: 'en', currency: 'CAD' }, caller });
const ground = { config: clinic.config, db: clinic.db, bus: clinic.bus, keys: clinic.keys, clock: clinic.clock, log: silent, setupToken: undefined, stunPort: undefined, outboxToken: '', version: '0.0.0' };
const sound = openMoney(ground);
// Whoever dies takes the workers with them: nobody goes on until the next start.
await clinic.workers.stop();

/** Somebody who does one thing; a process that dies, and a refusal, are part of the story. */
async function attempt(run: () => Promise<unknown>): Promise<'done' | 'died' | 'refused'> {
  try {
    await run();
    return 'done';
  } catch (error) {
    if (error instanceof Died) return 'died';
    if (error instanceof Error && error.name === 'Problem') return 'refused';
    throw error;
  }
}

/** Two at once. Where one of them dies the other still comes to its end: nobody looks before. */
async function both(...attempts: Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(attempts)).flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  // What is no refusal and no death is a fault, whoever came to it.
  const worst = failed.find((error) => !(error instanceof Died) && !(error instanceof Error && error.name === 'Problem')) ?? failed[0];
  if (worst !== undefined) throw worst;
}

test(`${count} random histories: nothing is charged twice, nothing is lost, and the two lists are the same`, { timeout: 3_600_000 }, async () => {
  const { below, next, one, shuffled } = dice(seed);
  const tally = { histories: 0, done: 0, died: 0, refused: 0, events: 0, cutLines: 0, cash: 0, captured: 0, refunded: 0 };
  await world.set({ atBooking: 'card' });
  const vet = scopeOf({ kind: 'staff', session: '', staff: clinic.people.staff.ito, role: 'vet' });
  const desk = scopeOf({ kind: 'staff', session: '', staff: clinic.people.staff.vale, role: 'front-desk' });
  const waiting: SentEvent[] = [];

  for (let history = 0; history < count; history += 1) {
    if (next() < 0.3) await world.set({ atBooking: one(['card', 'deposit', 'nothing'] as const), depositPercent: 50 });
    const visit = await world.visit(next() < 0.7 ? 1 : 30);
    const { reference } = visit;
    const owner = scopeOf({ kind: 'owner', session: '', owner: visit.owner });
    const process = () => (next() < 0.45 ? mortal(sound, 1 + below(9)) : sound);
    const pays = async () => {
      const { ask } = await world.look(visit);
      if (!ask) return;
      const running = process();
      const begun = await beginPayment(running)(owner, reference, { purpose: ask.purpose });
      const id = begun.secret!.replace(/_secret_.*/, '');
      const url = new URL(`/v1/${id.startsWith('seti') ? 'setup' : 'payment'}_intents/${id}/confirm`, stripe.url);
      const card = one(['pm_card_visa', 'pm_card_visa', 'pm_card_visa', 'pm_card_visa_chargeDeclined', 'pm_card_chargeCustomerFail']);
      await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${stripe.keys.publishableKey}` }, body: new URLSearchParams({ payment_method: card, client_secret: begun.secret! }) });
      // Every third closes the page before it can say so.
      if (next() < 0.66) await returned(running)(owner, reference);
    };
    const events = async () => {
      waiting.push(...stripe.takeEvents());
      const some = shuffled([...waiting, ...waiting, ...waiting]).slice(0, 9);
      for (const { body } of some) {
        tally.events += 1;
        await takeEvent(process())(body, stripe.sign(body));
      }
    };
    // Some are charged only when Stripe has nothing more to say.
    const late = next() < 0.35;
    const lines = [{ ...exam, unitMinor: one([2000, 5000, 6200, 9000]) }];
    const acts: (() => Promise<unknown>)[] = [
      pays,
      () => sql`update consult set state = 'live', started_at = now() where id = ${visit.consult} and state = 'waiting'`,
      events,
      pays,
      () => late ? Promise.resolve() : both(charge(process())(vet, reference, { lines }), charge(process())(desk, reference, { lines })),
      events,
      () => late ? Promise.resolve() : (next() < 0.1 ? waive(process())(vet, reference) : charge(process())(vet, reference, { lines })),
      pays,
      () => (next() < 0.4 ? refund(process())(desk, reference, { id: randomUUID(), amountMinor: one([500, 2000, 6200]), reason: 'goodwill' }) : Promise.resolve()),
      // Cash on the counter, while the card may still be charged.
      async () => {
        const { owedMinor } = await world.look(visit);
        if (owedMinor > 0 && next() < 0.5) await both(...[desk, desk].slice(next() < 0.7 ? 1 : 0).map((who) => paidHere(process())(who, reference, { amountMinor: owedMinor, how: 'cash' })));
      },
      events,
      () => performOpen(sound, pursueOf(sound)),
    ];
    const order = next() < 0.5 ? acts : shuffled(acts);
    for (const act of order) {
      if (next() < 0.12) continue;
      if (next() < 0.15) {
        tally.cutLines += 1;
        stripe.trouble.push(...(next() < 0.5 ? (['cut-after', 'cut-after'] as const) : [{ status: 500 }, { status: 500 }]));
      }
      tally[await attempt(act)] += 1;
      stripe.trouble.length = 0;
    }

    // The next start, and what Stripe still has to say, three times each and shuffled.
    await world.nextStart();
    waiting.push(...stripe.takeEvents());
    for (const { body } of shuffled([...waiting, ...waiting, ...waiting])) {
      tally.events += 1;
      await takeEvent(sound)(body, stripe.sign(body));
    }
    waiting.length = 0;
    // Stripe has said all it has to say, and what was begun is done: whoever dies now leaves the rest to the next start alone.
    await world.nextStart();
    if (late || next() < 0.5) tally[await attempt(() => charge(next() < 0.6 ? mortal(sound, 1 + below(6)) : sound)(vet, reference, { lines }))] += 1;
    await world.nextStart();

    const seen = await world.look(visit);
    const [row] = await sql<{ refunds: number }[]>`
      select coalesce(sum(o.amount_minor), 0)::int as refunds from payment_order o join payment p on p.id = o.payment_id where p.appointment_id = ${visit.appointment} and o.verb = 'refund' and o.fault is null and o.asked_by is not null`;
    const theirs = [...stripe.intents.values()].filter(({ metadata }) => seen.payments.some(({ id }) => id === metadata['vetkit_payment']));
    const tills = seen.payments.filter(({ by }) => by === 'clinic');
    const cash = tills.reduce((sum, { capturedMinor }) => sum + capturedMinor, 0);
    const captured = theirs.reduce((sum, { amount_received: got }) => sum + got, cash);
    const back = tills.reduce((sum, { refundedMinor }) => sum + refundedMinor, 0) + stripe.refunds.filter(({ payment_intent: of }) => theirs.some(({ id }) => id === of)).reduce((sum, { amount }) => sum + amount, 0);
    expect([seen.paidMinor, seen.refundedMinor], `${reference}: our sums are Stripe's, and the till's`).toEqual([captured, back]);
    if (seen.bill) {
      // What they have paid and still owe is the bill: no more, and nothing forgotten.
      expect(captured - back + seen.owedMinor, `${reference}: never more than the bill, never forgotten`).toBeLessThanOrEqual(seen.bill.totalMinor);
      expect(captured - back + row!.refunds + seen.owedMinor, `${reference}: nothing lost`).toBeGreaterThanOrEqual(seen.bill.totalMinor);
      expect(seen.onHoldMinor, `${reference}: nothing stays set aside`).toBe(0);
    }
    const left = await moneyFacts(sql, owner, (await visitByReference(sql, owner, reference))!, clinic.clock());
    expect(nextStep(booksOf(left)), `${reference}: nothing is left to do`).toBeUndefined();
    expect(await sql`select from payment_order o join payment p on p.id = o.payment_id where p.appointment_id = ${visit.appointment} and o.answered_at is null`).toHaveLength(0);
    tally.histories += 1;
    tally.cash += cash;
    tally.captured += captured;
    tally.refunded += back;
  }
  const { differences, compared } = await reconcile(sound, scopeOf({ kind: 'nobody' }), new Date('2020-01-01T00:00:00Z'));
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(count / 2);
  expect(stripe.asked.filter(({ method, path, key }) => method === 'POST' && !path.endsWith('/confirm') && !key)).toEqual([]);
  const out = process.env['VETKIT_HISTORIES_OUT'];
  if (out) writeFileSync(out, JSON.stringify({ ...tally, compared, differences: differences.length }));
});
