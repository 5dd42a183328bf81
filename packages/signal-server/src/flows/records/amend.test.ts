import * as v from 'valibot';
import { expect, test } from 'vitest';
import { earDrops } from '../../../test/scripts.ts';
import { visitWorld } from '../../../test/visit.ts';
import { FullVersion, MedicalRecord, RecordVersions, Summary, type RecordBody } from '../../records/contract.ts';
import { emptyRecord } from '../../records/rules.ts';
import { transaction } from '../../database/transaction.ts';

const clinic = await visitWorld();
const from = (revision: number) => ({ 'if-match': `"${revision}"` });
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

const full: RecordBody = {
  ...emptyRecord(),
  subjective: 'Scratches.',
  objective: 'Red.',
  assessment: 'Sore ear.',
  plan: 'Clean.',
  education: 'How to clean.',
  scripts: { kind: 'none' },
  followUp: { kind: 'none' },
  summary: { found: 'His ear is sore.', nextSteps: 'Clean the ear', callIf: '' },
};

/** A visit with a completed record of revision 2. */
async function completed() {
  const visit = await clinic.book();
  await clinic.put('vet', visit.record, { body: full }, from(0));
  expect((await clinic.post('vet', `${visit.record}/complete`, undefined, from(1))).status).toBe(200);
  const { body } = v.parse(MedicalRecord, await (await clinic.get('vet', visit.record)).json());
  const amend = (changes: Partial<RecordBody>, revision = 2, who: 'vet' | 'colleague' | 'technician' | 'manager' = 'vet', reason = 'The side was wrong.') =>
    clinic.post(who, `${visit.record}/amendments`, { body: { ...body, ...changes }, reason }, from(revision));
  return { ...visit, body, amend };
}

test('a completed record is amended with a reason and a signature; every version stays readable', async () => {
  const { record, amend } = await completed();
  const answer = await amend({ assessment: 'Sore ear, the right one.' });
  expect(answer.headers.get('etag')).toBe('"3"');
  expect(v.parse(MedicalRecord, await answer.json())).toMatchObject({ state: 'amended', revision: 3, body: { assessment: 'Sore ear, the right one.' } });

  const { versions } = v.parse(RecordVersions, await (await clinic.get('manager', `${record}/versions`)).json());
  expect(versions).toMatchObject([
    { revision: 3, kind: 'amendment', reason: 'The side was wrong.', signed: { name: 'Dr. Hana Ito', licence: 'ON 4471' } },
    { revision: 2, kind: 'completed', reason: null, signed: { name: 'Dr. Hana Ito', licence: 'ON 4471' } },
    { revision: 1, kind: 'draft', signed: null },
  ]);
  const before = v.parse(FullVersion, await (await clinic.get('vet', `${record}/versions/2`)).json());
  expect(before.body.assessment).toBe('Sore ear.');
  for (const none of ['4', '0', '-1', '1.5', 'x', '99999999999999']) expect(await code(await clinic.get('vet', `${record}/versions/${none}`))).toEqual([404, 'not-found']);
});

test('the owner reads the amended summary, and hears of it only where it reads differently', async () => {
  const { record, consult, amend, body } = await completed();
  expect((await amend({ assessment: 'For colleagues only.' })).status).toBe(200);
  expect((await amend({ assessment: 'For colleagues only.', summary: { ...body.summary, found: 'His right ear is sore.' } }, 3)).status).toBe(200);
  expect(v.parse(Summary, await (await clinic.get('owner', `${record}/summary`)).json()).found).toBe('His right ear is sore.');
  const events = await clinic.db.sql<{ type: string }[]>`select type from event where consult_id = ${consult} and type like 'record.%' order by seq`;
  expect(events.map(({ type }) => type)).toEqual(['record.saved', 'record.completed', 'record.amended', 'record.amended', 'record.summary-changed']);
});

