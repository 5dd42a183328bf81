import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import { FullVersion, RecordBody, RecordVersion, Signature } from '../records/contract.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

const Row = v.object({
  revision: v.number(),
  kind: RecordVersion.entries.kind,
  at: v.date(),
  person: v.string(),
  name: v.string(),
  reason: v.nullable(v.string()),
  signed: v.nullable(Signature),
});
const FullRow = v.object({ ...Row.entries, body: RecordBody });

const said = ({ person, name, at, ...rest }: v.InferOutput<typeof Row>): RecordVersion => ({ ...rest, at: at.toISOString(), author: { person, name } });

/** What completed and amended a visit's record, and the newest hundred of its drafts; newest first. */
export async function versionsOf(sql: Sql, scope: InClinic, consult: string): Promise<RecordVersion[]> {
  const rows = await sql`
    with kept as (
      select n.revision, n.kind, n.at, n.author_id as person, s.name, n.reason, n.signed, row_number() over (partition by n.kind = 'draft' order by n.revision desc) as place
      from record r
      join record_version n on n.clinic_id = r.clinic_id and n.record_id = r.id
      join staff s on s.clinic_id = n.clinic_id and s.id = n.author_id
      where r.clinic_id = ${scope.clinic.id} and r.consult_id = ${consult})
    select revision, kind, at, person, name, reason, signed from kept where kind <> 'draft' or place <= 100 order by revision desc`;
  return v.parse(v.array(Row), [...rows]).map(said);
}

/** One version with its words; nothing where there is none of that number. */
export async function versionOf(sql: Sql, scope: InClinic, consult: string, revision: number): Promise<FullVersion | undefined> {
  const [row] = await sql`
    select n.revision, n.kind, n.at, n.author_id as person, s.name, n.reason, n.signed, n.body
    from record r
    join record_version n on n.clinic_id = r.clinic_id and n.record_id = r.id
    join staff s on s.clinic_id = n.clinic_id and s.id = n.author_id
    where r.clinic_id = ${scope.clinic.id} and r.consult_id = ${consult} and n.revision = ${revision}`;
  if (!row) return undefined;
  const { body, ...rest } = v.parse(FullRow, row);
  return { ...said(rest), body };
}
