import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../test/database.ts';
import { clinicBySlug, isKnownOrigin } from './clinics/store.ts';
import { claimJob } from './database/jobs.ts';
import { transaction } from './database/transaction.ts';
import { fillDemo } from './flows/clinics/fill-demo.ts';
import { explainFailure, runCommand } from './operator-commands.ts';
import { openSession, sessionByToken } from './identity/store.ts';
import { staffOf, workplaces } from './people/store.ts';
import { anchorAudit, writeAnchor } from './shared/audit-anchors.ts';
import { anchorJob, appendAudit } from './shared/audit.ts';
import { newId } from './shared/ids.ts';
import { createKeys } from './shared/keys.ts';

const db = await freshDatabase();
const keys = createKeys('a secret for tests');
const clock = () => new Date('2030-01-07T10:00:00.000Z');
const dataDir = await mkdtemp(join(tmpdir(), 'vetkit-operator-'));
const demo = () => fillDemo({ db, keys, clock, dataDir, isLocal: true, demoOrigin: undefined });
afterAll(() => rm(dataDir, { recursive: true }));

let said: string;
const run = async (line: string): Promise<number> => {
  said = '';
  const argv = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
  try {
    return await runCommand({ db, keys, clock, dataDir, s3: undefined, publicUrl: new URL('https://care.example'), say: (text) => (said += `${text}\n`) }, argv);
  } catch (error) {
    said = explainFailure(error) ?? String(error);
    return 2;
  }
};
const cedar = 'clinic create --slug cedar-road --name "Cedar Road Animal Care" --zone Europe/London --country GB --currency GBP --manager-name "Ana Silva" --manager-email Ana@cedar-road.example';

beforeEach(async () => {
  for (const { slug } of await db.sql<{ slug: string }[]>`select slug from clinic`) await run(`clinic remove ${slug} --yes`);
  await rm(join(dataDir, 'demo-removed'), { force: true });
  for (const folder of ['anchors', 'removing']) await rm(join(dataDir, folder), { recursive: true, force: true });
  await db.sql`delete from job`;
});

test('a clinic is made, listed, given a site, and removed', async () => {
  expect(await run(`${cedar} --origin https://cedar-road.example`)).toBe(0);
  expect(said).toContain('https://care.example/desk');
  expect(await workplaces(db.sql, 'ana@cedar-road.example', clock())).toMatchObject([{ role: 'manager', name: 'Ana Silva' }]);
  expect(await isKnownOrigin(db.sql, 'https://cedar-road.example', 'cedar-road')).toBe(true);
  expect(await run('clinic list')).toBe(0);
  expect(said).toBe('cedar-road  Cedar Road Animal Care  Europe/London\n');
  expect(await run('clinic origin cedar-road https://portal.example --staff')).toBe(0);
  expect(await isKnownOrigin(db.sql, 'https://portal.example', 'cedar-road')).toBe(true);
  for (const code of [0, 2]) expect(await run('clinic origin cedar-road https://portal.example --staff --remove')).toBe(code);
  expect(await isKnownOrigin(db.sql, 'https://portal.example', 'cedar-road')).toBe(false);

  expect(await run('clinic remove cedar-road')).toBe(2);
  expect(said).toContain('--yes');
  expect(await clinicBySlug(db.sql, 'cedar-road')).toBeDefined();
  expect(await run('clinic remove cedar-road --yes')).toBe(0);
  expect(await clinicBySlug(db.sql, 'cedar-road')).toBeUndefined();
});

test('somebody more works at a clinic, leaves, and comes back; who has left is signed out at once', async () => {
  await run(cedar);
  expect(await run('staff add cedar-road --name "Dr. Ben Low" --email Ben@cedar-road.example --role vet')).toBe(0);
  expect(said).toContain('https://care.example/desk');
  expect(await run('staff add cedar-road --name "Ben Low" --email ben@cedar-road.example --role manager')).toBe(2);
  expect(said).toContain('already');
  expect(await run('staff list cedar-road')).toBe(0);
  expect(said).toBe('vet  Dr. Ben Low  ben@cedar-road.example\nmanager  Ana Silva  ana@cedar-road.example\n');

  const clinic = (await clinicBySlug(db.sql, 'cedar-road'))!;
  const [ben] = await workplaces(db.sql, 'ben@cedar-road.example', clock());
  const { token } = await transaction(db, (tx) => openSession(tx, { clinic }, { kind: 'staff', staff: ben!.id, now: clock(), expiresAt: new Date('2030-01-08T00:00:00Z') }));
  expect(await run('staff end cedar-road ben@cedar-road.example')).toBe(0);
  expect(said).toBe('Dr. Ben Low no longer works at Cedar Road Animal Care.\n');
  expect((await sessionByToken(db.sql, token))?.revokedAt).toEqual(clock());
  expect(await workplaces(db.sql, 'ben@cedar-road.example', clock())).toEqual([]);
  expect(await run('staff end cedar-road ben@cedar-road.example')).toBe(2);
  expect(await run('staff end cedar-road')).toBe(2);
  expect(said).toContain('Who? staff end cedar-road');
  expect(await run('staff end cedar-road ana@cedar-road.example')).toBe(2);
  expect(said).toContain('last manager');

  expect(await run('staff add cedar-road --name "Ben Low" --email ben@cedar-road.example --role technician')).toBe(0);
  expect(await workplaces(db.sql, 'ben@cedar-road.example', clock())).toMatchObject([{ id: ben!.id, name: 'Ben Low', role: 'technician' }]);
  expect((await sessionByToken(db.sql, token))?.revokedAt).toEqual(clock());
  expect(await db.sql`select action, actor from audit where clinic_id = ${clinic.id} and action like 'staff.%' order by seq`).toEqual(['added', 'ended', 'added'].map((what) => ({ action: `staff.${what}`, actor: 'operator' })));
});

