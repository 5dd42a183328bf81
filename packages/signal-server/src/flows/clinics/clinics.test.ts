import { access, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../../test/database.ts';
import { calendarOf } from '../../calendar/store.ts';
import { Clinic } from '../../clinics/contract.ts';
import type { Setup } from '../../clinics/setup.contract.ts';
import { clinicBySlug, hasOrigin, isKnownOrigin } from '../../clinics/store.ts';
import { appendEvent } from '../../database/events.ts';
import { transaction } from '../../database/transaction.ts';
import { staffOf } from '../../people/store.ts';
import { readAnchors, writeAnchor } from '../../shared/audit-anchors.ts';
import { verifyAudit } from '../../shared/audit.ts';
import { newId } from '../../shared/ids.ts';
import { createKeys } from '../../shared/keys.ts';
import { createClinic } from './create-clinic.ts';
import { demoRemovedFile, fillDemo } from './fill-demo.ts';
import { publicClinic } from './public-clinic.ts';
import { diskFiles } from '../../files/provider.disk.ts';
import { addFile, addFileRequest } from '../../files/store.ts';
import { removeClinic } from './remove-clinic.ts';
import { setUp } from './set-up.ts';

const db = await freshDatabase();
const keys = createKeys('a secret for tests');
const clock = () => new Date('2030-01-07T10:00:00.000Z');
const world = { db, clock, keys };
const setupToken = 'the-token-that-the-console-showed';
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vetkit-clinics-'));
});
afterAll(() => rm(dataDir, { recursive: true }));
beforeEach(() => rm(demoRemovedFile(dataDir), { force: true }));
afterEach(async () => {
  for (const { slug } of await db.sql<{ slug: string }[]>`select slug from clinic`) await removeClinic({ db, dataDir, files: diskFiles(join(dataDir, 'files')) })(slug);
});

const demo = (more: Partial<Parameters<typeof fillDemo>[0]> = {}) => fillDemo({ ...world, dataDir, isLocal: true, demoOrigin: 'http://localhost:8788', ...more });
const setup: Setup = {
  token: setupToken,
  clinic: { slug: 'cedar-road', name: 'Cedar Road Animal Care', zone: 'Europe/London', country: 'GB', currency: 'GBP' },
  manager: { name: 'Ana Silva', email: 'Ana@cedar-road.example' },
  vet: { name: 'Dr. Tom Hale', email: 'tom@cedar-road.example', licence: 'MRCVS 0000 (demo)' },
};
const count = async (table: string) => (await db.sql<{ n: number }[]>`select count(*)::int as n from ${db.sql(table)}`)[0]!.n;

test('the demo clinic is complete: people, kinds of visit, hours, hospitals, its own site', async () => {
  const clinic = (await demo())!;
  const shown = await publicClinic(world)({ clinic });
  expect(v.parse(v.strictObject(Clinic.entries), shown)).toEqual(shown);
  expect(shown).toMatchObject({ slug: 'maple-street', zone: 'America/Toronto', currency: 'CAD', demo: true });
  expect(shown.types.map((type) => type.code)).toEqual(['sick', 'recheck', 'wellness', 'technician']);
  expect(shown.practitioners.map((person) => person.name)).toEqual(['Dr. Hana Ito', 'Dr. Leo Park', 'Alex Reyes']);
  expect(shown.hospitals.map((hospital) => hospital.minutes)).toEqual([12, 25]);
  expect(JSON.stringify(shown)).not.toContain('@');
  for (const { id } of shown.practitioners) expect(await calendarOf(db.sql, { clinic }, id)).toBeDefined();
  expect(await hasOrigin(db.sql, { clinic }, 'http://localhost:8788', 'owner')).toBe(true);
  expect(await hasOrigin(db.sql, { clinic }, 'http://localhost:8788', 'staff')).toBe(false);
  expect(await verifyAudit(db.sql, keys, clinic.id, [])).toMatchObject({ sound: true, entries: 1 });
});

test('the demo is filled once, also by two servers that start together; the origin follows the port', async () => {
  const [one, two] = await Promise.all([demo(), demo({ demoOrigin: 'http://localhost:9001' })]);
  expect(one?.id).toBe(two?.id);
  expect(await count('clinic')).toBe(1);
  expect(await isKnownOrigin(db.sql, 'http://localhost:9001', 'maple-street')).toBe(true);
  expect(await isKnownOrigin(db.sql, 'http://localhost:9001')).toBe(true);
  // Whatever this machine is called in the address bar.
  for (const name of ['127.0.0.1', '[::1]']) expect(await isKnownOrigin(db.sql, `http://${name}:9001`, 'maple-street')).toBe(true);
  expect(await isKnownOrigin(db.sql, 'http://localhost:9001', 'cedar-road')).toBe(false);
});

test('there is no demo on a public server, beside a real clinic, or once it was removed', async () => {
  expect(await demo({ isLocal: false })).toBeUndefined();
  await writeFile(demoRemovedFile(dataDir), '');
  expect(await demo()).toBeUndefined();
  await rm(demoRemovedFile(dataDir));
  await setUp({ ...world, setupToken })(setup);
  expect(await demo()).toBeUndefined();
  expect(await count('clinic')).toBe(1);
});

