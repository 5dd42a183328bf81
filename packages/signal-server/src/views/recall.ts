import type { Sql } from '../database/connect.ts';

/** Whether an owner may be asked to come again with an animal: it lives, its owner has not ended that, nothing is booked for it, and it was not here after this appointment. */
export async function mayBeRecalled(sql: Sql, clinic: string, pet: string, appointment: string): Promise<boolean> {
  const [row] = await sql`
    select 1 from pet p where p.clinic_id = ${clinic} and p.id = ${pet} and p.deceased_at is null and p.recall_ended_at is null
      and not exists (
        select from appointment a join appointment mine on mine.clinic_id = a.clinic_id and mine.id = ${appointment}
        where a.clinic_id = p.clinic_id and a.pet_id = p.id and a.id <> mine.id
          and (a.status in ('held', 'unassigned', 'requested', 'confirmed') or (a.status = 'done' and a.start_at > mine.start_at)))`;
  return row !== undefined;
}
