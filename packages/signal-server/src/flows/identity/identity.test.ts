import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../../test/database.ts';
import { clinicBySlug, hasOrigin, refOf } from '../../clinics/store.ts';
import { readEvents } from '../../database/events.ts';
import { transaction } from '../../database/transaction.ts';
import { startWorkers, type Workers } from '../../database/workers.ts';
import { createGuard } from '../../identity/guard.ts';
import { sessionRoutes, signInRoutes } from '../../identity/routes.ts';
import { lifetimes } from '../../identity/rules.ts';
import { revokeAppointmentAccess } from '../../identity/store.ts';
import { addLink } from '../../identity/store.links.ts';
import { outboxMail, outboxSms } from '../../notices/provider.outbox.ts';
import { mailBook, smsBook } from '../../notices/store.ts';
import { addStaff, endWork, keepOwner, workplaces } from '../../people/store.ts';
import { answerNotFound, answerProblem } from '../../shared/answer.ts';
import { verifyAudit } from '../../shared/audit.ts';
import { after, hours, minutes } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { createKeys } from '../../shared/keys.ts';
import { createLimits } from '../../shared/limits.ts';
import { silent } from '../../shared/log.ts';
import { me } from '../../views/me.ts';
import { fillDemo } from '../clinics/fill-demo.ts';
import { createClinic } from '../clinics/create-clinic.ts';
import { sendMail } from '../notices/send-mail.ts';
import { askCode } from './ask-code.ts';
import { mailCode } from './mail-code.ts';
import { signIn } from './sign-in.ts';
import { useHandOver } from './to-another-device.ts';
import { signOut } from './sign-out.ts';
import { useAppointmentLink } from './use-appointment-link.ts';
import { useSignInLink } from './use-sign-in-link.ts';

const db = await freshDatabase();
const keys = createKeys('a secret for tests');
// The jobs' clock is the database's, so this one starts where that one is.
const start = new Date(Math.floor(Date.now() / 1000) * 1000);
let now = start;
const clock = () => now;
const world = { db, clock, keys };
const publicUrl = new URL('http://localhost:8787/');
const clinicSite = 'http://localhost:8788';
let workers: Workers;
let dataDir: string;
let maple: { id: string; slug: string };

function build(limits = createLimits(false)) {
  const isStaffOrigin = async (origin: string, clinic: string) => origin === publicUrl.origin || hasOrigin(db.sql, { clinic: { id: clinic } }, origin, 'staff');
  const addressOf = () => 'test';
  const guard = createGuard({
    sql: db.sql,
    clock,
    limits,
    addressOf,
    clinicBySlug: async (slug) => {
      const found = await clinicBySlug(db.sql, slug);
      return found && refOf(found);
    },
    appointmentOwner: async () => undefined,
    isStaffOrigin,
  });
  return new Hono()
    .onError(answerProblem({ ...silent, error: (data) => console.error(data) }))
    .notFound(answerNotFound)
    .route('/', signInRoutes({ guard, addressOf, isStaffOrigin, askCode: askCode({ ...world, limits }), signIn: signIn({ ...world, limits }), useSignInLink: useSignInLink(world) }))
    .route('/clinics/:clinic', sessionRoutes({ guard, me: me(db), signOut: signOut(world), useAppointmentLink: useAppointmentLink(world), useHandOver: useHandOver(world) }));
}

