import * as v from 'valibot';
import type { Json, Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../shared/ids.ts';
import { PaidHereRequest, PayFault, RefundReason } from './contract.ts';
import type { InClinic } from './store.ts';

const How = v.object({ capture: v.picklist(['now', 'later']), method: v.optional(v.string()) });
/** How a payment is begun. `method`: with the card on file, its owner is not there; otherwise the owner gives one. */
export type How = v.InferOutput<typeof How>;

const Here = v.object({ here: PaidHereRequest.entries.how, amountMinor: v.number() });
/** Why a payment is ended: the owner pays so much at the clinic. It is written as paid when it is ended, and not before. */
export type Here = v.InferOutput<typeof Here>;

const OrderRow = v.object({
  clinic_id: v.string(),
  id: v.string(),
  payment_id: v.string(),
  verb: v.picklist(['begin', 'capture', 'cancel', 'refund']),
  amount_minor: v.number(),
  how: v.nullable(v.union([How, Here])),
  reason: v.nullable(RefundReason),
  words: v.nullable(v.string()),
  asked_by: v.nullable(v.string()),
  asked_at: v.date(),
  answered_at: v.nullable(v.date()),
  fault: v.nullable(v.string()),
});

/** Something the provider is asked to do; its id is the key it is asked with. */
export interface Order {
  readonly clinic: string;
  readonly id: string;
  readonly payment: string;
  readonly verb: 'begin' | 'capture' | 'cancel' | 'refund';
  readonly amountMinor: number;
  readonly how: How | null;
  readonly here: Here | null;
  readonly reason: RefundReason | null;
  readonly words: string | null;
  /** Nobody where the policy asks for it. */
  readonly by: string | null;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  /** Why it could not be done. `refused`: the provider does not do it; `gone`: it did not know the card or the owner any more, and these are forgotten here. */
  readonly fault: string | null;
}

const toOrder = (row: unknown): Order => {
  const it = v.parse(OrderRow, row);
  return {
    clinic: it.clinic_id, id: it.id, payment: it.payment_id, verb: it.verb, amountMinor: it.amount_minor, how: it.how && 'capture' in it.how ? it.how : null, here: it.how && 'here' in it.how ? it.how : null,
    reason: it.reason, words: it.words, by: it.asked_by, askedAt: it.asked_at, answeredAt: it.answered_at, fault: it.fault,
  };
};

export interface NewOrder {
  readonly id?: string;
  readonly payment: string;
  readonly verb: Order['verb'];
  readonly amountMinor: number;
  readonly how?: How | Here;
  readonly reason?: RefundReason;
  readonly words?: string | undefined;
  /** Nobody where the policy asks for it. */
  readonly by?: string | undefined;
  readonly at: Date;
}

/** Nothing when it is there already: the same id, or a second beginning or capture of one payment. */
export async function addOrder(tx: Tx, scope: InClinic, order: NewOrder): Promise<Order | undefined> {
  const [row] = await tx`
    insert into payment_order (clinic_id, id, payment_id, verb, amount_minor, how, reason, words, asked_by, asked_at)
    values (${scope.clinic.id}, ${order.id ?? newId()}, ${order.payment}, ${order.verb}, ${order.amountMinor}, ${order.how ? tx.json(order.how as Json) : null}, ${order.reason ?? null}, ${order.words ?? null},
      ${order.by ?? null}, ${order.at})
    on conflict do nothing returning *`;
  return row && toOrder(row);
}

export async function orderById(sql: Sql, scope: InClinic, id: string): Promise<Order | undefined> {
  const [row] = await sql`select * from payment_order where clinic_id = ${scope.clinic.id} and id = ${id}`;
  return row && toOrder(row);
}

/** All orders of a visit's payments, the first one first. */
export async function ordersOf(sql: Sql, scope: InClinic, appointment: string): Promise<Order[]> {
  const rows = await sql`
    select o.* from payment_order o join payment p on p.clinic_id = o.clinic_id and p.id = o.payment_id
    where o.clinic_id = ${scope.clinic.id} and p.appointment_id = ${appointment} order by o.nth`;
  return rows.map(toOrder);
}

export async function ordersOfPayment(sql: Sql, scope: InClinic, payment: string): Promise<Order[]> {
  const rows = await sql`select * from payment_order where clinic_id = ${scope.clinic.id} and payment_id = ${payment} order by nth`;
  return rows.map(toOrder);
}

/** What nobody has answered yet, of every clinic: asked before `before`. */
export async function unanswered(sql: Sql, before: Date): Promise<Pick<Order, 'clinic' | 'id'>[]> {
  return sql<{ clinic: string; id: string }[]>`select clinic_id as clinic, id from payment_order where answered_at is null and asked_at <= ${before} order by nth`;
}

/** The answer is written down once; a later one changes nothing. Whether this one was it. */
export async function setAnswered(tx: Tx, scope: InClinic, id: string, { at, fault }: { at: Date; fault: PayFault | 'refused' | 'gone' | undefined }): Promise<boolean> {
  const rows = await tx`update payment_order set answered_at = ${at}, fault = ${fault ?? null} where clinic_id = ${scope.clinic.id} and id = ${id} and answered_at is null returning id`;
  return rows.length > 0;
}
