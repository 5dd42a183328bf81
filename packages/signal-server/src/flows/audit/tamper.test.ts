import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { earDrops } from '../../../test/scripts.ts';
import { visitWorld } from '../../../test/visit.ts';
import { claimJob } from '../../database/jobs.ts';
import { emptyRecord } from '../../records/rules.ts';
import type { RecordBody } from '../../records/contract.ts';
import { anchorAudit } from '../../shared/audit-anchors.ts';
import { anchorJob, contentHash } from '../../shared/audit.ts';
import { verifyAll } from './verify.ts';

const clinic = await visitWorld();
const { sql } = clinic.db;
const dataDir = await mkdtemp(join(tmpdir(), 'vetkit-tamper-'));
afterAll(() => rm(dataDir, { recursive: true }));

const from = (revision: number) => ({ 'if-match': `"${revision}"` });
const body: RecordBody = {
  ...emptyRecord(),
  subjective: 'Scratches.',
  objective: 'Red.',
  vitals: { ...emptyRecord().vitals, temperature: 38.6, pulse: 180, counted: { pulse: 'owner-30' }, rest: 'asleep' },
  exam: { ears: { is: 'abnormal', words: 'Left ear red' } },
  pain: { scale: 'fgs', name: '', total: 3, of: 10 },
  assessment: 'Sore ear.',
  problems: [{ words: 'Sore ear', certainty: 'suspected', differentials: 'Mites', code: { system: 'https://vocabulary.example', code: '7', display: 'Ear' } }],
  plan: 'Clean.',
  education: 'How to clean.',
  scripts: { kind: 'some', scripts: [earDrops] },
  followUp: { kind: 'recheck', inDays: 14 },
  summary: { found: 'His ear is sore.', nextSteps: 'Clean the ear', callIf: 'he cries' },
};
const writing = { id: '00000000-0000-4000-8000-000000000077', n: 3 };

/** Tables whose rows the chain vouches for, with what tells a row from its neighbours. */
const tables = { audit: 'seq', audit_head: 'clinic_id', record_version: "record_id || ':' || revision", record: 'id', script: 'id', script_event: 'id' } as const;
type Table = keyof typeof tables;

/** Past every trigger and foreign key, as somebody with the database in hands. */
const behind = (change: (tx: typeof sql) => Promise<unknown>) =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await change(tx as unknown as typeof sql);
  });
const verdict = async () => (await verifyAll({ db: clinic.db, keys: clinic.keys, dataDir })).find(({ clinic: slug }) => slug === 'maple-street')!.verdict;
const restore = (table: Table) => behind(async (tx) => {
  await tx.unsafe(`delete from ${table}; insert into ${table} select * from ${table}_kept`);
});

async function anchor() {
  const job = await claimJob(sql, [anchorJob], 60_000);
  await anchorAudit({ db: clinic.db, clock: clinic.clock, dataDir })(job!);
}

beforeAll(async () => {
  // A draft, a completed and an amended record, and a call whose hours run.
  const [draft, done, amended] = [await clinic.book(), await clinic.book(), await clinic.book()];
  for (const visit of [draft, done, amended]) {
    await clinic.post('vet', `${visit.path}/end`, { why: 'finished' });
    expect((await clinic.put('vet', visit.record, { body, writing }, from(0))).status).toBe(200);
  }
  for (const visit of [done, amended]) expect((await clinic.post('vet', `${visit.record}/complete`, undefined, from(1))).status).toBe(200);
  expect((await clinic.post('vet', `${amended.record}/amendments`, { body: { ...body, plan: 'Clean twice.' }, reason: 'More often.' }, from(2))).status).toBe(200);
  await clinic.get('manager', amended.record);
  const { scripts } = (await (await clinic.get('owner', `${done.record}/scripts`)).json()) as { scripts: { id: string; code: string; dispensingCode: string }[] };
  expect((await clinic.post(undefined, `/scripts/${scripts[0]!.code}/used`, { dispensingCode: scripts[0]!.dispensingCode, by: 'Corner Pharmacy' })).status).toBe(200);
  expect((await clinic.post('vet', `${done.record}/scripts/${scripts[0]!.id}/void`, { reason: 'Wrong ear.' })).status).toBe(200);
  await anchor();
  for (const table of Object.keys(tables)) await sql.unsafe(`create table ${table}_kept as select * from ${table}`);
});

/** How one byte of a value of this type becomes another, in SQL. */
const flipped: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `overlay(${column} placing chr(ascii(left(${column}, 1)) # 1) from 1 for 1)`,
  uuid: (column) => `overlay(${column}::text placing to_hex((('x0' || left(${column}::text, 1))::bit(8)::int # 1)) from 1 for 1)::uuid`,
  integer: (column) => `${column} # 1`,
  bigint: (column) => `${column} # 1`,
  'timestamp with time zone': (column) => `${column} + interval '1 microsecond'`,
  bytea: (column) => `set_bit(${column}, 5, 1 - get_bit(${column}, 5))`,
};