interface Answer {
  status: number;
  code?: string;
  triesLeft?: number;
  challenge: string;
  token: string;
  sessions: { token: string; clinic: { slug: string }; person: { id: string; name: string; role: string }; expiresAt: string }[];
  [more: string]: unknown;
}
async function call(method: string, path: string, { body, token, ...headers }: { body?: unknown; token?: string; origin?: string } = {}, app = build()): Promise<Answer> {
  const response = await app.request(path, {
    method,
    headers: { ...headers, 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body !== undefined ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { ...(text ? JSON.parse(text) : {}), status: response.status };
}
const ask = (email: string, clinic?: string) => call('POST', '/sign-in/codes', { body: { email, ...(clinic ? { clinic } : {}) } });
const use = (challenge: string, code: string, origin?: string) => call('POST', '/sign-in', { body: { challenge, code }, ...(origin ? { origin } : {}) });

/** The newest mail to an address, once all jobs are done. */
async function mailTo(email: string) {
  await workers.idle();
  const [mail] = await db.sql<{ body: string; subject: string }[]>`select subject, body from mail where recipient = ${email} order by at desc limit 1`;
  return mail;
}
const codeIn = (mail: { subject: string } | undefined) => /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '';
const linkIn = (mail: { body: string } | undefined) => /#sign-in=([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
const otherThan = (code: string) => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0');

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vetkit-identity-'));
  workers = await startWorkers(db, { 'mail-code': mailCode({ ...world, publicUrl }), mail: sendMail({ db, mail: outboxMail({ book: mailBook(db.sql) }), sms: outboxSms({ book: smsBook(db.sql) }) }) }, { log: silent });
});
afterAll(async () => {
  await workers.stop();
  await rm(dataDir, { recursive: true });
});
beforeEach(async () => {
  now = start;
  const demo = await fillDemo({ ...world, dataDir, isLocal: true, demoOrigin: clinicSite });
  maple = demo!;
});
afterEach(async () => {
  await workers.idle();
  await db.sql`delete from mail`;
});

test('a vet signs in with the code from the mail', async () => {
  const asked = await ask('Dr.Ito@Maple-Street.example');
  expect(asked.status).toBe(202);
  const { sessions, status } = await use(asked.challenge, codeIn(await mailTo('dr.ito@maple-street.example')));
  expect(status).toBe(200);
  expect(sessions).toEqual([
    { clinic: { slug: 'maple-street', name: 'Maple Street Veterinary' }, person: { id: expect.any(String), name: 'Dr. Hana Ito', role: 'vet' }, token: expect.any(String), expiresAt: after(now, hours(12)).toISOString(), signIn: expect.any(String) },
  ]);
  const whoAmI = await call('GET', '/clinics/maple-street/session', { token: sessions[0]!.token });
  expect(whoAmI).toMatchObject({ status: 200, kind: 'staff', person: sessions[0]!.person, reference: null });
});

test('an owner signs in at the clinic’s own site, and only there as an owner', async () => {
  await transaction(db, (tx) => keepOwner(tx, { clinic: maple }, { name: 'Sam Rivera', email: 'sam@mail.example' }));
  const asked = await ask('sam@mail.example', 'maple-street');
  const { sessions } = await use(asked.challenge, codeIn(await mailTo('sam@mail.example')), clinicSite);
  expect(sessions).toMatchObject([{ person: { name: 'Sam Rivera', role: 'owner' }, expiresAt: after(now, hours(2)).toISOString() }]);
  expect(await call('GET', '/clinics/maple-street/session', { token: sessions[0]!.token, origin: clinicSite })).toMatchObject({ kind: 'owner' });
  // A vet who names a clinic asks as an owner, and is none.
  await ask('dr.ito@maple-street.example', 'maple-street');
  expect(await mailTo('dr.ito@maple-street.example')).toBeUndefined();
});

test('an unknown address gets the same answer, and no mail', async () => {
  const [known, unknown] = [await ask('dr.ito@maple-street.example'), await ask('nobody@mail.example')];
  expect(Object.keys(unknown).sort()).toEqual(Object.keys(known).sort());
  expect([unknown.status, unknown['expiresAt'], unknown.challenge.length]).toEqual([known.status, known['expiresAt'], known.challenge.length]);
  expect(await mailTo('nobody@mail.example')).toBeUndefined();
  expect(await use(unknown.challenge, '123456')).toMatchObject({ status: 401, code: 'code-wrong', triesLeft: 4 });
});

const askBySms = (phone: string, clinic?: string) => call('POST', '/sign-in/codes', { body: { phone, ...(clinic ? { clinic } : {}) } });
const smsTo = async (number: string) => {
  await workers.idle();
  return (await db.sql<{ body: string }[]>`select body from sms where recipient = ${number} order by at desc`).map(({ body }) => body);
};

test('an owner without e-mail signs in with a code by SMS, however the number is written', async () => {
  await transaction(db, (tx) => keepOwner(tx, { clinic: maple }, { name: 'Kim Doe', mobile: '+14165550162' }));
  const asked = await askBySms('(416) 555-0162', 'maple-street');
  const [text] = await smsTo('+14165550162');
  expect(text).toMatch(/^\d{6} is your code for Maple Street Veterinary\./);
  const { sessions } = await use(asked.challenge, text!.slice(0, 6), clinicSite);
  expect(sessions).toMatchObject([{ person: { name: 'Kim Doe', role: 'owner' } }]);
  expect(await db.sql`select 1 from mail`).toHaveLength(0);
});

test('an unknown number gets the same answer and no SMS; a number only told beside an e-mail address opens nothing', async () => {
  await transaction(db, (tx) => keepOwner(tx, { clinic: maple }, { name: 'Sam Rivera', email: 'sam.r@mail.example', phone: '+1 416 555 0177' }));
  const mailed = await ask('nobody@mail.example', 'maple-street');
  for (const phone of ['416 555 0188', '416 555 0177']) {
    const asked = await askBySms(phone, 'maple-street');
    expect([asked.status, Object.keys(asked).sort(), asked['expiresAt']]).toEqual([202, Object.keys(mailed).sort(), mailed['expiresAt']]);
    expect(await use(asked.challenge, '123456')).toMatchObject({ status: 401, code: 'code-wrong', triesLeft: 4 });
  }
  expect([...(await smsTo('+14165550188')), ...(await smsTo('+14165550177'))]).toEqual([]);
});

test('what is no number is refused; staff have no codes by SMS; limits count one number however it is written', async () => {
  expect(await askBySms('555 0162', 'maple-street')).toMatchObject({ status: 400, code: 'bad-request' });
  expect(await askBySms('416 555 0162')).toMatchObject({ status: 400 });
  expect(await call('POST', '/sign-in/codes', { body: { email: 'sam@mail.example', phone: '416 555 0162', clinic: 'maple-street' } })).toMatchObject({ status: 400 });
  const app = build(createLimits(true));
  const statuses: number[] = [];
  for (const phone of ['416 555 0150', '+1 416 555 0150', '(416) 555-0150', '416.555.0150', '4165550150', '1 416 555 0150'])
    statuses.push((await call('POST', '/sign-in/codes', { body: { phone, clinic: 'maple-street' } }, app)).status);
  expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
});

test('an unknown clinic is not found', async () => {
  expect(await ask('sam@mail.example', 'elm-street')).toMatchObject({ status: 404, code: 'not-found' });
});

test('after five wrong tries even the right code is over', async () => {
  const { challenge } = await ask('dr.ito@maple-street.example');
  const code = codeIn(await mailTo('dr.ito@maple-street.example'));
  const left = [];
  for (let n = 0; n < 5; n += 1) left.push((await use(challenge, otherThan(code))).triesLeft);
  expect(left).toEqual([4, 3, 2, 1, 0]);
  expect(await use(challenge, code)).toMatchObject({ status: 410, code: 'code-expired' });
});

test('twenty guesses at the same time count like one after the other', async () => {
  const { challenge } = await ask('dr.ito@maple-street.example');
  const wrong = otherThan(codeIn(await mailTo('dr.ito@maple-street.example')));
  const answers = await Promise.all(Array.from({ length: 20 }, () => use(challenge, wrong)));
  expect(answers.filter((answer) => answer.code === 'code-wrong')).toHaveLength(5);
  expect(answers.filter((answer) => answer.code === 'code-expired')).toHaveLength(15);
});

test('twelve people who sign in from one address within a minute are not in each other’s way; thirty wrong codes are', async () => {
  const app = build(createLimits(true));
  const guess = (challenge: string, code: string) => call('POST', '/sign-in', { body: { challenge, code } }, app);
  for (let n = 0; n < 12; n += 1) {
    // Asked for elsewhere, typed here.
    const { challenge } = await ask('dr.ito@maple-street.example');
    expect((await guess(challenge, codeIn(await mailTo('dr.ito@maple-street.example')))).status).toBe(200);
  }
  const strangers = await Promise.all(Array.from({ length: 31 }, (_, n) => ask(`nobody-${n}@mail.example`, 'maple-street')));
  const statuses = [];
  for (const { challenge } of strangers) statuses.push((await guess(challenge, '123456')).status);
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 401), 429]);
});

