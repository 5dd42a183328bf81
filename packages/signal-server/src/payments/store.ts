import * as v from 'valibot';
import type { Json, Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../shared/ids.ts';
import { Card, PayFault, PaymentPurpose, PaymentState } from './contract.ts';

/** What a store needs of a scope: rows of another clinic cannot be reached. */
export interface InClinic {
  readonly clinic: { readonly id: string };
}

const PaymentRow = v.object({
  clinic_id: v.string(),
  id: v.string(),
  appointment_id: v.string(),
  owner_id: v.string(),
  purpose: PaymentPurpose,
  provider: v.picklist(['test', 'stripe', 'clinic']),
  amount_minor: v.number(),
  currency: v.string(),
  ref: v.nullable(v.string()),
  state: PaymentState,
  fault: v.nullable(PayFault),
  card: v.nullable(Card),
  created_at: v.date(),
});

/** A payment as we keep it; `ref`: the provider's name for it, once it has answered. */
export interface StoredPayment {
  readonly clinic: string;
  readonly id: string;
  readonly appointment: string;
  readonly owner: string;
  readonly purpose: PaymentPurpose;
  readonly provider: 'test' | 'stripe' | 'clinic';
  readonly amountMinor: number;
  readonly currency: string;
  readonly ref: string | null;
  readonly state: PaymentState;
  readonly fault: PayFault | null;
  readonly card: Card | null;
  readonly at: Date;
}

const toPayment = (row: unknown): StoredPayment => {
  const it = v.parse(PaymentRow, row);
  return {
    clinic: it.clinic_id, id: it.id, appointment: it.appointment_id, owner: it.owner_id, purpose: it.purpose, provider: it.provider,
    amountMinor: it.amount_minor, currency: it.currency, ref: it.ref, state: it.state, fault: it.fault, card: it.card, at: it.created_at,
  };
};

export type NewPayment = Pick<StoredPayment, 'appointment' | 'owner' | 'purpose' | 'provider' | 'amountMinor' | 'currency'> & { readonly state?: PaymentState; readonly at: Date };

/** Nothing when one of this purpose is there already and not cancelled: somebody else was faster. */
export async function addPayment(tx: Tx, scope: InClinic, it: NewPayment): Promise<StoredPayment | undefined> {
  const [row] = await tx`
    insert into payment (clinic_id, id, appointment_id, owner_id, purpose, provider, amount_minor, currency, state, created_at, changed_at)
    values (${scope.clinic.id}, ${newId()}, ${it.appointment}, ${it.owner}, ${it.purpose}, ${it.provider}, ${it.amountMinor}, ${it.currency}, ${it.state ?? 'asked'}, ${it.at}, ${it.at})
    on conflict (clinic_id, appointment_id, purpose) where state <> 'cancelled' do nothing returning *`;
  return row && toPayment(row);
}

/** All payments of a visit, the first one first. */
export async function paymentsOf(sql: Sql, scope: InClinic, appointment: string): Promise<StoredPayment[]> {
  const rows = await sql`select * from payment where clinic_id = ${scope.clinic.id} and appointment_id = ${appointment} order by nth`;
  return rows.map(toPayment);
}

export async function paymentById(sql: Sql, scope: InClinic, id: string): Promise<StoredPayment | undefined> {
  const [row] = await sql`select * from payment where clinic_id = ${scope.clinic.id} and id = ${id}`;
  return row && toPayment(row);
}

/** Finds a payment of any clinic by the provider's name for it, for events of the provider. */
export async function paymentByRef(sql: Sql, provider: string, ref: string): Promise<StoredPayment | undefined> {
  const [row] = await sql`select * from payment where provider = ${provider} and ref = ${ref}`;
  return row && toPayment(row);
}

/** The same by our own name, which the provider was told. */
export async function anyPaymentById(sql: Sql, id: string): Promise<StoredPayment | undefined> {
  const [row] = await sql`select * from payment where id = ${id}`;
  return row && toPayment(row);
}

export async function lockPayment(tx: Tx, scope: InClinic, id: string): Promise<StoredPayment | undefined> {
  const [row] = await tx`select * from payment where clinic_id = ${scope.clinic.id} and id = ${id} for update`;
  return row && toPayment(row);
}

export async function setPayment(tx: Tx, scope: InClinic, id: string, to: Pick<StoredPayment, 'ref' | 'state' | 'fault' | 'card'> & { readonly at: Date }): Promise<void> {
  await tx`
    update payment set ref = ${to.ref}, state = ${to.state}, fault = ${to.fault}, card = ${to.card === null ? null : tx.json(to.card as Json)}, changed_at = ${to.at}
    where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** Payments of one provider that were begun since, for the comparison with its own list. */
export async function paymentsSince(sql: Sql, scope: InClinic, provider: string, since: Date): Promise<StoredPayment[]> {
  const rows = await sql`select * from payment where clinic_id = ${scope.clinic.id} and provider = ${provider} and created_at >= ${since} order by nth`;
  return rows.map(toPayment);
}

// ---- money that moved ----

export type MoveKind = 'captured' | 'refunded' | 'refund-failed';
const MoveRow = v.object({ payment_id: v.string(), kind: v.picklist(['captured', 'refunded', 'refund-failed']), amount_minor: v.number(), currency: v.string(), ref: v.string(), order_id: v.nullable(v.string()), at: v.date() });
export interface Move {
  readonly payment: string;
  readonly kind: MoveKind;
  readonly amountMinor: number;
  readonly currency: string;
  readonly ref: string;
  readonly order: string | null;
  readonly at: Date;
}

const toMove = (row: unknown): Move => {
  const { payment_id: payment, amount_minor: amountMinor, order_id: order, ...rest } = v.parse(MoveRow, row);
  return { payment, amountMinor, order, ...rest };
};

/** Writes down that money moved. `false` when it is known already. */
export async function addMove(tx: Tx, scope: InClinic, move: Move): Promise<boolean> {
  const rows = await tx`
    insert into money_move (clinic_id, id, payment_id, kind, amount_minor, currency, ref, order_id, at)
    values (${scope.clinic.id}, ${newId()}, ${move.payment}, ${move.kind}, ${move.amountMinor}, ${move.currency}, ${move.ref}, ${move.order}, ${move.at})
    on conflict (clinic_id, payment_id, kind, ref) do nothing returning id`;
  return rows.length > 0;
}

export async function movesOf(sql: Sql, scope: InClinic, appointment: string): Promise<Move[]> {
  const rows = await sql`
    select m.* from money_move m join payment p on p.clinic_id = m.clinic_id and p.id = m.payment_id
    where m.clinic_id = ${scope.clinic.id} and p.appointment_id = ${appointment} order by m.at, m.id`;
  return rows.map(toMove);
}

export async function movesOfPayment(sql: Sql, scope: InClinic, payment: string): Promise<Move[]> {
  const rows = await sql`select * from money_move where clinic_id = ${scope.clinic.id} and payment_id = ${payment} order by at, id`;
  return rows.map(toMove);
}

/** What came in and what went back, in all. */
export const sumOf = (moves: readonly Pick<Move, 'kind' | 'amountMinor'>[]): { captured: number; refunded: number } => {
  const of = (kind: MoveKind) => moves.filter((move) => move.kind === kind).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return { captured: of('captured'), refunded: of('refunded') - of('refund-failed') };
};

// ---- who pays ----

const PayerRow = v.object({ customer: v.string(), method: v.nullable(v.string()), card: v.nullable(Card) });
export type Payer = v.InferOutput<typeof PayerRow>;

export async function payerOf(sql: Sql, scope: InClinic, owner: string, provider: string): Promise<Payer | undefined> {
  const [row] = await sql`select customer, method, card from payer where clinic_id = ${scope.clinic.id} and owner_id = ${owner} and provider = ${provider}`;
  return row && v.parse(PayerRow, row);
}

export async function keepPayer(tx: Tx, scope: InClinic, owner: string, provider: string, customer: string): Promise<void> {
  await tx`insert into payer (clinic_id, owner_id, provider, customer) values (${scope.clinic.id}, ${owner}, ${provider}, ${customer}) on conflict do nothing`;
}

/** The card that later charges go to: the one that was used last. */
export async function keepCard(tx: Tx, scope: InClinic, owner: string, provider: string, { method, card }: { method: string; card: Card | null }): Promise<void> {
  await tx`
    update payer set method = ${method}, card = ${card === null ? null : tx.json(card as Json)}
    where clinic_id = ${scope.clinic.id} and owner_id = ${owner} and provider = ${provider}`;
}

/** What the provider does not know any more is not used again. */
export async function dropCard(tx: Tx, scope: InClinic, owner: string, provider: string, method: string): Promise<void> {
  await tx`update payer set method = null, card = null where clinic_id = ${scope.clinic.id} and owner_id = ${owner} and provider = ${provider} and method = ${method}`;
}

export async function dropPayer(tx: Tx, scope: InClinic, owner: string, provider: string): Promise<void> {
  await tx`delete from payer where clinic_id = ${scope.clinic.id} and owner_id = ${owner} and provider = ${provider}`;
}

// ---- events of providers ----

/** Notes an event; whether it was handled before. */
export async function noteEvent(sql: Sql, event: { id: string; type: string; ref: string | undefined; at: Date }): Promise<{ handled: boolean }> {
  await sql`insert into payment_event (id, type, ref, received_at) values (${event.id}, ${event.type}, ${event.ref ?? null}, ${event.at}) on conflict (id) do nothing`;
  const [row] = await sql<{ handled_at: Date | null }[]>`select handled_at from payment_event where id = ${event.id}`;
  return { handled: row?.handled_at != null };
}

export async function setHandled(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update payment_event set handled_at = ${at} where id = ${id} and handled_at is null`;
}

