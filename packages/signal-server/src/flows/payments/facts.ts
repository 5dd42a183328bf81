import type { Sql } from '../../database/connect.ts';
import type { Bill } from '../../payments/contract.ts';
import { billFor, type Owing } from '../../payments/rules/owed.ts';
import type { Books, Piece } from '../../payments/rules/plan.ts';
import type { PaymentSettings } from '../../payments/settings.contract.ts';
import { billOf } from '../../payments/store.bills.ts';
import { type Order, ordersOf } from '../../payments/store.orders.ts';
import { type Move, movesOf, paymentsOf, type StoredPayment, sumOf } from '../../payments/store.ts';
import type { Decision } from '../../consult/policy.contract.ts';
import { owingOf } from '../../views/owing.ts';
import { paymentSettingsFor } from '../../views/payment-settings.ts';
import type { VisitView } from '../../views/visit.ts';
import type { InClinic } from './world.ts';

/** All that is known of the money of one visit. */
export interface MoneyFacts {
  readonly visit: VisitView;
  /** As set now, but what decides who owes what as it was when the visit was booked. */
  readonly settings: PaymentSettings;
  readonly owing: Owing & { readonly decision: Decision | undefined };
  readonly bill: Bill | undefined;
  readonly payments: readonly StoredPayment[];
  readonly orders: readonly Order[];
  readonly moves: readonly Move[];
}

export async function moneyFacts(sql: Sql, scope: InClinic, visit: VisitView, now: Date): Promise<MoneyFacts> {
  const { appointment } = visit;
  return {
    visit,
    settings: await paymentSettingsFor(sql, scope, appointment),
    owing: await owingOf(sql, scope, visit, now),
    bill: await billOf(sql, scope, appointment),
    payments: await paymentsOf(sql, scope, appointment),
    orders: await ordersOf(sql, scope, appointment),
    moves: await movesOf(sql, scope, appointment),
  };
}

/** What the plan decides from. Without a bill the total is known only where the policy says that the owner pays nothing. */
export function booksOf({ bill, owing, settings, payments, orders, moves }: MoneyFacts): Books {
  const isDecided = owing.pays !== 'undecided' && owing.pays !== 'held';
  const free = isDecided && billFor(owing, settings).lines.length === 0;
  const issued = bill ? Date.parse(bill.issuedAt) : Infinity;
  const pieces = payments.map((payment): Piece => {
    const own = moves.filter((move) => move.payment === payment.id);
    const asked = orders.filter((order) => order.payment === payment.id);
    const { captured, refunded } = sumOf(own);
    const onTheWay = asked.filter(({ verb, answeredAt }) => verb === 'refund' && answeredAt === null).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return {
      id: payment.id, purpose: payment.purpose, state: payment.state, amountMinor: payment.amountMinor, capturedMinor: captured, refundedMinor: refunded + onTheWay,
      waits: asked.some(({ answeredAt }) => answeredAt === null), refused: asked.some(({ verb, fault }) => verb === 'capture' && fault !== null),
    };
  });
  return { totalMinor: bill ? bill.totalMinor : free ? 0 : undefined, returnedBefore: sumOf(moves.filter(({ at }) => at.getTime() < issued)).refunded, pieces };
}
