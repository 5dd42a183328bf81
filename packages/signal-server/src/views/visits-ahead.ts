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

const Booked = v.object({ appointment: v.string(), consult: v.string(), reference: v.string(), at: v.date(), type: v.string(), others: v.array(v.string()) });

/** The visits that are booked for an animal, the next first; `others`: who comes with it and lives. */
export async function bookedOf(sql: Sql, clinic: Pick<ClinicRef, 'id'>, pet: string, now: Date): Promise<v.InferOutput<typeof Booked>[]> {
  const rows = await sql`
    select a.id as appointment, c.id as consult, a.reference, a.start_at as at, t.name as type,
      array(select p.name from pet p where p.clinic_id = a.clinic_id and p.id <> ${pet} and p.deceased_at is null and (p.id = a.pet_id or p.id in (
        select x.pet_id from appointment_pet x where x.clinic_id = a.clinic_id and x.appointment_id = a.id)) order by p.name) as others
    from appointment a
      join consult c on c.clinic_id = a.clinic_id and c.appointment_id = a.id
      join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
    where a.clinic_id = ${clinic.id} and a.status in ('unassigned', 'requested', 'confirmed') and a.start_at > ${now}
      and (a.pet_id = ${pet} or exists (select from appointment_pet x where x.clinic_id = a.clinic_id and x.appointment_id = a.id and x.pet_id = ${pet}))
    order by a.start_at, a.reference`;
  return v.parse(v.array(Booked), [...rows]);
}
