import { beforeAll, expect, test } from 'vitest';
import { visitWorld } from '../../../test/visit.ts';
import { claimJob } from '../../database/jobs.ts';
import { emptyRecord } from '../../records/rules.ts';
import { dueJob, recordDue } from './due.ts';

const clinic = await visitWorld();
const handle = recordDue(clinic);
const from = (revision: number) => ({ 'if-match': `"${revision}"` });

/** Runs what has come due, as if it were the end of time. */
async function allHours() {
  await clinic.db.sql`update job set run_at = now() where kind = ${dueJob}`;
  for (let job = await claimJob(clinic.db.sql, [dueJob], 60_000); job; job = await claimJob(clinic.db.sql, [dueJob], 60_000)) await handle(job);
}
const told = async (consult: string) => (await clinic.db.sql<{ type: string }[]>`select type from event where consult_id = ${consult} and type in ('record.due-soon', 'record.overdue') order by seq`).map(({ type }) => type);

beforeAll(() => clinic.db.sql`delete from job`);

test('the hours run from the end of the call: reminders at 12 h and 3 h before, overdue at 24 h, on the server\'s clock', async () => {
  const visit = await clinic.book();
  await clinic.post('vet', `${visit.path}/end`, { why: 'finished' });
  const jobs = await clinic.db.sql<{ runAt: Date; is: string }[]>`select run_at as "runAt", payload->>'is' as is from job where kind = ${dueJob} order by run_at`;
  expect(jobs.map(({ runAt, is }) => [is, (runAt.getTime() - clinic.time.now.getTime()) / 3_600_000])).toEqual([['due-soon', 12], ['due-soon', 21], ['overdue', 24]]);
  await allHours();
  expect(await told(visit.consult)).toEqual(['record.due-soon', 'record.due-soon', 'record.overdue']);
});

test('a clinic that gives less time is kept to it by the record as by the policy: due then, and reminded only within those hours', async () => {
  await clinic.db.sql`update clinic set settings = jsonb_set(settings, '{policy}', '{"recordDueH": 6}') where slug = 'maple-street'`;
  const visit = await clinic.book();
  await clinic.db.sql`update clinic set settings = settings - 'policy' where slug = 'maple-street'`;
  await clinic.db.sql`delete from job where kind = ${dueJob}`;
  await clinic.post('vet', `${visit.path}/end`, { why: 'finished' });
  const jobs = await clinic.db.sql<{ runAt: Date; is: string }[]>`select run_at as "runAt", payload->>'is' as is from job where kind = ${dueJob} order by run_at`;
  expect(jobs.map(({ runAt, is }) => [is, (runAt.getTime() - clinic.time.now.getTime()) / 3_600_000])).toEqual([['due-soon', 3], ['overdue', 6]]);
  const [record] = await clinic.db.sql<{ due: Date }[]>`select due_at as due from record where consult_id = ${visit.consult}`;
  expect((record!.due.getTime() - clinic.time.now.getTime()) / 3_600_000).toBe(6);
});

test('nobody is reminded of a record that is complete', async () => {
  const visit = await clinic.book();
  await clinic.post('vet', `${visit.path}/end`, { why: 'finished' });
  const body = { ...emptyRecord(), subjective: 'a', objective: 'b', assessment: 'c', plan: 'd', education: 'e', scripts: { kind: 'none' }, followUp: { kind: 'none' }, summary: { found: 'f', nextSteps: 'g', callIf: '' } };
  await clinic.put('vet', visit.record, { body }, from(0));
  expect((await clinic.post('vet', `${visit.record}/complete`, undefined, from(1))).status).toBe(200);
  await allHours();
  expect(await told(visit.consult)).toEqual([]);
});
