import type { Sql } from '../database/connect.ts';

/** Takes away what is known of a provider's events that were handled and came before this time; `most` at once. The money itself is in `money_move`. */
export async function clearEvents(sql: Sql, before: Date, most: number): Promise<void> {
  await sql`delete from payment_event where id in (select id from payment_event where handled_at is not null and received_at < ${before} limit ${most})`;
}
