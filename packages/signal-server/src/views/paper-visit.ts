import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import { RecordBody } from '../records/contract.ts';

const Row = v.object({ type: v.string(), name: v.nullable(v.string()), licence: v.nullable(v.string()), body: v.nullable(v.object({ problems: RecordBody.entries.problems })) });

/** What paper about a visit's money and attendance says beside the visit itself; the diagnosis only once its record is complete. */
export async function paperVisit(sql: Sql, scope: { readonly clinic: { readonly id: string } }, appointment: string): Promise<{ type: string; practitioner: { name: string; licence: string | null } | null; diagnosis: string[] }> {
  const [row] = await sql`
    select t.name as type, s.name, s.licence,
      (select n.body from consult c join record r on r.clinic_id = c.clinic_id and r.consult_id = c.id and r.state <> 'draft'
        join record_version n on n.clinic_id = r.clinic_id and n.record_id = r.id and n.revision = r.revision where c.clinic_id = a.clinic_id and c.appointment_id = a.id) as body
    from appointment a join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
    left join staff s on s.clinic_id = a.clinic_id and s.id = a.practitioner_id
    where a.clinic_id = ${scope.clinic.id} and a.id = ${appointment}`;
  const { type, name, licence, body } = v.parse(Row, row);
  return { type, practitioner: name === null ? null : { name, licence }, diagnosis: (body?.problems ?? []).map(({ words, code }) => [words.trim(), code ? `[${code.code}]` : ''].filter(Boolean).join(' ')).filter(Boolean) };
}
