import { lockAppointment } from '../../booking/store.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { RefundReason } from '../../payments/contract.ts';
import { ProviderAway } from '../../payments/provider.ts';
import { nextStep, type Step } from '../../payments/rules/plan.ts';
import type { NewOrder, Order } from '../../payments/store.orders.ts';
import { addPayment, paymentById, payerOf } from '../../payments/store.ts';
import { referenceOf } from '../../views/reference.ts';
import { visitByReference } from '../../views/visit.ts';
import { happened } from '../happened.ts';
import { booksOf, type MoneyFacts, moneyFacts } from './facts.ts';
import { ahead, perform } from './perform.ts';
import type { InClinic, MoneyWorld } from './world.ts';

/** More steps than any visit needs: a plan that never comes to its end is a fault of ours. */
const mostSteps = 12;

/**
 * Does what is left to do until the owner has paid what they should, and nothing more: one step after the other, each written down before it
 * is done. Two at the same time, or one that was cut off, come to the same end. A provider that is away is asked again later by a job.
 */
export async function pursue(world: MoneyWorld, scope: InClinic, reference: string): Promise<void> {
  for (let steps = 0; ; steps += 1) {
    if (steps === mostSteps) return world.log.error({ reference }, 'the payments of a visit do not come to an end');
    const order = await transaction(world.db, async (tx) => {
      const visit = await visitByReference(tx, scope, reference);
      if (!visit) return undefined;
      await lockAppointment(tx, scope, visit.appointment);
      const facts = await moneyFacts(tx, scope, visit, world.clock());
      const step = nextStep(booksOf(facts));
      return step && write(tx, world, scope, facts, step);
    });
    if (!order) return;
    try {
      await perform(world, scope, order.id);
    } catch (error) {
      if (!(error instanceof ProviderAway)) throw error;
      world.log.warn({ order: order.id }, 'the payment provider is away, it is asked again');
      return;
    }
  }
}

/** Goes on with the visit of a payment. */
export const pursueOf =
  (world: MoneyWorld) =>
  async (scope: InClinic, payment: string): Promise<void> => {
    const found = await paymentById(world.db.sql, scope, payment);
    if (found) await pursue(world, scope, await referenceOf(world.db.sql, scope, found.appointment));
  };

async function write(tx: Tx, { clock, payments }: MoneyWorld, scope: InClinic, facts: MoneyFacts, step: Step): Promise<Order | undefined> {
  const at = clock();
  const order = (more: Omit<NewOrder, 'at' | 'amountMinor'>) => ahead(tx, scope, { ...more, amountMinor: step.amountMinor, at });
  if (step.do === 'refund') return order({ payment: step.payment, verb: 'refund', reason: reasonOf(facts) });
  if (step.do !== 'begin') return order({ payment: step.payment, verb: step.do });
  const { visit, currency } = facts;
  const payer = await payerOf(tx, scope, visit.owner.id, payments.name);
  // What was refused with the card on file is asked for in another way: by its owner.
  const isRefused = facts.orders.some(({ verb, fault, how }) => verb === 'begin' && fault === 'refused' && how?.method);
  const method = isRefused ? undefined : payer?.method;
  const payment = await addPayment(tx, scope, { appointment: visit.appointment, owner: visit.owner.id, purpose: 'bill', provider: payments.name, amountMinor: step.amountMinor, currency, at });
  const begun = payment && (await order({ payment: payment.id, verb: 'begin', how: { capture: 'now', ...(method ? { method } : {}) } }));
  if (payment && !method) await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'system' }, type: 'payment.asked', data: { appointment: visit.appointment, payment: payment.id, amountMinor: step.amountMinor, currency } });
  return begun;
}

/** Why the policy gives money back. */
function reasonOf({ bill, owing }: MoneyFacts): RefundReason {
  if (bill) return 'charged-too-much';
  const outcome = owing.decision?.outcome;
  if (outcome === 'vet-late' || outcome === 'vet-no-show') return 'vet-late';
  return outcome === 'client-technical-trouble' ? 'technical-trouble' : 'did-not-take-place';
}