test('whoever guesses at one person from many addresses soon has one try a code, and the person still comes in', async () => {
  const [left, email] = [[] as (number | undefined)[], 'dr.park@maple-street.example'];
  for (let codes = 0; codes < 4; codes += 1) {
    const { challenge } = await ask(email);
    const wrong = otherThan(codeIn(await mailTo(email)));
    for (let n = 0; n < 5; n += 1) left.push((await use(challenge, wrong)).triesLeft);
  }
  expect(left.filter((each) => each !== undefined)).toEqual([4, 3, 2, 1, 0, 4, 3, 2, 1, 0, 0, 0]);
  const { challenge } = await ask(email);
  expect((await use(challenge, codeIn(await mailTo(email)))).status).toBe(200);
});

test('a code works once, for ten minutes, with its own challenge', async () => {
  const [first, second] = [await ask('dr.ito@maple-street.example'), await ask('dr.park@maple-street.example')];
  const code = codeIn(await mailTo('dr.ito@maple-street.example'));
  expect(await use(second.challenge, code)).toMatchObject({ code: 'code-wrong' });
  expect(await use('a-challenge-that-nobody-was-given', code)).toMatchObject({ code: 'code-expired' });
  now = after(start, minutes(10));
  expect(await use(first.challenge, code)).toMatchObject({ status: 410, code: 'code-expired' });
  now = after(start, minutes(10) - 1);
  const racers = await Promise.all([use(first.challenge, code), use(first.challenge, code)]);
  expect(racers.map((answer) => answer.status).sort()).toEqual([200, 410]);
});

