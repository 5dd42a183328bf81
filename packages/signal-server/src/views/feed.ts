import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { ClinicRef } from '../shared/scope.ts';
import { Modality } from '../shared/words.contract.ts';

const Row = v.object({
  reference: v.string(),
  status: v.picklist(['requested', 'confirmed', 'declined', 'cancelled', 'done']),
  start: v.date(),
  end: v.date(),
  modality: Modality,
  type: v.string(),
  changes: v.number(),
});
/** A visit as it may leave the house: neither the owner nor the animal nor what is wrong with it. */
export type FeedVisit = v.InferOutput<typeof Row>;

/** What somebody has ahead, and what was called off of it; of the past the last 30 days. */
export async function visitsOfFeed(sql: Sql, clinic: Pick<ClinicRef, 'id'>, practitioner: string, now: Date): Promise<FeedVisit[]> {
  const rows = await sql`
    select a.reference, a.status, a.start_at as start, a.end_at as end, a.modality, t.name as type, a.changes
    from appointment a join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
    where a.clinic_id = ${clinic.id} and a.practitioner_id = ${practitioner} and a.status <> 'held' and a.end_at > ${now}::timestamptz - interval '30 days'
    order by a.start_at, a.reference`;
  return v.parse(v.array(Row), [...rows]);
}
