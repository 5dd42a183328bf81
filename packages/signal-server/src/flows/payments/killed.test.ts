import { expect, test } from 'vitest';
import { exam, moneyWorld } from '../../../test/money.ts';
import { Died, mortal } from '../../../test/mortal.ts';
import { openMoney } from '../../mounts/money.ts';
import { silent } from '../../shared/log.ts';
import type { Scope } from '../../shared/scope.ts';
import { charge } from './charge.ts';
import { takeEvent } from './events.ts';

// The process ends at each step in turn. Who goes on is the next start, by what a start calls and nothing else.
const world = await moneyWorld('stripe');
const { clinic, sql } = world;
const stripe = world.stripe!;
const sound = openMoney({ config: clinic.config, db: clinic.db, bus: clinic.bus, keys: clinic.keys, clock: clinic.clock, log: silent, setupToken: undefined, stunPort: undefined, outboxToken: '', version: '0.0.0' });
const vet: Scope = { clinic: { id: clinic.people.clinics['maple-street'], slug: 'maple-street', name: 'Maple Street Veterinary', zone: 'America/Toronto', locale: 'en', currency: 'CAD' }, caller: { kind: 'staff', session: '', staff: clinic.people.staff.ito, role: 'vet' } };
// Whoever dies takes the workers with them.
await clinic.workers.stop();

/** Whether it came to its end. */
const livesThrough = (run: Promise<unknown>): Promise<boolean> =>
  run.then(() => true, (error: unknown) => {
    if (error instanceof Died) return false;
    throw error;
  });

test('killed at any step of Charge, from the bill on: the next start takes the money, once', async () => {
  await world.set({ atBooking: 'card' });
  const seen: unknown[] = [];
  const lived: boolean[] = [];
  for (let steps = 1; steps <= 12; steps += 1) {
    const visit = await world.visit();
    await world.pay(visit, 'hold');
    // What was asked at the booking is long done when the visit is over.
    await world.nextStart();
    await sql`update consult set state = 'live' where id = ${visit.consult}`;
    lived.push(await livesThrough(charge(mortal(sound, steps))(vet, visit.reference, { lines: [exam] })));
    await world.nextStart();
    const { bill, paidMinor, onHoldMinor, owedMinor } = await world.look(visit);
    seen.push([steps, bill?.totalMinor, paidMinor, onHoldMinor, owedMinor]);
  }
  // At the first step nothing is written yet: nobody is charged for what nobody asked.
  expect(seen).toEqual(seen.map((_, index) => (index === 0 ? [1, undefined, 0, 6200, 0] : [index + 1, 6200, 6200, 0, 0])));
  expect([lived[0], lived.at(-1)]).toEqual([false, true]);
});

test('killed at any step of an event: the owner can still pay what is owed', async () => {
  await world.set({});
  for (let steps = 1; steps <= 9; steps += 1) {
    const visit = await world.visit();
    await sql`delete from payer where owner_id = ${visit.owner}`;
    await sql`update consult set state = 'live' where id = ${visit.consult}`;
    const asked = await world.seen(await (await clinic.as('ito')).post(`${visit.path}/charge`, { lines: [exam] }));
    expect(asked).toMatchObject({ ask: { purpose: 'bill', amountMinor: 6200 }, payments: [{ state: 'open' }] });
    const [row] = await sql<{ ref: string }[]>`select ref from payment where appointment_id = ${visit.appointment}`;
    await world.nextStart();
    stripe.takeEvents();
    // Somebody ends the payment in Stripe's own pages.
    stripe.expire(row!.ref);
    const [event] = stripe.takeEvents();
    await livesThrough(takeEvent(mortal(sound, steps))(event!.body, stripe.sign(event!.body)));
    await world.nextStart();
    // What was not answered with success comes again; what was, may.
    await takeEvent(sound)(event!.body, stripe.sign(event!.body));
    expect([steps, await world.look(visit)]).toMatchObject([steps, { ask: { purpose: 'bill', amountMinor: 6200 }, payments: [{ state: 'cancelled' }, { state: 'open' }] }]);
  }
});
