import * as v from 'valibot';
import { enqueue, type Job } from '../../database/jobs.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { ProviderAway, type Standing } from '../../payments/provider.ts';
import { keyForgotten } from '../../payments/rules/life.ts';
import { addOrder, type NewOrder, type Order, orderById, setAnswered, unanswered } from '../../payments/store.orders.ts';
import { keepPayer, lockPayment, paymentById, payerOf, type StoredPayment } from '../../payments/store.ts';
import { referenceOf } from '../../views/reference.ts';
import { after, hours, minutes } from '../../shared/clock.ts';
import { settle } from './settle.ts';
import type { InClinic, MoneyWorld } from './world.ts';

export const orderJob = 'payment-order';
const Payload = v.object({ clinic: v.string(), order: v.string() });

/** Writes down what the provider will be asked, with a job that asks again should this process end before it is answered. */
export async function ahead(tx: Tx, scope: InClinic, order: NewOrder): Promise<Order | undefined> {
  const written = await addOrder(tx, scope, order);
  if (written) await enqueue(tx, { clinic: scope.clinic.id, kind: orderJob, payload: { clinic: scope.clinic.id, order: written.id }, runAt: after(new Date(), minutes(1)) });
  return written;
}

/**
 * Asks the provider what an order says and writes the answer down. It may be called any number of times, at the same time and after any
 * interruption: the order's id is the key, so the provider does it once. @throws ProviderAway: the order stays as it is.
 */
export async function perform(world: MoneyWorld, scope: InClinic, orderId: string): Promise<void> {
  const { sql } = world.db;
  const order = await orderById(sql, scope, orderId);
  const payment = order && (await paymentById(sql, scope, order.payment));
  if (!order || !payment || order.answeredAt || payment.provider !== world.payments.name) return;
  const standing = await asked(world, scope, order, payment);
  await transaction(world.db, async (tx) => {
    const locked = await lockPayment(tx, scope, payment.id);
    if (!locked) return;
    await settle(tx, world, scope, locked, standing);
    await setAnswered(tx, scope, order.id, { at: world.clock(), fault: faultOf(order, standing) });
  });
}

/** Why an order came to nothing. */
function faultOf({ verb, id }: Order, standing: Standing): Parameters<typeof setAnswered>[3]['fault'] {
  if (verb === 'begin') return standing.fault;
  if (verb === 'capture') return standing.state === 'paid' ? undefined : 'refused';
  if (verb === 'cancel') return standing.state === 'cancelled' ? undefined : 'refused';
  return standing.refunds.some(({ order, state }) => order === id && state !== 'failed') ? undefined : 'refused';
}

async function asked(world: MoneyWorld, scope: InClinic, order: Order, payment: StoredPayment): Promise<Standing> {
  const { payments, clock } = world;
  const old = keyForgotten(order.askedAt, clock());
  if (order.verb === 'begin') return payment.ref ? payments.look(payment.ref) : begun(world, scope, order, payment, old);
  const { ref } = payment;
  if (!ref) throw new ProviderAway('what was begun is not answered yet');
  if (old) {
    const standing = await payments.look(ref);
    const isDone = order.verb === 'refund' ? standing.refunds.some((refund) => refund.order === order.id) : standing.state === 'paid' || standing.state === 'cancelled';
    if (isDone) return standing;
  }
  const ask = { key: order.id, ref, amountMinor: order.amountMinor };
  if (order.verb === 'capture') return payments.capture(ask);
  return order.verb === 'cancel' ? payments.cancel(ask) : payments.refund({ ...ask, order: order.id });
}

async function begun(world: MoneyWorld, scope: InClinic, order: Order, payment: StoredPayment, old: boolean): Promise<Standing> {
  const { payments } = world;
  // The provider may have forgotten the key, but not the payment.
  if (old) for await (const standing of payments.since(after(order.askedAt, -hours(1)))) if (standing.payment === payment.id) return standing;
  const customer = await customerOf(world, scope, payment.owner);
  const reference = await referenceOf(world.db.sql, scope, payment.appointment);
  const { amountMinor, currency, id } = payment;
  return payments.begin({ key: order.id, payment: id, clinic: scope.clinic.id, amountMinor, currency, capture: order.how?.capture ?? 'now', customer, method: order.how?.method, reference });
}

async function customerOf({ db, payments }: MoneyWorld, scope: InClinic, owner: string): Promise<string> {
  const known = await payerOf(db.sql, scope, owner, payments.name);
  if (known) return known.customer;
  const customer = await payments.customer({ key: `customer-${owner}`, clinic: scope.clinic.id, owner });
  await transaction(db, (tx) => keepPayer(tx, scope, owner, payments.name, customer));
  return customer;
}

/** The job `payment-order`: asks again what was not answered. */
export const performLater =
  (world: MoneyWorld, then: (scope: InClinic, payment: string) => Promise<void>) =>
  async (job: Job): Promise<void> => {
    const { clinic, order } = v.parse(Payload, job.payload);
    const scope = { clinic: { id: clinic } };
    await perform(world, scope, order);
    const found = await orderById(world.db.sql, scope, order);
    if (found) await then(scope, found.payment);
  };

/** At the start: whatever an earlier process had asked and not written down is asked again, and written down. Gives how many. */
export async function performOpen(world: MoneyWorld, then: (scope: InClinic, payment: string) => Promise<void>): Promise<number> {
  const orders = await unanswered(world.db.sql, world.clock());
  for (const { clinic, id } of orders) {
    const scope = { clinic: { id: clinic } };
    try {
      await perform(world, scope, id);
      const found = await orderById(world.db.sql, scope, id);
      if (found) await then(scope, found.payment);
    } catch (error) {
      // Its job tries again.
      world.log.warn({ error }, 'a payment could not be settled yet');
    }
  }
  return orders.length;
}
