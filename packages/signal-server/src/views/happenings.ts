import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';

const Row = v.object({
  seq: v.number(),
  at: v.date(),
  type: v.string(),
  data: v.record(v.string(), v.unknown()),
  reference: v.nullable(v.string()),
  appointment: v.nullable(v.string()),
  owner: v.nullable(v.string()),
});

/** An event with the appointment it is about, so that a stream can tell whose it is. */
export type HappeningView = v.InferOutput<typeof Row>;

/** Events of a clinic after number `after`, oldest first. */
export async function happeningsAfter(sql: Sql, { clinic, after, limit }: { clinic: string; after: number; limit: number }): Promise<HappeningView[]> {
  const rows = await sql`
    select e.seq, e.at, e.type, e.data, a.reference, a.id as appointment, a.owner_id as owner
    from event e
    left join consult c on c.clinic_id = e.clinic_id and c.id = e.consult_id
    left join appointment a on a.clinic_id = e.clinic_id and a.id = coalesce(c.appointment_id::text, e.data->>'appointment')::uuid
    where e.clinic_id = ${clinic} and e.seq > ${after}
    order by e.seq limit ${limit}`;
  return v.parse(v.array(Row), [...rows]);
}

/** The number of the clinic's newest event; 0 before the first. */
export async function newestHappening(sql: Sql, clinic: string): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`select seq from event_head where clinic_id = ${clinic}`;
  return row?.seq ?? 0;
}
