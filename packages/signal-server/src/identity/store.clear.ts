import type { Sql } from '../database/connect.ts';

/** Takes away sessions and links that ended, or were closed, before this time; `most` of each. A link that was used and still works stays. */
export async function clearEnded(sql: Sql, before: Date, most: number): Promise<void> {
  await sql`
    delete from session where (clinic_id, id) in (
      select clinic_id, id from session where least(expires_at, revoked_at) < ${before} limit ${most})`;
  await sql`
    delete from link where (clinic_id, id) in (
      select clinic_id, id from link where least(expires_at, revoked_at, case when kind <> 'appointment' then used_at end) < ${before} limit ${most})`;
}
