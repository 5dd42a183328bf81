import { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { transaction } from '../database/transaction.ts';
import { answerProblem } from '../shared/answer.ts';
import { after, hours, minutes } from '../shared/clock.ts';
import type { Guarded } from '../shared/guard.ts';
import { newId } from '../shared/ids.ts';
import { createLimits } from '../shared/limits.ts';
import { silent } from '../shared/log.ts';
import { everyStaff, theOwner } from '../shared/scope.ts';
import { createGuard } from './guard.ts';
import { lifetimes, sessionEnd } from './rules.ts';
import { openSession, revokeSession, sessionByToken } from './store.ts';

const db = await freshDatabase();
const start = new Date('2030-01-07T10:00:00.000Z');
let now: Date;
let maple: Awaited<ReturnType<typeof clinic>>;
let cedar: Awaited<ReturnType<typeof clinic>>;

/** A clinic with a vet, an owner and that owner's appointment, each with a token. */
async function clinic(slug: string) {
  const scope = { clinic: { id: newId(), slug, name: slug, zone: 'America/Toronto', locale: 'en', currency: 'CAD' } };
  const [vet, owner, type, appointment] = [newId(), newId(), newId(), newId()];
  const [letter] = slug.toUpperCase();
  const reference = `VK-${letter}AAA-AA`;
  const id = scope.clinic.id;
  await db.sql`insert into clinic (id, slug, name, zone, currency, country) values (${id}, ${slug}, ${slug}, 'America/Toronto', 'CAD', 'CA')`;
  await db.sql`insert into staff (clinic_id, id, email, name, role) values (${id}, ${vet}, 'dr.ito@maple-street.example', 'Dr. Hana Ito', 'vet')`;
  await db.sql`insert into owner (clinic_id, id, email, name) values (${id}, ${owner}, 'sam@mail.example', 'Sam Rivera')`;
  await db.sql`insert into appointment_type (clinic_id, id, code, name, duration_min, modalities, role, price_minor) values (${id}, ${type}, 'sick', 'Sick', 30, '{video}', 'vet', 1)`;
  await db.sql`
    insert into appointment (clinic_id, id, reference, status, type_id, modality, practitioner_id, owner_id, start_at, end_at, busy, policy_version)
    values (${id}, ${appointment}, ${reference}, 'confirmed', ${type}, 'video', ${vet}, ${owner}, ${start}, ${after(start, minutes(30))},
      tstzrange(${start}, ${after(start, minutes(30))}), '2026-11')`;
  const open = (session: Parameters<typeof openSession>[2]) => transaction(db, (tx) => openSession(tx, scope, session));
  return {
    ...scope.clinic,
    scope,
    reference,
    vetId: vet,
    vet: await open({ kind: 'staff', staff: vet, now, expiresAt: sessionEnd('staff', now) }),
    owner: await open({ kind: 'owner', owner, now, expiresAt: sessionEnd('owner', now) }),
    link: await open({ kind: 'appointment', owner, appointment, now, expiresAt: after(now, hours(48)) }),
    draft: await open({ kind: 'draft', appointment, now, expiresAt: sessionEnd('draft', now) }),
  };
}

beforeEach(async () => {
  now = start;
  await db.sql`truncate clinic cascade`;
  maple = await clinic('maple-street');
  cedar = await clinic('cedar-road');
});

const staffOrigin = 'https://desk.maple-street.example';

function appWith(limits = createLimits(false)) {
  const guard = createGuard({
    sql: db.sql,
    clock: () => now,
    limits,
    addressOf: () => 'here',
    clinicBySlug: async (slug) => [maple, cedar].find((each) => each.slug === slug),
    appointmentOwner: async (id, reference) => {
      const [row] = await db.sql<{ appointment: string; owner: string }[]>`select id appointment, owner_id owner from appointment where clinic_id = ${id} and reference = ${reference}`;
      return row;
    },
    isStaffOrigin: (origin) => origin === staffOrigin,
  });
  const app = new Hono<Guarded>().onError(answerProblem(silent));
  const clinicRoutes = new Hono<Guarded>()
    .get('/open', guard.may({ who: ['anyone'], summary: 'Open to anyone', answers: { 200: v.object({ kind: v.string() }) } }), (c) => c.json({ kind: c.var.scope.caller.kind }))
    .get('/board', guard.may({ who: everyStaff, summary: 'For staff', answers: { 200: v.object({ clinic: v.string() }) } }), (c) => c.json({ clinic: c.var.scope.clinic.slug }))
    .get('/manage', guard.may({ who: ['manager'], summary: 'For managers', answers: { 200: null } }), (c) => c.body(null))
    .get('/visits/:reference', guard.may({ who: [...theOwner, ...everyStaff, 'draft'], summary: 'A visit', answers: { 200: v.object({ kind: v.string() }) } }), (c) => c.json({ kind: c.var.scope.caller.kind }));
  app.route('/clinics/:clinic', clinicRoutes);
  app.post('/sign-in', guard.may({ who: ['anyone'], summary: 'Sign in', answers: { 204: null }, limit: 'sign-in' }), (c) => c.body(null, 204));
  app.get('/house', guard.may({ who: ['manager'], summary: 'A mistake', answers: { 204: null } }), (c) => c.body(null, 204));
  return app;
}

async function get(path: string, token?: string, headers: Record<string, string> = {}) {
  const response = await appWith().request(path, { headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) } });
  const body = response.headers.get('content-type')?.includes('json') ? ((await response.json()) as Record<string, unknown>) : {};
  return { status: response.status, ...body } as { status: number; code?: string; kind?: string; clinic?: string };
}