test('the console’s token sets up the first clinic: a manager, and a vet who can be booked', async () => {
  expect(await setUp({ ...world, setupToken })(setup)).toEqual({ clinic: { slug: 'cedar-road', name: 'Cedar Road Animal Care' } });
  const clinic = (await clinicBySlug(db.sql, 'cedar-road'))!;
  const [vet, manager] = await staffOf(db.sql, { clinic }, clock());
  expect([vet?.role, manager?.role, manager?.email]).toEqual(['vet', 'manager', 'ana@cedar-road.example']);
  expect((await calendarOf(db.sql, { clinic }, vet!.id))?.hours.weekly.fri).toEqual([['09:00', '17:00']]);
  const shown = await publicClinic(world)({ clinic });
  expect([shown.types.length, shown.hospitals.length]).toEqual([2, 0]);
});

test('a wrong token, a second set-up, and a server that never asked for one are refused and change nothing', async () => {
  await expect(setUp({ ...world, setupToken })({ ...setup, token: 'another' })).rejects.toMatchObject({ code: 'setup-token-wrong' });
  await expect(setUp({ ...world, setupToken: undefined })(setup)).rejects.toMatchObject({ code: 'setup-done' });
  await expect(setUp({ ...world, setupToken })({ ...setup, vet: { ...setup.vet, email: 'ana@CEDAR-road.example' } })).rejects.toMatchObject({ code: 'bad-request' });
  expect(await count('clinic')).toBe(0);
  const both = await Promise.allSettled([setUp({ ...world, setupToken })(setup), setUp({ ...world, setupToken })({ ...setup, clinic: { ...setup.clinic, slug: 'elm' } })]);
  expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: 'setup-done' } });
  expect(await count('clinic')).toBe(1);
});

test('two clinics cannot have the same short name', async () => {
  const make = () => createClinic(world)({ clinic: setup.clinic, manager: setup.manager, origins: ['https://cedar-road.example'] });
  const clinic = await make();
  await expect(make()).rejects.toMatchObject({ code: 'slug-taken' });
  expect(await hasOrigin(db.sql, { clinic }, 'https://cedar-road.example', 'owner')).toBe(true);
});

test('removing a clinic takes all of it, with records and events, and leaves the others alone', async () => {
  const clinic = (await demo())!;
  const other = await createClinic(world)({ clinic: setup.clinic, manager: setup.manager, origins: [] });
  const [vet] = await staffOf(db.sql, { clinic }, clock());
  const ids = { appointment: newId(), consult: newId(), record: newId() };
  await db.sql`
    insert into appointment (clinic_id, id, reference, status, type_id, modality, practitioner_id, start_at, end_at, busy, policy_version, held_until)
    select ${clinic.id}, ${ids.appointment}, 'VK-CCCC-CC', 'held', id, 'video', ${vet!.id}, ${clock()}, ${clock()}::timestamptz + interval '30 min', tstzrange(${clock()}, ${clock()}::timestamptz + interval '30 min'), '2026-11', ${clock()}
    from appointment_type where clinic_id = ${clinic.id} and code = 'sick'`;
  await db.sql`insert into consult (clinic_id, id, appointment_id, reference) values (${clinic.id}, ${ids.consult}, ${ids.appointment}, 'VK-CCCC-CC')`;
  await db.sql`insert into record (clinic_id, id, consult_id, completed_by) values (${clinic.id}, ${ids.record}, ${ids.consult}, ${vet!.id})`;
  await db.sql`insert into record_version (clinic_id, record_id, revision, kind, body, author_id) values (${clinic.id}, ${ids.record}, 1, 'draft', '{}', ${vet!.id})`;
  await transaction(db, (tx) => appendEvent(tx, { clinic: clinic.id, consult: ids.consult, actor: { kind: 'system' }, type: 'record.saved', data: { revision: 1 } }));
  await transaction(db, async (tx) => {
    await addFile(tx, { clinic }, { id: newId(), appointment: ids.appointment, by: { kind: 'owner', id: null }, name: 'ear.png', length: 9, now: clock() });
    await addFileRequest(tx, { clinic }, { id: newId(), appointment: ids.appointment, staff: vet!.id, note: null, now: clock() });
  });
  const assessment = newId();
  await db.sql`
    insert into triage_assessment (clinic_id, id, made_by_kind, request, answer, suggested, pack_version, created_at)
    values (${clinic.id}, ${assessment}, 'anyone', '{}', '{}', 'soon', '1', ${clock()})`;
  await db.sql`insert into triage_decision (clinic_id, assessment_id, number, level, reason, staff_id, at) values (${clinic.id}, ${assessment}, 1, 'soon', 'x', ${vet!.id}, ${clock()})`;
  const files = diskFiles(join(dataDir, 'files'));
  await (await files.openPiece(clinic.id, newId())).close();
  await writeAnchor(dataDir, clinic.id, { seq: 1, hash: '00'.repeat(32), at: clock() });

  await removeClinic({ db, dataDir, files })('maple-street');
  expect(await readdir(join(dataDir, 'files'))).toEqual([]);
  expect(await clinicBySlug(db.sql, 'maple-street')).toBeUndefined();
  expect(await readAnchors(dataDir, clinic.id)).toEqual([]);
  const tables = await db.sql<{ name: string }[]>`select table_name as name from information_schema.columns where column_name = 'clinic_id' and table_schema = 'public'`;
  for (const { name } of tables) {
    const [left] = await db.sql<{ n: number }[]>`select count(*)::int as n from ${db.sql(name)} where clinic_id = ${clinic.id}`;
    expect(left!.n, name).toBe(0);
  }
  expect(await verifyAudit(db.sql, keys, other.id, [])).toMatchObject({ sound: true, entries: 1 });
  await expect(removeClinic({ db, dataDir, files })('maple-street')).rejects.toMatchObject({ code: 'not-found' });
  await expect(access(demoRemovedFile(dataDir))).rejects.toThrow();
});
