import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { OverdueRecord } from '../records/settings.contract.ts';

const Row = v.object({ reference: v.string(), pet: v.nullable(v.string()), person: v.nullable(v.string()), name: v.nullable(v.string()), ended_at: v.nullable(v.date()), due_at: v.date() });

/** Records that should have been complete by now: the one that waits longest first. Of one person only, where that is said. */
export async function overdueRecords(sql: Sql, clinic: string, now: Date, { of }: { readonly of?: string | undefined } = {}): Promise<OverdueRecord[]> {
  const rows = await sql`
    select c.reference, a.consent->'pet'->>'name' as pet, s.id as person, s.name, c.ended_at, r.due_at
    from record r
    join consult c on c.clinic_id = r.clinic_id and c.id = r.consult_id
    join appointment a on a.clinic_id = c.clinic_id and a.id = c.appointment_id
    left join staff s on s.clinic_id = a.clinic_id and s.id = a.practitioner_id
    where r.clinic_id = ${clinic} and r.state = 'draft' and r.due_at <= ${now} and c.closed_as is null ${of ? sql`and a.practitioner_id = ${of}` : sql``}
    order by r.due_at, c.reference limit 200`;
  return v.parse(v.array(Row), [...rows]).map(({ pet, person, name, ended_at, due_at, reference }) => ({
    reference, pet: pet ?? '', vet: person && name ? { person, name } : null, endedAt: ended_at?.toISOString() ?? null, dueAt: due_at.toISOString(),
  }));
}
