import type { Sql } from '../database/connect.ts';
import { newId } from '../shared/ids.ts';
import type { Mail } from './provider.ts';

/** Whether a mail with this key has gone out. */
export async function wasSent(sql: Sql, key: string): Promise<boolean> {
  return (await sql`select 1 from mail where key = ${key}`).length > 0;
}

/** Keeps a mail for the built-in outbox, all of it. A key that is there already stays as it is. */
export async function keepInOutbox(sql: Sql, { clinic, key, to, subject, text, html, calendar }: Mail): Promise<void> {
  await sql`
    insert into mail (clinic_id, id, key, recipient, subject, body, html, calendar, via)
    values (${clinic}, ${newId()}, ${key}, ${to}, ${subject}, ${text}, ${html}, ${calendar?.content ?? null}, 'outbox')
    on conflict (key) do nothing`;
}

/** Remembers that a mail went out: to whom and about what, without its words and links. */
export async function rememberSent(sql: Sql, { clinic, key, to, subject }: Mail): Promise<void> {
  await sql`
    insert into mail (clinic_id, id, key, recipient, subject, body, html, via)
    values (${clinic}, ${newId()}, ${key}, ${to}, ${subject}, '', '', 'smtp')
    on conflict (key) do nothing`;
}
