import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';

const Row = v.object({ at: v.date(), kg: v.number() });

/** What an animal weighed at its visits, oldest first: the newest `limit` of them, from the newest version of each record. `published`: of completed records only. */
export async function weightsOfPet(sql: Sql, clinic: string, pet: string, limit: number, { published = false } = {}): Promise<{ at: Date; kg: number }[]> {
  const rows = await sql`
    select a.start_at as at, (n.body->'vitals'->>'weight')::float8 as kg
    from appointment a
    join consult c on c.clinic_id = a.clinic_id and c.appointment_id = a.id
    join record r on r.clinic_id = c.clinic_id and r.consult_id = c.id
    join record_version n on n.clinic_id = r.clinic_id and n.record_id = r.id and n.revision = r.revision
    where a.clinic_id = ${clinic} and a.pet_id = ${pet} and n.body->'vitals'->>'weight' is not null ${published ? sql`and n.kind <> 'draft'` : sql``}
    order by a.start_at desc limit ${limit}`;
  return v.parse(v.array(Row), [...rows]).reverse();
}
