import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Scope } from '../shared/scope.ts';

const Row = v.object({ at: v.date(), reference: v.string(), kind: v.picklist(['captured', 'refunded', 'refund-failed']), provider: v.picklist(['test', 'stripe', 'clinic']), how: v.string(), amount: v.number(), currency: v.string(), bill: v.nullable(v.number()), about: v.nullable(v.string()), reason: v.nullable(v.string()) });
/** Money that moved on a day. No names: the reference is enough to find them. */
export type CashUpRow = v.InferOutput<typeof Row>;

/** All money that moved on a day of the clinic's calendar, in order. */
export async function cashUp(sql: Sql, { clinic }: Pick<Scope, 'clinic'>, day: string): Promise<CashUpRow[]> {
  const rows = await sql`
    select m.at, a.reference, m.kind, p.provider, case when p.provider = 'clinic' then split_part(p.ref, '-', 1) else 'card' end as how, m.amount_minor as amount, m.currency, b.number as bill, b.about, o.reason
    from money_move m
    join payment p on p.clinic_id = m.clinic_id and p.id = m.payment_id
    join appointment a on a.clinic_id = p.clinic_id and a.id = p.appointment_id
    left join bill b on b.clinic_id = a.clinic_id and b.appointment_id = a.id
    left join payment_order o on o.clinic_id = m.clinic_id and o.id = m.order_id
    where m.clinic_id = ${clinic.id} and (m.at at time zone ${clinic.zone})::date = ${day}::date
    order by m.at, m.id`;
  return v.parse(v.array(Row), [...rows]);
}
