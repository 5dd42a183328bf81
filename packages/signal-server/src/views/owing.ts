import * as v from 'valibot';
import type { Decision } from '../consult/policy.contract.ts';
import type { Sql } from '../database/connect.ts';
import type { Owing } from '../payments/rules/owed.ts';
import { decisionFor } from './policy.ts';
import { termsOf } from './terms.ts';
import type { VisitView } from './visit.ts';

const Row = v.object({ price: v.number(), type: v.string(), confirmed: v.boolean(), cancelled: v.nullable(v.date()) });

/** What a visit cost when it was booked, and what follows from how it went. */
export async function owingOf(sql: Sql, scope: { readonly clinic: { readonly id: string } }, visit: VisitView, now: Date): Promise<Owing & { readonly decision: Decision | undefined }> {
  const [found] = await sql`
    select a.price_minor as price, t.name as type, a.confirmed_at is not null as confirmed,
      (select max(at) from event e where e.clinic_id = a.clinic_id and e.consult_id = ${visit.consult} and e.type = 'appointment.cancelled') as cancelled
    from appointment a join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
    where a.clinic_id = ${scope.clinic.id} and a.id = ${visit.appointment}`;
  const row = v.parse(Row, found);
  const { freeUntilMin } = await termsOf(sql, scope, visit.appointment);
  const decision = await decisionFor(sql, scope, visit, now);
  const cancelledLate = row.confirmed && row.cancelled !== null && row.cancelled.getTime() > visit.start.getTime() - freeUntilMin * 60_000;
  // Nobody ever said yes to it, and nobody wrote how it went: it did not take place.
  const isUnanswered = !row.confirmed && decision?.reason.code === 'never-closed';
  return { pays: isUnanswered ? 'nothing' : (decision?.owner.pays ?? 'undecided'), priceMinor: row.price, type: row.type, cancelledLate, decision };
}
