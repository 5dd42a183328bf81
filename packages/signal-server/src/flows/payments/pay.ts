import { lockAppointment } from '../../booking/store.ts';
import { transaction } from '../../database/transaction.ts';
import type { BeginRequest, Begun, RefundRequest, TestCardRequest, VisitPayment } from '../../payments/contract.ts';
import { paymentsProblem } from '../../payments/problems.ts';
import { ProviderAway, Refused, type TestProvider } from '../../payments/provider.ts';
import { addPayment, lockPayment, payerOf, paymentById, paymentsOf, type StoredPayment } from '../../payments/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import { newId } from '../../shared/ids.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference } from '../../views/visit.ts';
import { staffIdOf } from '../calendar/whose.ts';
import { personOfVisit } from '../consult/people.ts';
import { away, look } from './away.ts';
import { booksOf, moneyFacts, mostAnew } from './facts.ts';
import { givenBackHere } from './till.ts';
import { askOf, visitPayment } from './look.ts';
import { ahead, perform } from './perform.ts';
import { owedOf } from '../../payments/rules/plan.ts';
import { orderById } from '../../payments/store.orders.ts';
import { pursue } from './pursue.ts';
import { notThere, settle } from './settle.ts';
import type { InClinic, MoneyWorld } from './world.ts';

const isUnfinished = ({ state }: Pick<StoredPayment, 'state'>) => state === 'asked' || state === 'open';

/**
 * Begins what the owner is asked for (`ask` of the view), or goes on with it, and gives what the provider's form needs. Pressing again is the
 * same payment. @throws Problem `nothing-to-pay`, `payments-away`, `payment-refused`.
 */
export const beginPayment =
  (world: MoneyWorld) =>
  async (scope: Scope, reference: string, { purpose }: BeginRequest): Promise<Begun> => {
    await personOfVisit(world.db.sql, scope, reference);
    for (let anew = 0; anew < mostAnew; anew += 1) {
      const begun = await begin(world, scope, reference, purpose);
      if (begun) return begun;
      if (purpose === 'bill') await pursue(world, scope, reference);
    }
    throw paymentsProblem('payment-refused');
  };

/** Nothing when the provider does not take it, or does not have it any more: then it is ended. */
async function begin(world: MoneyWorld, scope: Scope, reference: string, purpose: BeginRequest['purpose']): Promise<Begun | undefined> {
  const { payment, order } = await transaction(world.db, async (tx) => {
    const visit = (await visitByReference(tx, scope, reference))!;
    await lockAppointment(tx, scope, visit.appointment);
    const at = world.clock();
    const facts = await moneyFacts(tx, scope, visit, at);
    const ask = askOf(facts, await payerOf(tx, scope, visit.owner.id, world.payments.name), owedOf(booksOf(facts)), at);
    if (ask?.purpose !== purpose) throw paymentsProblem('nothing-to-pay');
    const standing = facts.payments.find((one) => one.purpose === purpose && isUnfinished(one) && one.provider === world.payments.name);
    if (standing) return { payment: standing, order: facts.orders.find(({ payment: of, verb }) => of === standing.id && verb === 'begin') };
    const made = await addPayment(tx, scope, { appointment: visit.appointment, owner: visit.owner.id, purpose, provider: world.payments.name, amountMinor: ask.amountMinor, currency: scope.clinic.currency, at });
    if (!made) throw paymentsProblem('nothing-to-pay');
    return { payment: made, order: await ahead(tx, scope, { payment: made.id, verb: 'begin', amountMinor: ask.amountMinor, how: { capture: purpose === 'hold' ? 'later' : 'now' }, at }) };
  });
  return away(async () => {
    if (order && !order.answeredAt) await perform(world, scope, order.id);
    if (order && (await orderById(world.db.sql, scope, order.id))?.fault === 'refused') throw paymentsProblem('payment-refused');
    const after = (await paymentById(world.db.sql, scope, payment.id))!;
    const standing = after.ref === null ? undefined : await look(world.payments, after.ref);
    if (standing instanceof Refused) await lookAgain(world, scope, after);
    if (!standing || standing instanceof Refused) return undefined;
    return { payment: after.id, purpose, amountMinor: after.amountMinor, currency: after.currency, secret: standing.secret ?? null, state: after.state };
  });
}

