import { lockAppointment } from '../../booking/store.ts';
import { transaction } from '../../database/transaction.ts';
import type { PaidHereRequest, VisitPayment } from '../../payments/contract.ts';
import { paymentsProblem } from '../../payments/problems.ts';
import { owedOf } from '../../payments/rules/plan.ts';
import { orderById } from '../../payments/store.orders.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference } from '../../views/visit.ts';
import { staffIdOf } from '../calendar/whose.ts';
import { personOfVisit } from '../consult/people.ts';
import { away } from './away.ts';
import { booksOf, moneyFacts } from './facts.ts';
import { visitPayment } from './look.ts';
import { ahead, perform } from './perform.ts';
import { paidAtTill } from './till.ts';
import type { MoneyWorld } from './world.ts';

/**
 * The owner has paid what is owed at the clinic. What is open at the provider is ended first, so that nobody pays twice; what was paid here is
 * written with that, and counts when it is ended: now, or as soon as the provider can be asked.
 * @throws Problem `nothing-to-pay`, `paid-meanwhile`, `payments-away`: it is kept, and the card is not charged for it any more.
 */
export const paidHere =
  (world: MoneyWorld) =>
  async (scope: Scope, reference: string, { amountMinor, how }: PaidHereRequest): Promise<VisitPayment> => {
    const by = staffIdOf(scope);
    await personOfVisit(world.db.sql, scope, reference);
    const order = await transaction(world.db, async (tx) => {
      const visit = (await visitByReference(tx, scope, reference))!;
      const { appointment, consult } = visit;
      await lockAppointment(tx, scope, appointment);
      const at = world.clock();
      const facts = await moneyFacts(tx, scope, visit, at);
      const open = facts.payments.find(({ purpose, state }) => purpose === 'bill' && state !== 'cancelled');
      // Pressed twice: it is on its way already.
      const before = facts.orders.find(({ payment, here, answeredAt }) => payment === open?.id && here && !answeredAt);
      if (before) return before;
      const owedMinor = owedOf(booksOf(facts));
      if (owedMinor === 0 || owedMinor !== amountMinor) throw paymentsProblem('nothing-to-pay');
      const { currency } = scope.clinic;
      if (open?.provider === world.payments.name) return ahead(tx, scope, { payment: open.id, verb: 'cancel', amountMinor: open.amountMinor, how: { here: how, amountMinor }, by, at });
      if (open || !(await paidAtTill(tx, world, scope, { appointment, consult, by, owner: visit.owner.id, currency, amountMinor, how }))) throw paymentsProblem('paid-meanwhile');
      return undefined;
    });
    if (order) {
      await away(() => perform(world, scope, order.id));
      if ((await orderById(world.db.sql, scope, order.id))?.fault) throw paymentsProblem('paid-meanwhile');
    }
    return visitPayment(world)(scope, reference);
  };