test('a route open to anyone knows who is asking all the same', async () => {
  expect(await get('/clinics/maple-street/open')).toEqual({ status: 200, kind: 'nobody' });
  expect(await get('/clinics/maple-street/open', maple.vet.token)).toEqual({ status: 200, kind: 'staff' });
  expect(await get('/clinics/maple-street/open', maple.link.token)).toEqual({ status: 200, kind: 'appointment' });
  expect(await get('/clinics/maple-street/open', 'not-a-token-of-anybody')).toEqual({ status: 200, kind: 'nobody' });
});

test('without a session nobody gets further, with another role neither', async () => {
  expect(await get('/clinics/maple-street/board')).toMatchObject({ status: 401, code: 'sign-in-needed' });
  expect(await get('/clinics/maple-street/board', maple.owner.token)).toMatchObject({ status: 403, code: 'not-allowed' });
  expect(await get('/clinics/maple-street/manage', maple.vet.token)).toMatchObject({ status: 403, code: 'not-allowed' });
  expect(await get('/clinics/maple-street/board', maple.vet.token)).toEqual({ status: 200, clinic: 'maple-street' });
});

test('a token of one clinic is nobody’s at another', async () => {
  expect(await get('/clinics/cedar-road/board', maple.vet.token)).toMatchObject({ status: 401, code: 'sign-in-needed' });
  expect(await get('/clinics/cedar-road/open', maple.vet.token)).toEqual({ status: 200, kind: 'nobody' });
});

test.each(['elm-street', 'Maple-Street', 'maple-street%00', '%20', '../x'])('the unknown clinic %s is not found', async (slug) => {
  expect((await get(`/clinics/${slug}/open`)).status).toBe(404);
});

test('owners reach their own visit and no other', async () => {
  for (const token of [maple.owner.token, maple.link.token, maple.draft.token]) {
    expect((await get(`/clinics/maple-street/visits/${maple.reference}`, token)).status).toBe(200);
    expect(await get(`/clinics/maple-street/visits/${cedar.reference}`, token)).toMatchObject({ status: 404, code: 'not-found' });
    expect(await get('/clinics/maple-street/visits/VK-ZZZZ-ZZ', token)).toMatchObject({ status: 404, code: 'not-found' });
  }
  const [other] = await db.sql<{ id: string }[]>`
    insert into owner (clinic_id, id, email, name) values (${maple.id}, ${newId()}, 'kim@mail.example', 'Kim Rivera') returning id`;
  const stranger = await transaction(db, (tx) => openSession(tx, maple.scope, { kind: 'owner', owner: other!.id, now, expiresAt: sessionEnd('owner', now) }));
  expect(await get(`/clinics/maple-street/visits/${maple.reference}`, stranger.token)).toMatchObject({ status: 404 });
});

