import { beforeEach, expect, test } from 'vitest';
import { bookingWorld, opening, runJobs } from '../../../test/booking.ts';
import { enqueue } from '../../database/jobs.ts';
import { transaction } from '../../database/transaction.ts';
import { appointmentLink } from '../../identity/store.links.ts';
import type { OutboxMail } from '../../notices/contract.ts';
import { outboxMail, outboxSms } from '../../notices/provider.outbox.ts';
import type { Mail } from '../../notices/provider.ts';
import { mailBook, smsBook } from '../../notices/store.ts';
import { happened } from '../happened.ts';
import { sendMail } from './send-mail.ts';

const clinic = await bookingWorld();
const hana = await clinic.staff('Dr. Hana Ito', 'vet', {});
const noor = await clinic.staff('Noor Haddad', 'front-desk');
beforeEach(() => clinic.empty());

const at = (hours: number) => new Date(opening.getTime() + hours * 3_600_000).toISOString();
const sam = 'sam@mail.example';
const to = (mails: OutboxMail[], address: string) => mails.filter((mail) => mail.to === address);
const link = (mail: OutboxMail | undefined) => /http:\/\/localhost:8787\/consult\/(\S+)#c=maple-street&k=([\w-]+)/.exec(mail?.text ?? '');
const act = (reference: string, what: string, token: string, body?: unknown) => clinic.ask('POST', `/appointments/${reference}/${what}`, { token, body });

test('a request: the owner gets link and calendar file, the vet a word', async () => {
  const { appointment } = await clinic.booked(at(1));
  const mails = await clinic.mails();
  expect(mails).toHaveLength(2);
  const [mine] = to(mails, sam);
  expect(mine).toMatchObject({ subject: 'Miso’s video visit: Monday, January 7 at 10:00 AM EST' });
  expect(mine?.calendar).toContain(`UID:${appointment.reference}@localhost`);
  expect(mine?.text).toContain('A bright spot where your pet feels safe');

  const [, reference, secret] = link(mine) ?? [];
  expect(reference).toBe(appointment.reference);
  const found = await appointmentLink(clinic.db.sql, clinic.scope, secret!);
  expect(found).toMatchObject({ kind: 'appointment', expiresAt: new Date(at(1.5 + 48)) });

  const [hers] = to(mails, hana.email);
  expect(hers).toMatchObject({ subject: 'New request: Miso, Monday, January 7 at 10:00 AM EST', calendar: null });
  expect(hers?.text).toContain('http://localhost:8787/desk');
});

test('no mail tells why the animal is seen, and the secret stands nowhere but in its mail', async () => {
  const { appointment } = await clinic.booked(at(1));
  const mails = await clinic.mails();
  expect(JSON.stringify(mails)).not.toContain('scratches');
  const [, , secret] = link(to(mails, sam)[0]) ?? [];
  const stored = await clinic.db.sql`select (select json_agg(job) from job) as jobs, (select json_agg(link) from link) as links, (select json_agg(event) from event) as events`;
  expect(JSON.stringify(stored)).not.toContain(secret);
  expect(to(mails, sam)[0]?.calendar).not.toContain(secret);
  expect(to(mails, hana.email)[0]?.text).not.toContain(secret);
  expect(JSON.stringify(appointment)).not.toContain(secret);
});

test('the answer reaches the owner: confirmed with a new link, declined with a way to book again', async () => {
  const yes = (await clinic.booked(at(1))).appointment;
  const no = (await clinic.booked(at(2), { pet: { name: 'Rex', species: 'dog' } })).appointment;
  await clinic.mails();
  await act(yes.reference, 'confirm', hana.token);
  await act(no.reference, 'decline', hana.token, { reason: 'in-person-needed', words: 'His chest must be heard' });
  const mails = to(await clinic.mails(), sam);
  const confirmed = mails.find(({ subject }) => subject.startsWith('Confirmed'));
  expect(confirmed?.calendar).toMatch(/STATUS:CONFIRMED/);
  expect(link(confirmed)?.[1]).toBe(yes.reference);
  const declined = mails.find(({ subject }) => subject.includes('choose another time'));
  expect(declined?.text).toContain('Rex should be seen in person.');
  expect(declined?.text).toContain('http://localhost:8787/book/maple-street');
  expect(declined?.text).not.toContain('chest');
  expect(declined?.calendar).toMatch(/METHOD:CANCEL/);
  expect(link(declined)).toBe(null);
});

