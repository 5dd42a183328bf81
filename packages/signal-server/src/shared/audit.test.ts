import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { claimJob, finishJob } from '../database/jobs.ts';
import { transaction } from '../database/transaction.ts';
import { freshDatabase } from '../../test/database.ts';
import { anchorAudit, readAnchors, writeAnchor } from './audit-anchors.ts';
import { anchorJob, appendAudit, contentHash, verifyAudit } from './audit.ts';
import { newId } from './ids.ts';
import { createKeys } from './keys.ts';

const db = await freshDatabase();
const keys = createKeys('a secret for tests');
const dataDir = await mkdtemp(join(tmpdir(), 'vetkit-audit-'));
const clock = () => new Date('2030-01-07T10:00:00.000Z');
let clinic: string;

beforeEach(async () => {
  clinic = newId();
  await db.sql`delete from job`;
  await db.sql`insert into clinic (id, slug, name, zone, currency, country) values (${clinic}, ${`c-${clinic.slice(0, 8)}`}, 'Maple Street Veterinary', 'America/Toronto', 'CAD', 'CA')`;
});
afterAll(() => rm(dataDir, { recursive: true }));

const write = (content: unknown) =>
  transaction(db, (tx) => appendAudit(tx, keys, { clinic, at: clock(), actor: 'system', action: 'record.saved', subject: `record:${clinic}:1`, content }));
const anchorNow = async () => {
  const job = await claimJob(db.sql, [anchorJob], 60_000);
  if (!job) return false;
  await anchorAudit({ db, clock, dataDir })(job);
  await finishJob(db.sql, job);
  return true;
};
const verdict = async () => verifyAudit(db.sql, keys, clinic, await readAnchors(dataDir, clinic));
/** As somebody with all rights in the database would. */
const tamper = (change: (sql: typeof db.sql) => Promise<unknown>) =>
  db.sql.begin(async (tx) => {
    await tx`alter table audit disable trigger audit_append_only`;
    await change(tx as unknown as typeof db.sql);
    await tx`alter table audit enable trigger audit_append_only`;
  });

test('an untouched chain is sound, with its anchors', async () => {
  for (const note of ['one', 'two', 'three']) await write({ note });
  expect(await anchorNow()).toBe(true);
  expect(await verdict()).toEqual({ sound: true, entries: 3, anchors: 1 });
});

test('a clinic without an entry is sound', async () => {
  expect(await verdict()).toEqual({ sound: true, entries: 0, anchors: 0 });
});

test('entries cannot be changed or deleted by the server itself', async () => {
  await write('one');
  await expect(db.sql`update audit set action = 'nothing' where clinic_id = ${clinic}`).rejects.toThrow('append-only');
  await expect(db.sql`delete from audit where clinic_id = ${clinic}`).rejects.toThrow('append-only');
});

test.each([
  ['the content', (sql: typeof db.sql) => sql`update audit set content = ${contentHash(keys, 'another text')} where clinic_id = ${clinic} and seq = 2`],
  ['the actor', (sql: typeof db.sql) => sql`update audit set actor = 'operator' where clinic_id = ${clinic} and seq = 2`],
  ['the time', (sql: typeof db.sql) => sql`update audit set at = at + interval '1 ms' where clinic_id = ${clinic} and seq = 2`],
  ['the hash', (sql: typeof db.sql) => sql`update audit set hash = decode(repeat('00', 32), 'hex') where clinic_id = ${clinic} and seq = 2`],
])('a change of %s is found, and where', async (_what, change) => {
  for (const note of ['one', 'two', 'three']) await write(note);
  await tamper(change);
  expect(await verdict()).toEqual({ sound: false, seq: 2, why: 'changed' });
});

test('an entry taken out of the middle is found', async () => {
  for (const note of ['one', 'two', 'three']) await write(note);
  await tamper((sql) => sql`delete from audit where clinic_id = ${clinic} and seq = 2`);
  expect(await verdict()).toEqual({ sound: false, seq: 2, why: 'missing' });
});

