import type { Sql } from '../../database/connect.ts';
import type { Bill } from '../../payments/contract.ts';
import { billFor, type Owing } from '../../payments/rules/owed.ts';
import type { Books, Piece } from '../../payments/rules/plan.ts';
import { leastCharge } from '../../payments/rules/total.ts';
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
  readonly currency: string;
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
    currency: await currencyOf(sql, scope),
    bill: await billOf(sql, scope, appointment),
    payments: await paymentsOf(sql, scope, appointment),
    orders: await ordersOf(sql, scope, appointment),
    moves: await movesOf(sql, scope, appointment),
  };
}

async function currencyOf(sql: Sql, scope: InClinic): Promise<string> {
  const [row] = await sql<{ currency: string }[]>`select currency from clinic where id = ${scope.clinic.id}`;
  return row!.currency;
}

/** How often one begins anew with an owner or a card that the provider did not know any more. */
export const mostAnew = 3;

/** What the plan decides from. Without a bill the total is known only where the policy says that the owner pays nothing. */
export function booksOf({ bill, owing, settings, currency, payments, orders, moves }: MoneyFacts): Books {
  const isDecided = owing.pays !== 'undecided' && owing.pays !== 'held';
  const free = isDecided && billFor(owing, settings).lines.length === 0;
  const issued = bill ? Date.parse(bill.issuedAt) : Infinity;
  const isAnew = orders.filter(({ verb, fault }) => verb === 'begin' && fault === 'gone').length < mostAnew;
  const isRefused = ({ verb, fault, how }: Order) => (verb === 'capture' && fault !== null) || (verb === 'begin' && ((fault === 'refused' && !how?.method) || (fault === 'gone' && !isAnew)));
  const pieces = payments.map((payment): Piece => {
    const own = moves.filter((move) => move.payment === payment.id);
    const asked = orders.filter((order) => order.payment === payment.id);
    const { captured, refunded } = sumOf(own);
    const onTheWay = asked.filter(({ verb, answeredAt }) => verb === 'refund' && answeredAt === null).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return {
      id: payment.id, purpose: payment.purpose, state: payment.state, amountMinor: payment.amountMinor, capturedMinor: captured, refundedMinor: refunded + onTheWay,
      waits: asked.some(({ answeredAt }) => answeredAt === null), refused: asked.some(isRefused),
      stuck: asked.some(({ id, verb, fault }) => verb === 'refund' && (fault !== null || own.some(({ kind, order }) => kind === 'refund-failed' && order === id))),
    };
  });
  return { totalMinor: bill ? bill.totalMinor : free ? 0 : undefined, leastMinor: leastCharge(currency), returnedBefore: sumOf(moves.filter(({ at }) => at.getTime() < issued)).refunded, pieces };
}