/** The owner comes back from the provider's form, or from the bank: what happened is asked of the provider, not of the page. */
export const returned =
  (world: MoneyWorld) =>
  async (scope: Scope, reference: string): Promise<VisitPayment> => {
    const { visit } = await personOfVisit(world.db.sql, scope, reference);
    for (const payment of await paymentsOf(world.db.sql, scope, visit.appointment)) if (payment.ref && payment.provider === world.payments.name && (isUnfinished(payment) || payment.state === 'processing')) await away(() => lookAgain(world, scope, payment));
    await pursue(world, scope, reference);
    return visitPayment(world)(scope, reference);
  };

/** Asks the provider how a payment stands, and writes it down. */
export async function lookAgain(world: MoneyWorld, scope: InClinic, payment: Pick<StoredPayment, 'id' | 'ref'>): Promise<void> {
  if (!payment.ref) return;
  const standing = await look(world.payments, payment.ref);
  await transaction(world.db, async (tx) => {
    const locked = await lockPayment(tx, scope, payment.id);
    if (locked && standing instanceof Refused) await notThere(tx, world, scope, locked, { refused: standing });
    else if (locked && !(standing instanceof Refused)) await settle(tx, world, scope, locked, standing);
  });
}

/** Pays with a card of test mode. @throws Problem `not-test-mode`. */
export const payByTestCard =
  (world: MoneyWorld) =>
  async (scope: Scope, reference: string, { payment: id, card, confirmed = false }: TestCardRequest): Promise<VisitPayment> => {
    const { visit } = await personOfVisit(world.db.sql, scope, reference);
    if (!isTest(world.payments)) throw paymentsProblem('not-test-mode');
    const payment = await paymentById(world.db.sql, scope, id);
    if (payment?.appointment !== visit.appointment || !payment.ref) throw notFound();
    await world.payments.pay(payment.ref, card, confirmed);
    return returned(world)(scope, reference);
  };

const isTest = (provider: MoneyWorld['payments']): provider is TestProvider => 'pay' in provider;

/**
 * Gives money back for a reason, in full or in part, the newest payment first. The same id again is the same refund.
 * @throws Problem `refund-too-large` with `mostMinor`.
 */
export const refund =
  (world: MoneyWorld) =>
  async (scope: Scope, reference: string, { id, amountMinor, reason, words }: RefundRequest): Promise<VisitPayment> => {
    const by = staffIdOf(scope);
    await personOfVisit(world.db.sql, scope, reference);
    const orders = await transaction(world.db, async (tx) => {
      const visit = (await visitByReference(tx, scope, reference))!;
      await lockAppointment(tx, scope, visit.appointment);
      const at = world.clock();
      const facts = await moneyFacts(tx, scope, visit, at);
      if (facts.orders.some((order) => order.id === id)) return [id];
      const pieces = [...booksOf(facts).pieces].reverse().map((piece) => ({ payment: facts.payments.find((one) => one.id === piece.id)!, left: piece.capturedMinor - piece.refundedMinor }));
      const most = pieces.reduce((sum, { left }) => sum + left, 0);
      if (amountMinor > most) throw paymentsProblem('refund-too-large', { extra: { mostMinor: most } });
      const written: string[] = [];
      let rest = amountMinor;
      for (const { payment, left } of pieces) {
        const part = Math.min(rest, left);
        if (part <= 0) continue;
        rest -= part;
        const order = await ahead(tx, scope, { id: written.length ? newId() : id, payment: payment.id, verb: 'refund', amountMinor: part, reason, words, by, at });
        if (!order) return [id];
        written.push(order.id);
        if (payment.provider === 'clinic') await givenBackHere(tx, world, scope, { payment, appointment: visit.appointment, consult: visit.consult, by, order: order.id, part, reason });
      }
      await appendAudit(tx, world.keys, { clinic: scope.clinic.id, at, actor: `staff:${by}`, action: 'payment.refund-asked', subject: `appointment:${visit.appointment}`, content: { amountMinor, reason } });
      return written;
    });
    for (const order of orders) await perform(world, scope, order).catch((error: unknown) => {
      if (!(error instanceof ProviderAway)) throw error;
    });
    return visitPayment(world)(scope, reference);
  };
