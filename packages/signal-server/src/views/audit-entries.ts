import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';

const Row = v.object({
  seq: v.number(),
  at: v.date(),
  actor: v.string(),
  action: v.string(),
  subject: v.string(),
  content: v.string(),
  previous: v.string(),
  hash: v.string(),
});

/** One entry of a clinic's audit chain as it leaves the house: hashes in hexadecimal, people and things by their ids. */
export interface AuditLine extends Omit<v.InferOutput<typeof Row>, 'at'> {
  readonly at: string;
}

/** A page of a clinic's audit chain, in its order. */
export async function auditLines(sql: Sql, clinic: string, { after, limit }: { after: number; limit: number }): Promise<AuditLine[]> {
  const rows = await sql`
    select seq, at, actor, action, subject, encode(content, 'hex') as content, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash
    from audit where clinic_id = ${clinic} and seq > ${after} order by seq limit ${limit}`;
  return v.parse(v.array(Row), [...rows]).map(({ at, ...line }) => ({ ...line, at: at.toISOString() }));
}
