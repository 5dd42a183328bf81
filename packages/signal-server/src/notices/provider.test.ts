import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { newId } from '../shared/ids.ts';
import { outboxMail } from './provider.outbox.ts';
import { smtpMail } from './provider.smtp.ts';
import type { Mail } from './provider.ts';
import { mailBook } from './store.ts';

const db = await freshDatabase();
const book = mailBook(db.sql);

/** A real mail server that keeps what it gets; `refuse` makes it say no to the next letter. */
interface Arrived {
  readonly from: string;
  readonly to: string[];
  readonly raw: string;
}
const arrived: Arrived[] = [];
let refuse = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo({ address }, _session, done) {
    if (address === 'gone@mail.example') return done(Object.assign(new Error('5.1.1 no such letter box'), { responseCode: 550 }));
    if (address === 'far@mail.example') return done(Object.assign(new Error('5.7.1 relaying denied'), { responseCode: 550 }));
    return done();
  },
  onData(stream, session, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      if (refuse) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
      const { mailFrom, rcptTo } = session.envelope;
      arrived.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() });
      return done();
    });
  },
});
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
const { port } = server.server.address() as AddressInfo;
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
beforeEach(() => {
  arrived.length = 0;
  refuse = false;
});

const smtp = (from = '') => smtpMail({ book, url: `smtp://127.0.0.1:${port}${from}`, publicUrl: new URL('https://vetkit.example/') });
const outbox = outboxMail({ book });

const mail = (more: Partial<Mail> = {}): Mail => ({
  clinic: null,
  key: newId(),
  to: 'sam@mail.example',
  from: 'Maple Street Veterinary',
  subject: 'Miso’s visit',
  text: 'The link: http://localhost/#k=very-secret\n',
  html: '<p>The link: http://localhost/#k=very-secret</p>',
  ...more,
});
const row = async ({ key }: Mail) => (await db.sql`select recipient, subject, body, html, calendar, via, refused from mail where key = ${key}`)[0];

// What both owe.
test.each([
  ['the outbox', () => outbox],
  ['SMTP', () => smtp()],
] as const)('%s sends a mail once, however often it is asked', async (_, make) => {
  const provider = make();
  const one = mail();
  for (let times = 0; times < 3; times += 1) await provider.send(one);
  expect(await book.wasSent(one.key)).toBe(true);
  expect(await db.sql`select 1 from mail where key = ${one.key}`).toHaveLength(1);
  expect(arrived).toHaveLength(provider.via === 'smtp' ? 1 : 0);
  expect(await row(one)).toMatchObject({ recipient: 'sam@mail.example', subject: 'Miso’s visit', via: provider.via });
});

test('the outbox keeps the whole mail, since it is the only place to read it', async () => {
  const one = mail({ calendar: { method: 'PUBLISH', content: 'BEGIN:VCALENDAR' } });
  await outbox.send(one);
  expect(await row(one)).toMatchObject({ body: one.text, html: one.html, calendar: 'BEGIN:VCALENDAR' });
});

test('by SMTP the words and the secret leave the server and do not stay in it', async () => {
  const one = mail();
  await smtp().send(one);
  expect(arrived[0]).toMatchObject({ from: 'no-reply@vetkit.example', to: ['sam@mail.example'] });
  expect(arrived[0]?.raw).toContain('very-secret');
  expect(arrived[0]?.raw).toMatch(/^From: Maple Street Veterinary <no-reply@vetkit\.example>\r$/m);
  expect(arrived[0]?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(JSON.stringify(await row(one))).not.toContain('very-secret');
});

test('the calendar file goes as an invitation that mail programs know', async () => {
  await smtp().send(mail({ calendar: { method: 'CANCEL', content: 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR' } }));
  expect(arrived[0]?.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=CANCEL/);
  expect(arrived[0]?.raw).toContain('filename=visit.ics');
});

test('the sender’s address is the one of the settings', async () => {
  await smtp('?from=visits%40maple.example').send(mail());
  expect(arrived[0]?.from).toBe('visits@maple.example');
});

test('a mail that the server does not take is not noted as sent, and goes out at the next try with the same number', async () => {
  const one = mail();
  refuse = true;
  await expect(smtp().send(one)).rejects.toMatchObject({ responseCode: 451 });
  expect(await book.wasSent(one.key)).toBe(false);
  refuse = false;
  await smtp().send(one);
  const first = /^Message-ID: (\S+)\r$/m.exec(arrived[0]!.raw)?.[1];
  await db.sql`delete from mail where key = ${one.key}`;
  await smtp().send(one);
  expect(/^Message-ID: (\S+)\r$/m.exec(arrived[1]!.raw)?.[1]).toBe(first);
});

test('a letter box that does not exist is noted and not tried again; a refusal that somebody can mend is', async () => {
  const one = mail({ to: 'gone@mail.example' });
  await smtp().send(one);
  expect(await row(one)).toMatchObject({ recipient: 'gone@mail.example', refused: 550 });
  await expect(smtp().send(mail({ to: 'far@mail.example' }))).rejects.toMatchObject({ responseCode: 550 });
});

test('a sign-in code is not remembered in the subject either', async () => {
  const one = mail({ subject: '042042 is your code', about: 'Sign-in code' });
  await smtp().send(one);
  expect(arrived[0]?.raw).toContain('042042');
  expect(await row(one)).toMatchObject({ subject: 'Sign-in code' });
});

test('names and subjects cannot add recipients or lines', async () => {
  await smtp().send(mail({ from: 'Evil" <x@y.example>\r\nBcc: all@y.example', subject: 'a\r\nBcc: all@y.example' }));
  expect(arrived[0]?.to).toEqual(['sam@mail.example']);
  expect(arrived[0]?.raw).not.toMatch(/^Bcc:/m);
});
