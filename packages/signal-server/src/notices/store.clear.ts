import type { Sql } from '../database/connect.ts';

/** Takes away what was kept of letters and messages with a sign-in code that went so many days ago by the database's clock, which wrote the time; `most` of each. */
export async function clearCodeNotices(sql: Sql, daysKept: number, most: number): Promise<void> {
  await sql`delete from mail where id in (select id from mail where key like 'sign-in-code:%' and at < clock_timestamp() - ${daysKept} * interval '1 day' limit ${most})`;
  await sql`delete from sms where id in (select id from sms where key like 'sign-in-code:%' and at < clock_timestamp() - ${daysKept} * interval '1 day' limit ${most})`;
}
