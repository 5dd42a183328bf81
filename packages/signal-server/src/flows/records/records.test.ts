import * as v from 'valibot';
import { expect, test } from 'vitest';
import { earDrops } from '../../../test/scripts.ts';
import { visitWorld } from '../../../test/visit.ts';
import { MedicalRecord, Summary, Weights, type RecordBody } from '../../records/contract.ts';
import { emptyRecord } from '../../records/rules.ts';
import { verifyAudit } from '../../shared/audit.ts';

const clinic = await visitWorld();

const written = (changes: Partial<RecordBody> = {}): { body: RecordBody } => ({
  body: {
    ...emptyRecord(),
    subjective: 'Scratches his left ear since Sunday.',
    objective: 'Ear red on video, bright and alert.',
    assessment: 'Ear trouble, to be looked at.',
    plan: 'Clean daily, exam within three days.',
    education: 'How to clean an ear.',
    scripts: { kind: 'none' },
    followUp: { kind: 'recheck', inDays: 3 },
    summary: { found: 'His ear is sore.', nextSteps: '1. Clean the ear once a day\n2. Keep it dry', callIf: 'He tilts his head.' },
    ...changes,
  },
});
const from = (revision: number) => ({ 'if-match': `"${revision}"` });
const recordIn = async (answer: Response) => {
  expect(answer.status).toBe(200);
  return v.parse(MedicalRecord, await answer.json());
};
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

test('an unwritten record is an empty draft of revision 0 that says whose visit it is', async () => {
  const { record } = await clinic.book();
  const answer = await clinic.get('vet', record);
  expect(answer.headers.get('etag')).toBe('"0"');
  const body = await recordIn(answer);
  expect(body).toMatchObject({ state: 'draft', revision: 0, visit: { pet: 'Miso', species: 'cat', owner: 'Sam Rivera', modality: 'video' }, savedAt: null, author: null });
  expect(body.missing).toContain('subjective');
});

test('each save is a version of its own, and the earlier ones stay', async () => {
  const { record, consult } = await clinic.book();
  const first = await clinic.put('vet', record, written({ plan: 'First plan.' }), from(0));
  expect(first.headers.get('etag')).toBe('"1"');
  expect(await recordIn(first)).toMatchObject({ revision: 1, author: { name: 'Dr. Hana Ito' }, missing: [] });
  expect(await recordIn(await clinic.put('vet', record, written({ plan: 'Second plan.' }), from(1)))).toMatchObject({ revision: 2 });

  const versions = await clinic.db.sql`
    select n.revision, n.body->>'plan' as plan from record r join record_version n on n.record_id = r.id where r.consult_id = ${consult} order by n.revision`;
  expect([...versions]).toEqual([{ revision: 1, plan: 'First plan.' }, { revision: 2, plan: 'Second plan.' }]);
});

test('a save without If-Match, or from an older version, changes nothing and shows the newer one', async () => {
  const { record } = await clinic.book();
  expect(await code(await clinic.put('vet', record, written()))).toEqual([428, 'revision-needed']);
  await clinic.put('vet', record, written({ plan: 'From the desk.' }), from(0));

  const stale = await clinic.put('vet', record, written({ plan: 'From the phone.' }), from(0));
  expect(stale.status).toBe(412);
  const problem = (await stale.json()) as { code: string; current: unknown };
  expect(problem.code).toBe('revision-stale');
  expect(v.parse(MedicalRecord, problem.current)).toMatchObject({ revision: 1, body: { plan: 'From the desk.' } });
  expect(await recordIn(await clinic.get('vet', record))).toMatchObject({ revision: 1, body: { plan: 'From the desk.' } });
});

test('sending the same words again after a lost answer writes nothing twice', async () => {
  const { record } = await clinic.book();
  await clinic.put('vet', record, written(), from(0));
  expect(await recordIn(await clinic.put('vet', record, written(), from(0)))).toMatchObject({ revision: 1 });
});

test.each([0, 1])('of ten saves at once from version %i exactly one is kept', async (revision) => {
  const { record } = await clinic.book();
  if (revision) await clinic.put('vet', record, written(), from(0));
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => clinic.put('vet', record, written({ plan: `Plan ${n}.` }), from(revision))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
});

