import { expect, test } from 'vitest';
import { exam, moneyWorld } from '../../../test/money.ts';
import { Died, mortal } from '../../../test/mortal.ts';
import { openMoney } from '../../mounts/money.ts';
import { silent } from '../../shared/log.ts';
import type { Scope } from '../../shared/scope.ts';
import { paidHere } from './here.ts';

// Cash at the clinic, while a bill is open at the card company: whatever breaks, the owner pays once.
const world = await moneyWorld('stripe');
const { clinic, sql } = world;
const stripe = world.stripe!;
const sound = openMoney({ config: clinic.config, db: clinic.db, bus: clinic.bus, keys: clinic.keys, clock: clinic.clock, log: silent, setupToken: undefined, stunPort: undefined, outboxToken: '', version: '0.0.0' });
const desk: Scope = { clinic: { id: clinic.people.clinics['maple-street'], slug: 'maple-street', name: 'Maple Street Veterinary', zone: 'America/Toronto', locale: 'en', currency: 'CAD' }, caller: { kind: 'staff', session: '', staff: clinic.people.staff.vale, role: 'front-desk' } };
const cash = { amountMinor: 6200, how: 'cash' } as const;
const vale = await clinic.as('vale');
// Jobs run at the next start, and not before.
await clinic.workers.stop();
await world.set({ atBooking: 'card' });

/** The card on file was declined, and the bill is open; it would be charged if it were asked again. */
async function declined() {
  const visit = await world.visit(30);
  await world.pay(visit, 'card', 'fails-later');
  await sql`update consult set state = 'live' where id = ${visit.consult}`;
  await world.seen(await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] }));
  await sql`update payer set method = 'pm_card_visa' where owner_id = ${visit.owner}`;
  await world.nextStart();
  return visit;
}

/** What came in by card, as the provider says. */
const byCard = async (visit: { appointment: string }): Promise<number> => {
  const rows = await sql<{ id: string }[]>`select id from payment where appointment_id = ${visit.appointment}`;
  return [...stripe.intents.values()].filter(({ metadata }) => rows.some(({ id }) => id === metadata['vetkit_payment'])).reduce((sum, { amount_received: got }) => sum + got, 0);
};

const ways = async (visit: Awaited<ReturnType<typeof declined>>) => {
  const { payments, paidMinor, owedMinor } = await world.look(visit);
  return { paidMinor, owedMinor, byCard: await byCard(visit), cash: payments.filter(({ by }) => by === 'clinic').map(({ capturedMinor }) => capturedMinor) };
};

test('the card company is away: what the desk wrote is kept, and the card is never charged for it', async () => {
  const visit = await declined();
  stripe.trouble.push({ status: 500 }, { status: 500 });
  const answer = await vale.post(`${visit.path}/paid-here`, cash);
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, 'payments-away']);
  await world.nextStart();
  expect(await ways(visit)).toEqual({ paidMinor: 6200, owedMinor: 0, byCard: 0, cash: [6200] });
  const [row] = await sql<{ actor_id: string }[]>`select actor_id from event where type = 'payment.paid' and data->>'appointment' = ${visit.appointment}`;
  expect(row!.actor_id).toBe(clinic.people.staff.vale);
  // Pressed again it is known.
  expect((await vale.post(`${visit.path}/paid-here`, cash)).status).toBe(409);
});

test('killed at any step, with the card company’s own news in between: cash once, the card not at all', async () => {
  const seen: unknown[] = [];
  let lived = false;
  for (let steps = 1; steps <= 9; steps += 1) {
    const visit = await declined();
    stripe.takeEvents();
    lived = await paidHere(mortal(sound, steps))(desk, visit.reference, cash).then(() => true, (error: unknown) => {
      if (error instanceof Died) return false;
      throw error;
    });
    for (const { body } of stripe.takeEvents()) await clinic.app.root.request('/api/v1/payments/events', { method: 'POST', headers: { 'stripe-signature': stripe.sign(body) }, body });
    await world.nextStart();
    seen.push(await ways(visit));
  }
  const paid = { paidMinor: 6200, owedMinor: 0, byCard: 0, cash: [6200] };
  // At the first step nothing is written: then it is still owed.
  expect(seen).toEqual(seen.map((_, index) => (index === 0 ? { paidMinor: 0, owedMinor: 6200, byCard: 0, cash: [] } : paid)));
  expect(lived).toBe(true);
});

test.each([['before it was done', 'cut-before', 200, { byCard: 0, cash: [6200] }], ['after it was done', 'cut-after', 409, { byCard: 6200, cash: [] }]] as const)('the line was cut while the card was charged, %s', async (_words, trouble, status, wanted) => {
  const visit = await world.visit(30);
  await world.pay(visit, 'card');
  await sql`update consult set state = 'live' where id = ${visit.consult}`;
  stripe.trouble.push(trouble, trouble);
  expect(await world.seen(await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] }))).toMatchObject({ paidMinor: 0, owedMinor: 6200 });
  const answer = await vale.post(`${visit.path}/paid-here`, cash);
  expect([answer.status, ((await answer.json()) as { code?: string }).code]).toEqual([status, status === 409 ? 'paid-meanwhile' : undefined]);
  await world.nextStart();
  expect(await ways(visit)).toEqual({ paidMinor: 6200, owedMinor: 0, ...wanted });
});

test('two press at once: it is paid once, and nothing waits afterwards', async () => {
  const visit = await declined();
  const answers = await Promise.all([vale, vale, vale].map((who) => who.post(`${visit.path}/paid-here`, cash)));
  expect(answers.map(({ status }) => status)).toContain(200);
  expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
  expect(await ways(visit)).toEqual({ paidMinor: 6200, owedMinor: 0, byCard: 0, cash: [6200] });
  expect(await sql`select from payment_order o join payment p on p.id = o.payment_id where p.appointment_id = ${visit.appointment} and o.answered_at is null`).toHaveLength(0);
  expect(await sql`select from payment_order o join payment p on p.id = o.payment_id where p.appointment_id = ${visit.appointment} and p.provider = 'clinic'`).toHaveLength(0);
});