test('codes and tokens stand nowhere in the database once the mail is out', async () => {
  const { challenge } = await ask('dr.ito@maple-street.example');
  const code = codeIn(await mailTo('dr.ito@maple-street.example'));
  const { sessions } = await use(challenge, code);
  const [kept] = await db.sql<{ text: string }[]>`
    select coalesce((select string_agg(payload::text, '') from job), '') || (select string_agg(s::text, '') from session s) || (select string_agg(c::text, '') from sign_in_code c) as text`;
  for (const secret of [code, challenge, sessions[0]!.token]) expect(kept!.text).not.toContain(secret);
});

test('somebody who works at two clinics gets a session for each; who has left one gets one', async () => {
  const cedar = (await clinicBySlug(db.sql, 'cedar-road')) ?? (await createClinic(world)({ clinic: { slug: 'cedar-road', name: 'Cedar Road Animal Care', zone: 'Europe/London', country: 'GB', currency: 'GBP' }, manager: { name: 'Ana Silva', email: 'ana@cedar-road.example' }, origins: [] }));
  await transaction(db, (tx) => addStaff(tx, { clinic: cedar }, { name: 'Alex Reyes', email: 'alex.reyes@maple-street.example', role: 'technician' }));
  const asked = await ask('alex.reyes@maple-street.example');
  const { sessions } = await use(asked.challenge, codeIn(await mailTo('alex.reyes@maple-street.example')));
  expect(sessions.map((session) => session.clinic.slug)).toEqual(['cedar-road', 'maple-street']);

  const [there] = await workplaces(db.sql, 'alex.reyes@maple-street.example', now);
  await transaction(db, (tx) => endWork(tx, { clinic: cedar }, there!.id, now));
  expect(await call('GET', '/clinics/cedar-road/session', { token: sessions[0]!.token })).toMatchObject({ status: 401 });
  const again = await ask('alex.reyes@maple-street.example');
  expect((await use(again.challenge, codeIn(await mailTo('alex.reyes@maple-street.example')))).sessions).toHaveLength(1);
});

test('staff cannot sign in on the clinic’s site, and the code still works on the desk', async () => {
  const { challenge } = await ask('dr.ito@maple-street.example');
  const code = codeIn(await mailTo('dr.ito@maple-street.example'));
  expect(await use(challenge, code, clinicSite)).toMatchObject({ status: 403, code: 'wrong-origin' });
  expect(await use(challenge, code, publicUrl.origin)).toMatchObject({ status: 200 });
});

test('the link in the mail signs in once, whoever is faster', async () => {
  await ask('dr.ito@maple-street.example');
  const secret = linkIn(await mailTo('dr.ito@maple-street.example'));
  const tries = await Promise.all(Array.from({ length: 10 }, () => call('POST', '/sign-in/links', { body: { secret } })));
  expect(tries.filter((answer) => answer.status === 200)).toHaveLength(1);
  expect(tries.filter((answer) => answer.code === 'link-used')).toHaveLength(9);
  expect(await call('POST', '/sign-in/links', { body: { secret: 'a-secret-of-no-link-at-all' } })).toMatchObject({ status: 404, code: 'link-unknown' });
});

test('a sign-in link ends with its code', async () => {
  await ask('dr.ito@maple-street.example');
  const secret = linkIn(await mailTo('dr.ito@maple-street.example'));
  now = after(start, lifetimes.signInLink);
  expect(await call('POST', '/sign-in/links', { body: { secret } })).toMatchObject({ status: 410, code: 'link-expired' });
});

test('signing out ends the token at once, and signing in and out is in the audit chain', async () => {
  const { challenge } = await ask('dr.ito@maple-street.example');
  const { sessions } = await use(challenge, codeIn(await mailTo('dr.ito@maple-street.example')));
  const { token } = sessions[0]!;
  expect((await call('DELETE', '/clinics/maple-street/session', { token })).status).toBe(204);
  expect(await call('GET', '/clinics/maple-street/session', { token })).toMatchObject({ status: 401, code: 'sign-in-needed' });
  const entries = await db.sql<{ action: string }[]>`select action from audit where clinic_id = ${maple.id} order by seq desc limit 2`;
  expect(entries.map((entry) => entry.action)).toEqual(['session.closed', 'session.opened']);
  expect(await verifyAudit(db.sql, keys, maple.id, [])).toMatchObject({ sound: true });
});