test.each([
  ['staff add', 'Which clinic?'],
  ['staff add elm-street --name Ben', 'There is no clinic "elm-street".'],
  ['clinic dance', 'There is no command "clinic dance".'],
  ['clinic create --slug cedar-road', '--zone: is missing'],
  [cedar.replace('Europe/London', 'Mars/North'), 'An IANA time zone such as America/Toronto'],
  [cedar.replace('cedar-road', '"Cedar Road"'), '--'],
  [`${cedar} --colour red`, 'colour'],
  [`${cedar} --origin https://cedar-road.example/book`, 'without a path'],
  ['clinic remove elm-street --yes', 'There is no clinic "elm-street".'],
  ['clinic remove elm-street oak-lane --yes', '"oak-lane" is a word too many'],
  [cedar.replace('"Ana Silva"', 'Ana Silva'), '"Silva" is a word too many'],
  ['demo remove maple-street', '"maple-street" is a word too many'],
  ['payments reconcile', 'Which clinic?'],
  ['clinic origin', 'Which clinic?'],
  ['clinic origin elm-street https://elm.example', 'There is no clinic "elm-street".'],
])('what cannot be done as typed is explained: %s', async (line, words) => {
  expect(await run(line)).toBe(2);
  expect(said).toContain(words);
  expect(await db.sql`select 1 from clinic`).toHaveLength(0);
});

test('a short name that is taken is said', async () => {
  await run(cedar);
  expect(await run(cedar)).toBe(2);
  expect(said).toContain('Another clinic has this short name.');
});

test('the demo goes and does not come back by itself', async () => {
  await demo();
  expect(await run('demo remove')).toBe(0);
  expect(await demo()).toBeUndefined();
  expect(await run('demo remove')).toBe(0);
  expect(said).toBe('There is no demo clinic.\n');
});

test.each(['after its rows', 'at its files'])('a removal that was cut off %s is told apart from a clinic that vanished, and goes on when it is given again', async (where) => {
  const { id } = (await demo())!;
  await writeAnchor(dataDir, id, { seq: 1, hash: '00'.repeat(32), at: clock() });
  const died = () => Promise.reject(new Error('killed'));
  const sql = new Proxy(db.sql, {
    get: (target, name, receiver) => (name === 'begin' ? (work: Parameters<typeof target.begin>[1]) => target.begin(work).then(died) : Reflect.get(target, name, receiver)) as unknown,
  });
  // A store that does not answer ends it as a kill there would.
  const s3 = { bucket: 'none', region: 'none', endpoint: 'http://127.0.0.1:1', addressing: 'path', accessKeyId: 'none', secretAccessKey: 'none' } as const;
  const world = { db, keys, clock, dataDir, s3: undefined, publicUrl: new URL('https://care.example'), say: () => {} };
  await expect(runCommand({ ...world, ...(where === 'after its rows' ? { db: { ...db, sql } } : { s3 }) }, ['clinic', 'remove', 'maple-street', '--yes'])).rejects.toThrow();
  expect(await clinicBySlug(db.sql, 'maple-street')).toBeUndefined();

  expect(await run('audit verify')).toBe(1);
  expect(said).toBe('maple-street: BROKEN, its removal was cut off. Go on with it: clinic remove maple-street --yes\n');
  expect(await run(where === 'after its rows' ? 'clinic remove maple-street --yes' : 'demo remove')).toBe(0);
  expect(said).toContain('Maple Street Veterinary is gone');
  expect(await run('audit verify')).toBe(0);
  expect(await run('clinic remove maple-street --yes')).toBe(2);
});

/** One version of a record, written and audited like the server does it. */
async function writeRecord(clinic: string) {
  const scope = { clinic: { id: clinic } };
  const [vet] = await staffOf(db.sql, scope, clock());
  const [consult, record, body] = [newId(), newId(), { subjective: 'Scratches.', vitals: { weight: 4.2, pulse: null }, assessment: 'Sore ear.' }];
  await transaction(db, async (tx) => {
    await tx`insert into consult (clinic_id, id, reference) values (${clinic}, ${consult}, 'VK-MMMM-MM')`;
    await tx`insert into record (clinic_id, id, consult_id, revision) values (${clinic}, ${record}, ${consult}, 1)`;
    await tx`insert into record_version (clinic_id, record_id, revision, kind, body, author_id) values (${clinic}, ${record}, 1, 'draft', ${tx.json(body)}, ${vet!.id})`;
    await appendAudit(tx, keys, { clinic, at: clock(), actor: `staff:${vet!.id}`, action: 'record.saved', subject: `record:${record}:1`, content: body });
  });
  return `record:${record}:1`;
}
const tamper = (table: string, change: (sql: typeof db.sql) => Promise<unknown>) =>
  db.sql.begin(async (tx) => {
    await tx.unsafe(`alter table ${table} disable trigger ${table}_append_only`);
    await change(tx as unknown as typeof db.sql);
    await tx.unsafe(`alter table ${table} enable trigger ${table}_append_only`);
  });

