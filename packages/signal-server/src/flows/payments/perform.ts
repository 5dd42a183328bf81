import * as v from 'valibot';
import { lockAppointment } from '../../booking/store.ts';
import { enqueue, type Job } from '../../database/jobs.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { AskedBefore, ProviderAway, Refused, type Standing } from '../../payments/provider.ts';
import { keyForgotten } from '../../payments/rules/life.ts';
import { addOrder, type Here, type NewOrder, type Order, orderById, ordersOfPayment, setAnswered, unanswered } from '../../payments/store.orders.ts';
import { keepPayer, lockPayment, paymentById, payerOf, type StoredPayment } from '../../payments/store.ts';
import { referenceOf } from '../../views/reference.ts';
import { after, hours, minutes } from '../../shared/clock.ts';
import { happened } from '../happened.ts';
import { consultOf, notThere, settle } from './settle.ts';
import { paidAtTill } from './till.ts';
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
  const begun = order.verb === 'begin' || payment.ref ? payment : await beginFirst(world, scope, payment);
  const standing = await asked(world, scope, order, begun).catch(refusedOnly);
  await transaction(world.db, async (tx) => {
    if (order.here) await lockAppointment(tx, scope, payment.appointment);
    const locked = await lockPayment(tx, scope, payment.id);
    if (!locked) return;
    const isRefused = standing instanceof Refused;
    if (isRefused) await notThere(tx, world, scope, locked, { refused: standing, method: order.how?.method });
    else await settle(tx, world, scope, locked, standing);
    const fault = isRefused ? refusalOf(order, standing) : faultOf(order, standing);
    if (!(await setAnswered(tx, scope, order.id, { at: world.clock(), fault }))) return;
    if (order.verb === 'refund' && fault) await refusedBack(tx, scope, order, payment);
    if (order.here && !fault) await paidInstead(tx, world, scope, order, order.here, payment);
  });
}

const refusedOnly = (error: unknown): Refused => {
  if (error instanceof Refused) return error;
  throw error;
};

/** What is to be ended or charged was not begun yet, as far as anybody has heard. */
async function beginFirst(world: MoneyWorld, scope: InClinic, payment: StoredPayment): Promise<StoredPayment> {
  const { sql } = world.db;
  const begin = (await ordersOfPayment(sql, scope, payment.id)).find(({ verb }) => verb === 'begin');
  if (begin) await perform(world, scope, begin.id);
  return (await paymentById(sql, scope, payment.id))!;
}

/** The card's payment is ended: what the owner pays at the clinic takes its place, in the same transaction. */
async function paidInstead(tx: Tx, world: MoneyWorld, scope: InClinic, { by }: Order, { here, amountMinor }: Here, { appointment, owner, currency }: StoredPayment): Promise<void> {
  const consult = await consultOf(tx, scope, appointment);
  if (!(await paidAtTill(tx, world, scope, { appointment, consult, by: by!, owner, currency, amountMinor, how: here }))) throw new ProviderAway('another payment of this bill has just begun');
}

/** Whoever can give the money back another way is told. */
async function refusedBack(tx: Tx, scope: InClinic, { amountMinor }: Order, { id, appointment, currency }: StoredPayment): Promise<void> {
  const consult = await consultOf(tx, scope, appointment);
  await happened(tx, { clinic: scope.clinic.id, consult, actor: { kind: 'system' }, type: 'payment.refund-refused', data: { appointment, payment: id, amountMinor, currency } });
}

/** Why an order came to nothing. */
function faultOf({ verb, id }: Order, standing: Standing): Parameters<typeof setAnswered>[3]['fault'] {
  if (verb === 'begin') return standing.fault;
  if (verb === 'capture') return standing.state === 'paid' ? undefined : 'refused';
  if (verb === 'cancel') return standing.state === 'cancelled' ? undefined : 'refused';
  return standing.refunds.some(({ order, state }) => order === id && state !== 'failed') ? undefined : 'refused';
}

/** A payment that the provider does not have is ended, that much is sure. */
const refusalOf = ({ verb }: Order, { gone }: Refused): 'refused' | 'gone' | undefined => (verb === 'cancel' ? undefined : verb === 'begin' && (gone === 'customer' || gone === 'method') ? 'gone' : 'refused');

async function asked(world: MoneyWorld, scope: InClinic, order: Order, payment: StoredPayment): Promise<Standing> {
  const { payments, clock } = world;
  const old = keyForgotten(order.askedAt, clock());
  if (order.verb === 'begin') return payment.ref ? payments.look(payment.ref) : begun(world, scope, order, payment, old);
  const { ref } = payment;
  if (!ref && payment.state === 'cancelled') throw new Refused('payment');
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

/** A payment that was begun some time ago, by our own name for it. */
async function listed({ payments }: MoneyWorld, { askedAt }: Order, { id }: StoredPayment): Promise<Standing | undefined> {
  for await (const standing of payments.since(after(askedAt, -hours(1)))) if (standing.payment === id) return standing;
  return undefined;
}

async function begun(world: MoneyWorld, scope: InClinic, order: Order, payment: StoredPayment, old: boolean): Promise<Standing> {
  const { payments } = world;
  // Somebody wants it ended before it was heard to have begun: then no card is charged for it any more.
  const unwanted = (await ordersOfPayment(world.db.sql, scope, payment.id)).some(({ verb, answeredAt }) => verb === 'cancel' && answeredAt === null);
  // The provider may have forgotten the key, but not the payment.
  const there = old || unwanted ? await listed(world, order, payment) : undefined;
  if (there) return there;
  const customer = await customerOf(world, scope, payment.owner, order);
  const reference = await referenceOf(world.db.sql, scope, payment.appointment);
  const { amountMinor, currency, id } = payment;
  try {
    return await payments.begin({ key: order.id, payment: id, clinic: scope.clinic.id, amountMinor, currency, capture: order.how?.capture ?? 'now', customer, method: unwanted ? undefined : order.how?.method, reference });
  } catch (error) {
    const before = error instanceof AskedBefore ? await listed(world, order, payment) : undefined;
    if (before) return before;
    throw error;
  }
}

async function customerOf({ db, payments }: MoneyWorld, scope: InClinic, owner: string, order: Order): Promise<string> {
  const known = await payerOf(db.sql, scope, owner, payments.name);
  if (known) return known.customer;
  const customer = await payments.customer({ key: `customer-${order.id}`, clinic: scope.clinic.id, owner });
  await transaction(db, (tx) => keepPayer(tx, scope, owner, payments.name, customer));
  // Two visits at once: the one that was first.
  return (await payerOf(db.sql, scope, owner, payments.name))?.customer ?? customer;
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

/** Whatever was asked and not written down, by an earlier process or while the provider was away, is asked again. Gives how many. */
export async function performOpen(world: MoneyWorld, then: (scope: InClinic, payment: string) => Promise<void>): Promise<number> {
  const orders = await unanswered(world.db.sql, world.clock());
  for (const { clinic, id } of orders) {
    const scope = { clinic: { id: clinic } };
    try {
      await perform(world, scope, id);
      const found = await orderById(world.db.sql, scope, id);
      if (found) await then(scope, found.payment);
    } catch (error) {
      // It comes again, with its job and every quarter of an hour.
      world.log.warn({ error }, 'a payment could not be settled yet');
    }
  }
  return orders.length;
}
