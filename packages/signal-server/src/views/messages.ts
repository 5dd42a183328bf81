import * as v from 'valibot';
import { Message, RoomRole } from '../consult/contract.ts';
import type { Sql } from '../database/connect.ts';

const Row = v.object({ id: v.string(), person: v.string(), name: v.string(), role: RoomRole, text: v.string(), staffOnly: v.boolean(), at: v.date() });

/** The messages of a consult with their writers' names, oldest first. `staffOnly` ones are for the staff's eyes. */
export async function messagesOf(
  sql: Sql,
  scope: { readonly clinic: { readonly id: string } },
  { consult, staff, id }: { consult: string; staff: boolean; id?: string },
): Promise<Message[]> {
  const rows = await sql`
    select m.id, m.author_id as person, coalesce(s.name, a.consent->>'name') as name, coalesce(s.role, 'owner') as role, m.body as text, m.staff_only as "staffOnly", m.at
    from message m
    join consult c on c.clinic_id = m.clinic_id and c.id = m.consult_id
    left join appointment a on m.author_kind = 'owner' and a.clinic_id = c.clinic_id and a.id = c.appointment_id
    left join staff s on m.author_kind = 'staff' and s.clinic_id = m.clinic_id and s.id = m.author_id
    where m.clinic_id = ${scope.clinic.id} and m.consult_id = ${consult} and (${staff} or not m.staff_only) and (${id ?? null}::uuid is null or m.id = ${id ?? null}::uuid)
    order by m.at, m.id`;
  return v.parse(v.array(Row), [...rows]).map(({ person, name, role, at, ...message }) => ({ ...message, author: { person, name, role }, at: at.toISOString() }));
}