test('what an amendment must not be', async () => {
  const { record, amend } = await completed();
  const draft = await clinic.book();
  await clinic.put('vet', draft.record, { body: full }, from(0));
  expect(await code(await clinic.post('vet', `${draft.record}/amendments`, { body: full, reason: 'Early.' }, from(1)))).toEqual([409, 'record-not-completed']);
  expect(await code(await clinic.post('vet', `${record}/amendments`, { body: full, reason: 'No version.' }))).toEqual([428, 'revision-needed']);
  expect(await code(await amend({ plan: 'Other.' }, 1))).toEqual([412, 'revision-stale']);
  expect(await code(await amend({}))).toEqual([422, 'nothing-amended']);
  expect(await code(await amend({ plan: '' }))).toEqual([422, 'record-incomplete']);
  expect(await code(await amend({ scripts: { kind: 'some', scripts: [earDrops] } }))).toEqual([422, 'scripts-stay']);
  expect(await code(await amend({ plan: 'Other.' }, 2, 'vet', ' '))).toEqual([400, 'bad-request']);
  expect(await code(await amend({ plan: 'Other.' }, 2, 'colleague'))).toEqual([403, 'not-yours']);
  for (const who of ['technician', 'manager'] as const) expect(await code(await amend({ plan: 'Other.' }, 2, who))).toEqual([403, 'not-allowed']);
  expect(v.parse(MedicalRecord, await (await clinic.get('vet', record)).json())).toMatchObject({ revision: 2, body: { plan: 'Clean.' } });
});

test('sending an amendment again after a lost answer writes it once; of ten at once one is kept', async () => {
  const { amend } = await completed();
  expect((await amend({ plan: 'Again.' })).status).toBe(200);
  expect(v.parse(MedicalRecord, await (await amend({ plan: 'Again.' })).json()).revision).toBe(3);
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => amend({ plan: `Plan ${n}.` }, 3)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
});

test('the database itself refuses to change a completed record, whoever asks', async () => {
  const { consult } = await completed();
  const { sql } = clinic.db;
  const [row] = await sql<{ id: string }[]>`select id from record where consult_id = ${consult}`;
  const id = row!.id;
  const refused = (change: (tx: typeof sql) => Promise<unknown>) => expect(transaction(clinic.db, (tx) => change(tx as unknown as typeof sql))).rejects.toThrow(/refused|cannot be changed|append-only|never removed/);
  await refused((tx) => tx`update record_version set body = '{}' where record_id = ${id}`);
  await refused((tx) => tx`delete from record_version where record_id = ${id}`);
  await refused((tx) => tx`update record set state = 'draft' where id = ${id}`);
  await refused((tx) => tx`update record set completed_at = now() where id = ${id}`);
  await refused((tx) => tx`update record set revision = 1 where id = ${id}`);
  await refused((tx) => tx`update record set due_at = now() where id = ${id}`);
  await refused((tx) => tx`delete from record where id = ${id}`);
  await refused((tx) => tx`insert into record_version (clinic_id, record_id, revision, kind, body, author_id) select clinic_id, record_id, 3, 'draft', body, author_id from record_version where record_id = ${id} and revision = 2`);
});

test('who reads a record is written down: one entry for one request', async () => {
  const { record, consult } = await completed();
  const entries = async () => (await clinic.db.sql<{ action: string; actor: string }[]>`select action, actor from audit where subject = ${`consult:${consult}`} order by seq`).map(({ action, actor }) => [action, actor]);
  const before = (await entries()).length;
  await clinic.get('technician', record);
  await clinic.get('manager', `${record}/versions/2`);
  await clinic.get('owner', `${record}/summary`);
  await clinic.get('frontDesk', record);
  expect((await entries()).slice(before)).toEqual([
    ['record.read', `staff:${clinic.people.technician}`],
    ['record.version-read', `staff:${clinic.people.manager}`],
    ['summary.read', `owner:${clinic.people.owner}`],
  ]);
});