test('a cancellation goes to both sides, and out of the owner’s calendar', async () => {
  const one = await clinic.booked(at(1));
  const two = await clinic.booked(at(2));
  await clinic.mails();
  await act(one.appointment.reference, 'cancel', one.token, {});
  await act(two.appointment.reference, 'cancel', noor.token, { reason: 'Power cut' });
  const mails = (await clinic.mails()).filter(({ subject }) => subject.startsWith('Cancelled'));
  expect(mails.map((mail) => `${mail.to === sam ? 'owner' : 'vet'} ${/10:00|11:00/.exec(mail.subject)?.[0]}`).sort()).toEqual(['owner 10:00', 'owner 11:00', 'vet 10:00', 'vet 11:00']);
  const [own] = to(mails, sam).filter(({ subject }) => subject.includes('10:00'));
  expect(own?.text).toContain('You cancelled it');
  expect(own?.calendar?.replaceAll('\r\n ', '')).toMatch(/METHOD:CANCEL\r\n[^]*SEQUENCE:1\r\n[^]*ATTENDEE[^]*mailto:sam@mail\.example/i);
  const again = new URL(/http:\S+\/book\/\S+/.exec(own?.text ?? '')![0]);
  expect([...again.searchParams.keys()]).toEqual(['type', 'how', 'pet']);
  expect(again.href).not.toMatch(/miso|sam/i);
});

test('a job that runs again, or dies between two mails, sends none twice', async () => {
  await clinic.booked(at(1));
  const book = mailBook(clinic.db.sql);
  const sent: string[] = [];
  let failing = true;
  const shaky = {
    via: 'outbox' as const,
    async send(mail: Mail) {
      if (failing && mail.to === hana.email) throw new Error('down');
      sent.push(mail.to);
      await book.keep(mail);
    },
  };
  await clinic.mails(shaky);
  expect(sent).toEqual([sam]);
  failing = false;
  const again = 'update job set run_at = now(), done_at = null, failed_at = null, locked_until = null';
  await clinic.db.sql.unsafe(again);
  await clinic.mails(shaky);
  expect(sent).toEqual([sam, hana.email]);
  await clinic.db.sql.unsafe(again);
  await clinic.mails(shaky);
  expect(sent).toHaveLength(2);
});

test('an owner’s address that does not work keeps neither the vet’s mail nor the SMS', async () => {
  await clinic.booked(at(1));
  const book = mailBook(clinic.db.sql);
  const sent: string[] = [];
  await clinic.mails({
    via: 'outbox',
    async send(mail: Mail) {
      if (mail.to === sam) throw new Error('no such letter box');
      sent.push(mail.to);
      await book.keep(mail);
    },
  });
  expect(sent).toEqual([hana.email]);
});

test('a mail that waited until the visit was cancelled is not sent', async () => {
  const { appointment, token } = await clinic.booked(at(1));
  await act(appointment.reference, 'cancel', token, {});
  expect((await clinic.mails()).map(({ to: who, subject }) => [who, subject.split(':')[0]])).toEqual([[hana.email, 'Cancelled'], [sam, 'Cancelled']]);
});

test('the summary is announced; days later without a secret, because links have ended', async () => {
  const { appointment } = await clinic.booked(at(1));
  await act(appointment.reference, 'confirm', hana.token);
  await clinic.mails();
  const [consult] = await clinic.db.sql<{ id: string }[]>`select id from consult where reference = ${appointment.reference}`;
  const complete = () =>
    transaction(clinic.db, (tx) => happened(tx, { clinic: clinic.scope.clinic.id, consult: consult!.id, actor: { kind: 'staff', id: hana.id }, type: 'record.completed', data: { revision: 1 } }));
  const summaries = async () => (await clinic.mails()).filter(({ subject }) => subject === 'Miso’s visit: what to do next');
  clinic.time.now = new Date(at(20));
  await complete();
  const [soon] = await summaries();
  expect(link(soon)?.[1]).toBe(appointment.reference);
  clinic.time.now = new Date(at(72));
  await complete();
  const [late] = await summaries();
  expect(link(late)).toBe(null);
  expect(late?.text).toContain(`http://localhost:8787/consult/${appointment.reference}\n`);
  expect(late?.text).toContain('sends you a code');
});

test('a code is mailed once and its job forgets it, even when it comes too late to be sent', async () => {
  const payload = (n: number) => ({
    clinic: clinic.scope.clinic.id,
    key: `sign-in-code:${n}`,
    to: 'hana@maple.example',
    template: 'sign-in-code',
    data: { name: 'Hana', code: '042042', minutes: 10, clinicName: 'Maple Street Veterinary', locale: 'en', link: null },
  });
  await transaction(clinic.db, async (tx) => {
    await enqueue(tx, { kind: 'mail', payload: payload(1) });
    await enqueue(tx, { kind: 'mail', payload: payload(2) });
  });
  await clinic.db.sql`update job set attempts = 8 where payload->>'key' = 'sign-in-code:2'`;
  const mail = outboxMail({ book: mailBook(clinic.db.sql) });
  await runJobs(clinic.db, { mail: sendMail({ db: clinic.db, mail, sms: outboxSms({ book: smsBook(clinic.db.sql) }) }) });
  const mails = await clinic.mails();
  expect(mails.map(({ subject }) => subject)).toEqual(['042042 is your code for Maple Street Veterinary']);
  expect(mails[0]?.text).toContain('\n042042\n');
  expect(await clinic.db.sql`select payload, done_at is not null as done from job`).toEqual([
    { payload: {}, done: true },
    { payload: {}, done: true },
  ]);
});
