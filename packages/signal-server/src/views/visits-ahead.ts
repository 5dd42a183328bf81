import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { ClinicRef } from '../shared/scope.ts';
import { Modality } from '../shared/words.contract.ts';

const Row = v.object({
  reference: v.string(),
  practitioner: v.string(),
  status: v.picklist(['requested', 'confirmed']),
  start: v.date(),
  end: v.date(),
  modality: Modality,
  type: v.string(),
  pet: v.nullable(v.string()),
});
/** A booked visit that is not over, as the calendar's editor tells of it. */
export type VisitAhead = v.InferOutput<typeof Row>;

/** What these people have ahead of them, in order of time. */
export async function visitsAhead(sql: Sql, clinic: Pick<ClinicRef, 'id'>, practitioners: readonly string[], now: Date): Promise<VisitAhead[]> {
  const rows = await sql`
    select a.reference, a.practitioner_id as practitioner, a.status, a.start_at as start, a.end_at as end, a.modality, t.name as type,
      coalesce(a.consent #>> '{pet,name}', p.name) as pet
    from appointment a
      join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
      left join pet p on p.clinic_id = a.clinic_id and p.id = a.pet_id
    where a.clinic_id = ${clinic.id} and a.practitioner_id = any(${[...practitioners]}) and a.status in ('requested', 'confirmed') and a.end_at > ${now}
    order by a.start_at, a.reference`;
  return v.parse(v.array(Row), [...rows]);
}
