import type { Sql } from '../database/connect.ts';
import { newId } from '../shared/ids.ts';
import type { MailBook, SmsBook } from './provider.ts';

/** The book of mails, in the table `mail`. */
export const mailBook = (sql: Sql): MailBook => ({
  async wasSent(key) {
    return (await sql`select 1 from mail where key = ${key}`).length > 0;
  },
  async keep({ clinic, key, to, subject, text, html, calendar }) {
    await sql`
      insert into mail (clinic_id, id, key, recipient, subject, body, html, calendar, via)
      values (${clinic}, ${newId()}, ${key}, ${to}, ${subject}, ${text}, ${html}, ${calendar?.content ?? null}, 'outbox')
      on conflict (key) do nothing`;
  },
  async remember({ clinic, key, to, subject, about = subject }, refused) {
    await sql`
      insert into mail (clinic_id, id, key, recipient, subject, body, html, via, refused)
      values (${clinic}, ${newId()}, ${key}, ${to}, ${about}, '', '', 'smtp', ${refused ?? null})
      on conflict (key) do nothing`;
  },
});

/** The book of short messages, in the table `sms`. */
export const smsBook = (sql: Sql): SmsBook => ({
  async wasSent(key) {
    return (await sql`select 1 from sms where key = ${key}`).length > 0;
  },
  async keep({ clinic, key, to, text }) {
    await sql`
      insert into sms (clinic_id, id, key, recipient, body, via) values (${clinic}, ${newId()}, ${key}, ${to}, ${text}, 'outbox')
      on conflict (key) do nothing`;
  },
  async remember({ clinic, key, to }, refused) {
    await sql`
      insert into sms (clinic_id, id, key, recipient, body, via, refused) values (${clinic}, ${newId()}, ${key}, ${to}, '', 'http', ${refused ?? null})
      on conflict (key) do nothing`;
  },
});
