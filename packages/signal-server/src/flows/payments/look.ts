import type { Payment, VisitPayment } from '../../payments/contract.ts';
import { whyNotCharge } from '../../payments/rules/charge.ts';
import { holdFits } from '../../payments/rules/life.ts';
import { billFor } from '../../payments/rules/owed.ts';
import { owedOf } from '../../payments/rules/plan.ts';
import { leastCharge, percentOf, totalOf } from '../../payments/rules/total.ts';
import { type Payer, payerOf, sumOf } from '../../payments/store.ts';
import type { Sql } from '../../database/connect.ts';
import type { Scope } from '../../shared/scope.ts';
import { personOfVisit } from '../consult/people.ts';
import { booksOf, type MoneyFacts, moneyFacts } from './facts.ts';
import type { MoneyWorld } from './world.ts';

/** All about the money of one visit. Staff also learn whether they may charge, and what the policy suggests. */
export const visitPayment =
  (world: MoneyWorld) =>
  async (scope: Scope, reference: string): Promise<VisitPayment> => {
    const { visit } = await personOfVisit(world.db.sql, scope, reference);
    const now = world.clock();
    const facts = await moneyFacts(world.db.sql, scope, visit, now);
    return payView(world.db.sql, world, scope, facts, now);
  };

export async function payView(sql: Sql, { payments }: Pick<MoneyWorld, 'payments'>, scope: Scope, facts: MoneyFacts, now: Date): Promise<VisitPayment> {
  const { visit, bill, moves } = facts;
  const payer = await payerOf(sql, scope, visit.owner.id, payments.name);
  const { captured, refunded } = sumOf(moves);
  const owedMinor = owedOf(booksOf(facts));
  return {
    reference: visit.reference,
    mode: payments.name,
    publishableKey: payments.publishableKey ?? null,
    currency: scope.clinic.currency,
    priceMinor: priceOf(facts),
    ask: askOf(facts, payer, owedMinor, now),
    onHoldMinor: facts.payments.filter(({ purpose, state }) => purpose === 'hold' && state === 'authorised').reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    paidMinor: captured,
    refundedMinor: refunded,
    owedMinor,
    bill: bill ?? null,
    card: payer?.card ?? null,
    payments: facts.payments.map((payment) => paymentOf(facts, payment)),
    ...(scope.caller.kind === 'staff' ? { charge: chargeOf(facts, scope.caller.role === 'manager', now) } : {}),
  };
}

const priceOf = ({ owing, settings }: MoneyFacts): number => totalOf(billFor({ ...owing, pays: 'full' }, settings).lines).totalMinor;

function paymentOf({ moves, orders }: MoneyFacts, payment: MoneyFacts['payments'][number]): Payment {
  const own = moves.filter((move) => move.payment === payment.id);
  const { captured, refunded } = sumOf(own);
  const refunds = orders.filter((order) => order.payment === payment.id && order.verb === 'refund').map(({ id, amountMinor, reason, words, fault, askedAt }): Payment['refunds'][number] => {
    const failed = fault !== null || own.some(({ kind, order }) => kind === 'refund-failed' && order === id);
    const done = own.some(({ kind, order }) => kind === 'refunded' && order === id);
    return { amountMinor, reason: reason ?? 'other', words, state: failed ? 'failed' : done ? 'done' : 'asked', at: askedAt.toISOString() };
  });
  const { id, purpose, provider, state, amountMinor, card, fault, at } = payment;
  return { id, purpose, by: provider, state, amountMinor, capturedMinor: captured, refundedMinor: refunded, card, fault, at: at.toISOString(), refunds };
}

/** What the owner can do now: pay what is owed; before the visit, what the clinic asks for at the booking. */
export function askOf({ visit, settings, bill, payments, owing, currency, ...facts }: MoneyFacts, payer: Payer | undefined, owedMinor: number, now: Date): VisitPayment['ask'] {
  const has = (purpose: string, ...states: string[]) => payments.some((payment) => payment.purpose === purpose && states.includes(payment.state));
  if (owedMinor > 0) return payments.some(({ purpose, state }) => purpose === 'bill' && (state === 'open' || state === 'asked')) ? { purpose: 'bill', amountMinor: owedMinor } : null;
  const isAhead = ['requested', 'confirmed', 'unassigned'].includes(visit.status) && visit.state !== 'ended';
  if (bill || !isAhead || settings.atBooking === 'nothing') return null;
  const price = priceOf({ visit, settings, bill, payments, owing, currency, ...facts });
  const least = leastCharge(currency);
  if (settings.atBooking === 'deposit') {
    const amountMinor = percentOf(price, settings.depositPercent);
    return amountMinor < least || has('deposit', 'paid', 'processing') ? null : { purpose: 'deposit', amountMinor };
  }
  if (has('hold', 'authorised', 'paid', 'processing') || has('card', 'kept')) return null;
  if (price <= 0) return null;
  if (holdFits(now, visit.end)) return price < least ? null : { purpose: 'hold', amountMinor: price };
  return payer?.method ? null : { purpose: 'card', amountMinor: 0 };
}

function chargeOf({ visit, bill, owing, settings }: MoneyFacts, isManager: boolean, now: Date): VisitPayment['charge'] {
  const { about, lines } = billFor(owing, settings);
  const why = whyNotCharge({ hasBill: bill !== undefined, pays: owing.pays, isFree: lines.length === 0, modality: visit.modality, state: visit.state, start: visit.start, isManager }, now);
  return { why: why ?? null, about, suggested: lines, taxName: settings.taxName };
}