test('a cut tail is found even when the head was set back: the anchor remembers it', async () => {
  for (const note of ['one', 'two', 'three']) await write(note);
  await anchorNow();
  await tamper(async (sql) => {
    await sql`delete from audit where clinic_id = ${clinic} and seq = 3`;
    await sql`update audit_head h set seq = 2, hash = (select hash from audit a where a.clinic_id = h.clinic_id and seq = 2) where clinic_id = ${clinic}`;
  });
  expect(await verdict()).toEqual({ sound: false, seq: 3, why: 'anchor' });
});

test('a tail written again with the right key is found by its anchor', async () => {
  await write('one');
  await write('what really happened');
  await anchorNow();
  await tamper(async (sql) => {
    await sql`delete from audit where clinic_id = ${clinic} and seq = 2`;
    await sql`update audit_head h set seq = 1, hash = (select hash from audit a where a.clinic_id = h.clinic_id and seq = 1) where clinic_id = ${clinic}`;
  });
  await write('what should have happened');
  expect(await verdict()).toEqual({ sound: false, seq: 2, why: 'anchor' });
});

test('entries behind the head are found', async () => {
  await write('one');
  await write('two');
  await db.sql`update audit_head h set seq = 1, hash = (select hash from audit a where a.clinic_id = h.clinic_id and seq = 1) where clinic_id = ${clinic}`;
  expect(await verdict()).toEqual({ sound: false, seq: 2, why: 'head' });
});

test('a chain made with another key is not ours', async () => {
  await write('one');
  expect(await verifyAudit(db.sql, createKeys('another secret'), clinic, [])).toEqual({ sound: false, seq: 1, why: 'changed' });
});

test('many entries ask for one anchor; one that comes after it asks again', async () => {
  await write('one');
  await write('two');
  expect(await anchorNow()).toBe(true);
  expect(await anchorNow()).toBe(false);
  await write('three');
  expect(await anchorNow()).toBe(true);
  expect((await readAnchors(dataDir, clinic)).map((anchor) => anchor.seq)).toEqual([2, 3]);
});

test('an entry written while the anchor is being made is anchored too', async () => {
  await write('one');
  const job = await claimJob(db.sql, [anchorJob], 60_000);
  let second: Promise<void> | undefined;
  // The clock is read between reading the head and writing it down. The job's row is still there: this entry cannot ask for another one.
  const racing = () => {
    second ??= write('two');
    return clock();
  };
  await anchorAudit({ db, dataDir, clock: racing })(job!);
  await second;
  await anchorNow();
  expect((await readAnchors(dataDir, clinic)).at(-1)?.seq).toBe(2);
});

test('what a transaction takes back was never in the chain', async () => {
  await write('one');
  await expect(
    transaction(db, async (tx) => {
      await appendAudit(tx, keys, { clinic, at: clock(), actor: 'system', action: 'x', subject: 'y', content: null });
      throw new RangeError('no');
    }),
  ).rejects.toThrow('no');
  await write('two');
  expect(await verdict()).toMatchObject({ sound: true, entries: 2 });
});

test('twenty writers at once make one chain', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => write({ n })));
  expect(await verdict()).toMatchObject({ sound: true, entries: 20 });
});

test('a line of the anchor file that a crash has cut does not spoil the next', async () => {
  const hash = 'ab'.repeat(32);
  await writeAnchor(dataDir, clinic, { seq: 1, hash, at: clock() });
  await appendFile(join(dataDir, 'anchors', `${clinic}.log`), '2 abab');
  await writeAnchor(dataDir, clinic, { seq: 3, hash, at: clock() });
  expect((await readAnchors(dataDir, clinic)).map((anchor) => anchor.seq)).toEqual([1, 3]);
});

test('equal contents have equal hashes, whatever the order of their members', () => {
  expect(contentHash(keys, { a: 1, b: { c: 2, d: 3 } })).toEqual(contentHash(keys, { b: { d: 3, c: 2 }, a: 1 }));
  expect(contentHash(keys, { a: 1 })).not.toEqual(contentHash(keys, { a: 2 }));
});