test('the sixth code within an hour has to wait', async () => {
  const app = build(createLimits(true));
  const statuses = [];
  for (let n = 0; n < 6; n += 1) statuses.push((await call('POST', '/sign-in/codes', { body: { email: 'dr.ito@maple-street.example' } }, app)).status);
  expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
  expect((await call('POST', '/sign-in/codes', { body: { email: 'dr.park@maple-street.example' } }, app)).status).toBe(202);
});

// ---- the link of one visit ----

async function visit(reference: string, end = after(now, hours(1))) {
  const owner = await transaction(db, (tx) => keepOwner(tx, { clinic: maple }, { name: 'Sam Rivera', email: 'sam@mail.example' }));
  const [appointment, consult] = [newId(), newId()];
  const consent = { telehealth: true, privacy: true, at: now.toISOString(), policyVersion: '2026-11', name: 'Sam', phone: null, pet: { name: 'Miso', species: 'cat' } };
  await db.sql`
    insert into appointment (clinic_id, id, reference, status, type_id, modality, practitioner_id, owner_id, start_at, end_at, busy, policy_version, consent)
    select ${maple.id}, ${appointment}, ${reference}, 'done', t.id, 'video', s.id, ${owner.id}, ${after(end, -minutes(30))}, ${end}, tstzrange(${after(end, -minutes(30))}, ${end}), '2026-11', ${db.sql.json(consent)}
    from appointment_type t, staff s where t.clinic_id = ${maple.id} and t.code = 'sick' and s.clinic_id = ${maple.id} and s.email = 'dr.ito@maple-street.example'`;
  await db.sql`insert into consult (clinic_id, id, appointment_id, reference) values (${maple.id}, ${consult}, ${appointment}, ${reference})`;
  const { secret } = await transaction(db, (tx) => addLink(tx, { clinic: maple }, { kind: 'appointment', appointment, owner: owner.id, now, expiresAt: after(end, hours(48)) }));
  return { appointment, consult, owner: owner.id, secret, end, open: (body = { reference, secret }) => call('POST', '/clinics/maple-street/appointment-links', { body }) };
}

test('the visit’s link opens it again and again until two days after its end, and each use is on the timeline', async () => {
  const miso = await visit('VK-MMMM-MM');
  const [first, second] = [await miso.open(), await miso.open()];
  expect(first).toMatchObject({ status: 200, reference: 'VK-MMMM-MM', person: { id: miso.owner, name: 'Sam', role: 'owner' }, expiresAt: after(miso.end, hours(48)).toISOString() });
  expect(second.token).not.toBe(first.token);
  expect(await call('GET', '/clinics/maple-street/session', { token: second.token })).toMatchObject({ kind: 'appointment', reference: 'VK-MMMM-MM', person: { name: 'Sam' } });
  const uses = (await readEvents(db.sql, { clinic: maple.id, after: 0, limit: 1000 })).filter((event) => event.consult === miso.consult && event.type === 'link.used');
  expect(uses).toHaveLength(2);

  now = after(miso.end, hours(48));
  expect(await miso.open()).toMatchObject({ status: 410, code: 'link-expired' });
  expect(await call('GET', '/clinics/maple-street/session', { token: first.token })).toMatchObject({ status: 401 });
});

test('a closed link says so, and its tokens end with it', async () => {
  const miso = await visit('VK-RRRR-RR');
  const { token } = await miso.open();
  await transaction(db, (tx) => revokeAppointmentAccess(tx, { clinic: maple }, miso.appointment, now));
  expect(await miso.open()).toMatchObject({ status: 410, code: 'link-revoked' });
  expect(await call('GET', '/clinics/maple-street/session', { token })).toMatchObject({ status: 401 });
});

test('a secret opens its own visit only, and is worth nothing as a sign-in link', async () => {
  const [miso, rex] = [await visit('VK-AAAA-AA'), await visit('VK-BBBB-BB')];
  expect(await miso.open({ reference: 'VK-BBBB-BB', secret: miso.secret })).toMatchObject({ status: 404, code: 'link-unknown' });
  expect(await rex.open({ reference: 'VK-ZZZZ-ZZ', secret: rex.secret })).toMatchObject({ status: 404, code: 'link-unknown' });
  expect(await call('POST', '/sign-in/links', { body: { secret: miso.secret } })).toMatchObject({ status: 404, code: 'link-unknown' });
});