describe.each(Object.keys(tables) as Table[])('one byte of %s', (table) => {
  test('is found in every column of every row, and the row is named', async () => {
    expect(await verdict()).toMatchObject({ sound: true });
    const columns = await sql<{ name: string; type: string }[]>`select column_name as name, data_type as type from information_schema.columns where table_name = ${table} order by ordinal_position`;
    const rows = await sql<{ key: string }[]>`${sql.unsafe(`select (${tables[table]})::text as key from ${table}`)}`;
    let tried = 0;
    for (const { name, type } of columns) {
      // Their leaves are gone through below.
      if (type === 'jsonb') continue;
      // Counts wrong tries, and the sealed codes open with nothing else than what was sealed: no statement of the record hangs on them.
      if (table === 'script' && (name === 'tries' || name === 'code_sealed')) continue;
      expect(Object.keys(flipped), `${table}.${name}`).toContain(type);
      for (const { key } of rows) {
        await behind((tx) => tx.unsafe(`update ${table} set ${name} = ${flipped[type]!(name)} where ctid = (select ctid from ${table} where (${tables[table]})::text = '${key}' and ${name} is not null limit 1)`)).catch((error: Error) => {
          // A value the table itself does not take is no way in.
          expect(error.message).toMatch(/check constraint|duplicate key/);
        });
        const [changed] = await sql<{ n: number }[]>`${sql.unsafe(`select count(*)::int as n from (select * from ${table} except select * from ${table}_kept) d`)}`;
        if (!changed!.n) continue;
        tried++;
        const found = await verdict();
        expect(found.sound, `${table}.${name} of ${key}`).toBe(false);
        if (table !== 'audit' && table !== 'audit_head') expect('subject' in found && /^(record|script|script-event):/.test(found.subject), `${table}.${name}`).toBe(true);
        if (table === 'audit') expect('seq' in found ? Math.abs(found.seq - Number(key)) : NaN, `audit.${name} of ${key}`).toBeLessThanOrEqual(1);
        await restore(table);
      }
    }
    expect(tried).toBeGreaterThan(table === 'audit_head' ? 1 : 4);
    expect(await verdict()).toMatchObject({ sound: true });
  });
});

test('every word, number and yes of a record is vouched for, and so is who signed it', async () => {
  const rows = await sql<{ record_id: string; revision: number; body: unknown; writing: unknown; signed: unknown }[]>`select record_id, revision, body, writing, signed from record_version order by revision desc limit 1`;
  const [{ record_id, revision, ...members }] = rows as unknown as [(typeof rows)[number]];
  let tried = 0;
  for (const column of ['body', 'signed'] as const) {
    for (const path of leaves(members[column])) {
      await behind((tx) => tx`update record_version set ${tx(column)} = jsonb_set(${tx(column)}, ${path}, ${tx.json('changed')}) where record_id = ${record_id} and revision = ${revision}`);
      expect(await verdict(), path.join('.')).toMatchObject({ sound: false, why: 'record-changed', subject: `record:${record_id}:${revision}` });
      await restore('record_version');
      tried++;
    }
  }
  expect(tried).toBeGreaterThan(35);
});

test('every word of a script, of the animal it is for, and of whoever signed it is vouched for', async () => {
  const [script] = (await sql<{ id: string; content: unknown; about: unknown; signed: unknown }[]>`select id, content, about, signed from script limit 1`) as unknown as [{ id: string; content: unknown; about: unknown; signed: unknown }];
  let tried = 0;
  for (const column of ['content', 'about', 'signed'] as const) {
    for (const path of leaves(script[column])) {
      await behind((tx) => tx`update script set ${tx(column)} = jsonb_set(${tx(column)}, ${path}, ${tx.json('changed')}) where id = ${script.id}`);
      expect(await verdict(), `${column}.${path.join('.')}`).toMatchObject({ sound: false, subject: `script:${script.id}` });
      await restore('script');
      tried++;
    }
  }
  expect(tried).toBeGreaterThan(10);
});

/** The paths of everything that is not itself made of parts. */
const leaves = (value: unknown, at: string[] = []): string[][] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => leaves(each, [...at, key])) : [at];

test('a chain that was computed anew after a change is found against the last anchor', async () => {
  const [version] = await sql<{ record_id: string; revision: number }[]>`select record_id, revision from record_version where kind = 'completed' limit 1`;
  const subject = `record:${version!.record_id}:${version!.revision}`;
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  await behind(async (tx) => {
    await tx`update record_version set body = jsonb_set(body, '{plan}', '"Something else."') where record_id = ${version!.record_id} and revision = ${version!.revision}`;
    // With the server's own key in hands: the entry is made to fit, and so is every one after it, and the head.
    const { recordVersions } = await import('../../views/audited-records.ts');
    let kept: unknown;
    for await (const one of recordVersions(tx, clinic.people.clinic)) if (one.subject === subject) kept = one.kept;
    await tx`update audit set content = ${contentHash(clinic.keys, kept)} where subject = ${subject} and action = 'record.completed'`;
    let previous: Uint8Array = Buffer.alloc(32);
    for (const row of await tx<{ seq: number; at: Date; actor: string; action: string; subject: string; content: Uint8Array }[]>`select * from audit where clinic_id = ${clinic.people.clinic} order by seq`) {
      const hash = clinic.keys.hash('audit', JSON.stringify([hex(previous), clinic.people.clinic, row.seq, row.at.toISOString(), row.actor, row.action, row.subject, hex(row.content)]));
      await tx`update audit set previous = ${Buffer.from(previous)}, hash = ${hash} where clinic_id = ${clinic.people.clinic} and seq = ${row.seq}`;
      await tx`update audit_head set hash = ${hash} where clinic_id = ${clinic.people.clinic}`;
      previous = hash;
    }
  });
  expect(await verdict()).toMatchObject({ sound: false, why: 'anchor' });
  for (const table of ['record_version', 'audit', 'audit_head'] as const) await restore(table);
  expect(await verdict()).toMatchObject({ sound: true });
});