test('the audit chain leaves the house as lines that link to each other, with the anchors after them', async () => {
  const { id } = (await demo())!;
  await writeRecord(id);
  const job = await claimJob(db.sql, [anchorJob], 60_000);
  await anchorAudit({ db, clock, dataDir })(job!);
  const file = join(dataDir, 'audit.jsonl');
  expect(await run(`audit export maple-street ${file}`)).toBe(0);
  expect(said).toContain('2 entries of Maple Street Veterinary');
  const lines = (await readFile(file, 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ seq, action, anchor }) => seq ?? anchor ?? action)).toEqual([1, 2, 2, undefined]);
  expect(lines.at(-1)).toEqual({ entries: 2, anchors: 1 });
  expect([lines[1]?.previous, lines[2]?.hash]).toEqual([lines[0]?.hash, lines[1]?.hash]);
  expect(JSON.stringify(lines)).not.toContain('Scratches');
  expect(await run(`audit export maple-street ${file}`)).toBe(2);
  expect(said).toContain('There is a file already');
  expect(await run('audit export maple-street')).toBe(2);
});

test('an export that fails leaves no file that looks like a whole one, and says so', async () => {
  const { id } = (await demo())!;
  await writeRecord(id);
  // The entries have been written when the anchors turn out to be unreadable.
  await mkdir(join(dataDir, 'anchors', `${id}.log`), { recursive: true });
  const folder = await mkdtemp(join(dataDir, 'export-'));
  expect(await run(`audit export maple-street ${join(folder, 'audit.jsonl')}`)).toBe(2);
  expect(said).toContain(`${join(folder, 'audit.jsonl')} was not written`);
  expect(await readdir(folder)).toEqual([]);
  expect(await run(`audit export maple-street ${join(folder, 'nowhere', 'audit.jsonl')}`)).toBe(2);
  expect(said).toContain('ENOENT');
});

test('an untouched server verifies, and ends with 0', async () => {
  const { id } = (await demo())!;
  await writeRecord(id);
  const job = await claimJob(db.sql, [anchorJob], 60_000);
  await anchorAudit({ db, clock, dataDir })(job!);
  expect(await run('audit verify')).toBe(0);
  expect(said).toBe('maple-street: sound, 2 entries, 1 anchors\n');
});

test('a record that was changed, removed or slipped in past the chain is found, and ends with 1', async () => {
  const { id } = (await demo())!;
  const subject = await writeRecord(id);
  await tamper('record_version', (sql) => sql`update record_version set body = jsonb_set(body, '{assessment}', '"All well."') where clinic_id = ${id}`);
  expect(await run('audit verify')).toBe(1);
  expect(said).toBe(`maple-street: BROKEN, ${subject} was changed after it was written\n`);

  await tamper('record_version', (sql) => sql`delete from record_version where clinic_id = ${id}`);
  await run('audit verify');
  expect(said).toBe(`maple-street: BROKEN, ${subject} was written and is gone\n`);

  const [vet] = await staffOf(db.sql, { clinic: { id } }, clock());
  await db.sql`insert into record_version (clinic_id, record_id, revision, kind, body, author_id) select ${id}, id, 0, 'draft', '{}', ${vet!.id} from record where clinic_id = ${id}`;
  await run('audit verify');
  expect(said).toContain('was written past the audit chain');
});

test('a chain that was cut, and a clinic that vanished, are found by their anchors', async () => {
  const { id } = (await demo())!;
  await writeRecord(id);
  await anchorAudit({ db, clock, dataDir })((await claimJob(db.sql, [anchorJob], 60_000))!);
  await tamper('audit', async (sql) => {
    await sql`delete from audit where clinic_id = ${id} and seq = 2`;
    await sql`update audit_head h set seq = 1, hash = (select hash from audit a where a.clinic_id = h.clinic_id and seq = 1) where clinic_id = ${id}`;
  });
  expect(await run('audit verify')).toBe(1);
  expect(said).toContain('maple-street: BROKEN, entry 2 is not the one that was anchored');

  await db.sql.begin(async (tx) => {
    await tx`select set_config('vetkit.removing_clinic', ${id}, true)`;
    await tx`delete from record_version`;
    await tx`delete from record`;
    await tx`delete from clinic`;
  });
  expect(await run('audit verify')).toBe(1);
  expect(said).toContain(`${id}: BROKEN, there are anchors of a clinic that is not in the database`);
});