test('completing publishes the summary, once', async () => {
  const { record, consult } = await clinic.book();
  const unpublished = await clinic.get('owner', `${record}/summary`);
  expect(await code(unpublished)).toEqual([404, 'not-published']);
  await clinic.put('vet', record, written({ scripts: { kind: 'some', scripts: [earDrops] } }), from(0));
  expect(await code(await clinic.get('owner', `${record}/summary`))).toEqual([404, 'not-published']);

  expect(await recordIn(await clinic.post('vet', `${record}/complete`, undefined, from(1)))).toMatchObject({ state: 'completed', revision: 2, completedAt: clinic.time.now.toISOString() });
  // Again, after a lost answer.
  expect(await recordIn(await clinic.post('vet', `${record}/complete`, undefined, from(1)))).toMatchObject({ state: 'completed', revision: 2 });
  expect(await code(await clinic.put('vet', record, written({ plan: 'Too late.' }), from(2)))).toEqual([409, 'record-completed']);
  expect(await code(await clinic.post('colleague', `${record}/complete`, undefined, from(2)))).toEqual([403, 'not-yours']);

  const answer = await clinic.get('owner', `${record}/summary`);
  const summary = v.parse(Summary, await answer.json());
  expect(summary).toMatchObject({
    pet: { name: 'Miso', species: 'cat' },
    vet: { name: 'Dr. Hana Ito', licence: 'ON 4471' },
    found: 'His ear is sore.',
    nextSteps: ['Clean the ear once a day', 'Keep it dry'],
    scripts: [earDrops],
    followUp: { kind: 'recheck', inDays: 3 },
  });
  // What was written for colleagues is not for the owner.
  expect(JSON.stringify(summary)).not.toContain('Ear red on video');

  const events = await clinic.db.sql`select type, data from event where consult_id = ${consult} order by seq`;
  expect([...events]).toEqual([
    { type: 'record.saved', data: { revision: 1 } },
    { type: 'record.completed', data: { revision: 2 } },
  ]);
});

test('an incomplete record says what is missing and stays a draft', async () => {
  const { record } = await clinic.book();
  await clinic.put('vet', record, written({ plan: ' ', scripts: { kind: 'unsaid' } }), from(0));
  const answer = await clinic.post('vet', `${record}/complete`, undefined, from(1));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'record-incomplete', missing: ['plan', 'scripts'] });
  expect(await recordIn(await clinic.get('vet', record))).toMatchObject({ state: 'draft', revision: 1 });
});

test('a technician writes what was told and measured, not the judgement', async () => {
  const { record } = await clinic.book();
  const told: RecordBody = { ...emptyRecord(), subjective: 'Owner tells of scratching.', vitals: { ...emptyRecord().vitals, pulse: 180 } };
  expect(await recordIn(await clinic.put('technician', record, { body: told }, from(0)))).toMatchObject({ revision: 1, author: { name: 'Tess Moreau' } });
  expect(await code(await clinic.put('technician', record, { body: { ...told, plan: 'Give something.' } }, from(1)))).toEqual([403, 'not-allowed']);
  expect(await code(await clinic.post('technician', `${record}/complete`, undefined, from(1)))).toEqual([403, 'not-allowed']);
});

test("nobody else reads or writes it: another vet, the owner, the front desk, another clinic", async () => {
  const { record } = await clinic.book();
  expect(await code(await clinic.put('colleague', record, written(), from(0)))).toEqual([403, 'not-yours']);
  expect(await code(await clinic.put('manager', record, written(), from(0)))).toEqual([403, 'not-allowed']);
  expect(await code(await clinic.get('owner', record))).toEqual([403, 'not-allowed']);
  expect(await code(await clinic.get('frontDesk', record))).toEqual([403, 'not-allowed']);
  expect(await code(await clinic.get('elsewhere', record))).toEqual([404, 'not-found']);
  expect(await code(await clinic.get('stranger', `${record}/summary`))).toEqual([404, 'not-found']);
  expect(await code(await clinic.get(undefined, `${record}/summary`))).toEqual([401, 'sign-in-needed']);
});

