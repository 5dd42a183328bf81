import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Outbox, OutboxMail, OutboxSms } from '../notices/contract.ts';

const Row = v.object({
  id: v.string(),
  recipient: v.string(),
  subject: v.string(),
  body: v.string(),
  html: v.string(),
  calendar: v.nullable(v.string()),
  at: v.date(),
});

const toMail = (row: unknown): OutboxMail => {
  const { recipient: to, body: text, at, ...same } = v.parse(Row, row);
  return { ...same, to, text, at: at.toISOString() };
};

const SmsRow = v.object({ id: v.string(), recipient: v.string(), body: v.string(), at: v.date() });

const toSms = (row: unknown): OutboxSms => {
  const { id, recipient: to, body: text, at } = v.parse(SmsRow, row);
  return { id, to, text, at: at.toISOString() };
};

/** The mails and short messages of the built-in outbox, of all clinics, the latest first, 200 of each at most. Only `/outbox` may show them. */
export const outbox =
  ({ sql, real = { mail: false, sms: false } }: { sql: Sql; real?: Outbox['real'] }) =>
  async (): Promise<Outbox> => {
    const rows = await sql`select id, recipient, subject, body, html, calendar, at from mail where via = 'outbox' order by at desc, id limit 200`;
    const texts = await sql`select id, recipient, body, at from sms where via = 'outbox' order by at desc, id limit 200`;
    return { mails: rows.map(toMail), texts: texts.map(toSms), real };
  };
