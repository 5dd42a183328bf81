import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Team } from '../people/team.contract.ts';
import { StaffRole } from '../shared/words.contract.ts';

const Row = v.object({ id: v.string(), name: v.string(), email: v.string(), role: StaffRole, licence: v.nullable(v.string()), ended_at: v.nullable(v.date()), ahead: v.number() });

/** Everybody who works at a clinic or has worked there, with how many visits are still booked with each. `me`: who looks. */
export async function teamOf(sql: Sql, { clinic }: { readonly clinic: { readonly id: string } }, me: string, now: Date): Promise<Team> {
  const rows = await sql`
    select s.id, s.name, s.email, s.role, s.licence, s.ended_at,
      (select count(*)::int from appointment a where a.clinic_id = s.clinic_id and a.practitioner_id = s.id and a.status in ('requested', 'confirmed') and a.end_at > ${now}) as ahead
    from staff s where s.clinic_id = ${clinic.id}
    order by array_position(array['vet', 'technician', 'front-desk', 'manager'], s.role), s.created_at, s.name`;
  const all = v.parse(v.array(Row), [...rows]).map(({ ended_at, ...person }) => ({ ...person, endedAt: ended_at?.toISOString() ?? null, you: person.id === me }));
  const isOver = ({ endedAt }: { endedAt: string | null }) => endedAt !== null && endedAt <= now.toISOString();
  return { working: all.filter((person) => !isOver(person)), left: all.filter(isOver).sort((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? '')) };
}