test('every write of a record is in the audit chain, and the chain is sound', async () => {
  const { record, consult } = await clinic.book();
  await clinic.put('vet', record, written(), from(0));
  await clinic.post('vet', `${record}/complete`, undefined, from(1));
  const [row] = await clinic.db.sql<{ id: string }[]>`select id from record where consult_id = ${consult}`;
  const entries = await clinic.db.sql`select action, actor, subject from audit where subject like ${`record:${row!.id}:%`} order by seq`;
  expect([...entries]).toEqual([
    { action: 'record.saved', actor: `staff:${clinic.people.vet}`, subject: `record:${row!.id}:1` },
    { action: 'record.completed', actor: `staff:${clinic.people.vet}`, subject: `record:${row!.id}:2` },
  ]);
  expect(await verifyAudit(clinic.db.sql, clinic.keys, clinic.people.clinic, [])).toMatchObject({ sound: true });
});

test("the owner's words stand in the record as they were told, and nobody of the clinic changes them", async () => {
  const { record } = await clinic.book();
  const { body } = await recordIn(await clinic.get('vet', record));
  expect(body.told).toMatchObject({ booking: 'Scratches his ear', triage: null });
  expect(body.subjective).toBe('');
  const sent = { body: { ...written().body, told: { booking: 'Something else.', triage: 'Invented.', at: '2030-01-07T15:00:00.000Z' } } };
  expect((await recordIn(await clinic.put('vet', record, sent, from(0)))).body.told).toEqual(body.told);
  const without: Record<string, unknown> = { ...written({ plan: 'Other.' }).body };
  delete without.told;
  expect((await recordIn(await clinic.put('vet', record, { body: without }, from(1)))).body.told).toEqual(body.told);
});

test('weights of earlier visits of the same animal, oldest first', async () => {
  const [first, second] = [await clinic.book(), await clinic.book()];
  for (const [visit, weight] of [[first, 4.4], [second, 4.6]] as const) {
    expect((await clinic.put('vet', visit.record, written({ vitals: { ...emptyRecord().vitals, weight } }), from(0))).status).toBe(200);
  }
  const { weights } = v.parse(Weights, await (await clinic.get('technician', `${second.record}/weights`)).json());
  expect(weights.slice(-2)).toEqual([{ at: first.start.toISOString(), kg: 4.4 }, { at: second.start.toISOString(), kg: 4.6 }]);
  expect(await code(await clinic.get('elsewhere', `${second.record}/weights`))).toEqual([404, 'not-found']);
});

test('what cannot be is refused with the field named, and the draft stays as it was; names from right to left and hostile words are kept to the letter', async () => {
  const { record } = await clinic.book();
  const subjective = 'הבעלים: \u202Eולול\u202C <img src=x onerror=alert(1)> =HYPERLINK("x") \'); drop table record; --';
  expect((await clinic.put('vet', record, written({ subjective }), from(0))).status).toBe(200);
  const { vitals } = emptyRecord();
  const impossible: readonly (readonly [Partial<RecordBody>, string])[] = [
    [{ vitals: { ...vitals, weight: 0 } }, 'body.vitals.weight'], [{ vitals: { ...vitals, weight: -4 } }, 'body.vitals.weight'], [{ vitals: { ...vitals, weight: 46_000 } }, 'body.vitals.weight'],
    [{ vitals: { ...vitals, temperature: 380 } }, 'body.vitals.temperature'], [{ followUp: { kind: 'recheck', inDays: 0 } }, 'body.followUp.inDays'], [{ followUp: { kind: 'recheck', inDays: 99_999 } }, 'body.followUp.inDays'],
    [{ plan: 'x'.repeat(20_001) }, 'body.plan'], [{ plan: 'a\u0000b' }, 'body.plan'],
  ];
  for (const [change, path] of impossible) {
    const answer = await clinic.put('vet', record, written(change), from(1));
    const { errors } = (await answer.json()) as { errors?: { path: string }[] };
    expect([answer.status, errors?.map((error) => error.path)], path).toEqual([400, [path]]);
  }
  expect((await clinic.put('vet', record, written({ plan: 'x'.repeat(1_000_000) }), from(1))).status).toBe(400);
  expect(await recordIn(await clinic.get('vet', record))).toMatchObject({ revision: 1, body: { subjective } });
});