test.each(['VK-0000-00', 'x', '%00', 'VK-MAAA-AA%00'])('what is no reference is not found: %s', async (reference) => {
  expect((await get(`/clinics/maple-street/visits/${reference}`, maple.vet.token)).status).toBe(404);
});

test('staff sessions work from staff pages and programs, from no other page', async () => {
  const as = (headers: Record<string, string>) => get('/clinics/maple-street/board', maple.vet.token, headers);
  expect((await as({ origin: staffOrigin })).status).toBe(200);
  expect((await as({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  const elsewhere: Record<string, string>[] = [{ origin: 'https://maple-street.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
  for (const headers of elsewhere)
    expect(await as(headers)).toMatchObject({ status: 403, code: 'wrong-origin' });
  expect((await get(`/clinics/maple-street/visits/${maple.reference}`, maple.owner.token, { origin: 'https://maple-street.example' })).status).toBe(200);
});

test('a staff session ends after twelve idle hours, and use prolongs it', async () => {
  now = after(start, lifetimes.staffIdle - 1);
  expect((await get('/clinics/maple-street/board', maple.vet.token)).status).toBe(200);
  now = after(start, lifetimes.staffIdle * 2 - 2);
  expect((await get('/clinics/maple-street/board', maple.vet.token)).status).toBe(200);
  now = after(start, lifetimes.staffIdle * 3);
  expect((await get('/clinics/maple-street/board', maple.vet.token)).status).toBe(401);
});

test('an owner’s session ends after two hours, used or not', async () => {
  const visit = `/clinics/maple-street/visits/${maple.reference}`;
  now = after(start, lifetimes.owner - 1);
  expect((await get(visit, maple.owner.token)).status).toBe(200);
  now = after(start, lifetimes.owner);
  expect((await get(visit, maple.owner.token)).status).toBe(401);
});

test('use is noted at most once a minute', async () => {
  now = after(start, 30_000);
  await get('/clinics/maple-street/board', maple.vet.token);
  expect((await sessionByToken(db.sql, maple.vet.token))?.usedAt).toEqual(start);
  now = after(start, minutes(1));
  await get('/clinics/maple-street/board', maple.vet.token);
  expect((await sessionByToken(db.sql, maple.vet.token))?.usedAt).toEqual(now);
});

test('a closed session and one of somebody who left are over at once', async () => {
  await transaction(db, (tx) => revokeSession(tx, maple.scope, maple.link.id, now));
  expect((await get(`/clinics/maple-street/visits/${maple.reference}`, maple.link.token)).status).toBe(401);
  await db.sql`update staff set ended_at = ${now} where id = ${maple.vetId}`;
  expect((await get('/clinics/maple-street/board', maple.vet.token)).status).toBe(401);
});

test('a role that was changed counts at once', async () => {
  await db.sql`update staff set role = 'manager' where id = ${maple.vetId}`;
  expect((await get('/clinics/maple-street/manage', maple.vet.token)).status).toBe(200);
});

test('too many calls are told how long to wait', async () => {
  const app = appWith(createLimits(true));
  const statuses = [];
  for (let n = 0; n < 61; n += 1) statuses.push((await app.request('/sign-in', { method: 'POST' })).status);
  expect(statuses).toEqual([...Array.from({ length: 60 }, () => 204), 429]);
  const refused = await app.request('/sign-in', { method: 'POST' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'rate-limited' });
});

test('a narrower route outside any clinic stays closed', async () => {
  expect((await get('/house', maple.vet.token)).status).toBe(404);
});

test('the same declaration documents the route', async () => {
  const { paths } = await generateSpecs(appWith());
  const operation = paths['/clinics/{clinic}/visits/{reference}']?.get;
  expect(operation).toMatchObject({ summary: 'A visit', 'x-who': [...theOwner, ...everyStaff, 'draft'] });
  expect(operation?.responses).toMatchObject({ 200: { content: { 'application/json': {} } }, 401: { content: { 'application/problem+json': {} } } });
});
