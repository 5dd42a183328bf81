import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { testClinic } from '../../../test/clinic.ts';
import { peopleOf } from '../../../test/people.ts';
import { AuditPage, AuditVerdict } from '../../audit/contract.ts';

const clinic = await testClinic();
afterAll(() => expect(clinic.failures).toEqual([]));
const [vet, manager] = [await clinic.as('ito'), await clinic.as('marsh')];
const { visit } = peopleOf(clinic);
const [one, other] = [await visit(), await visit()];
for (const { reference } of [one, one, other]) expect((await vet.get(`/records/${reference}`)).status).toBe(200);
expect((await manager.get(`/records/${one.reference}`)).status).toBe(200);

const entries = async (query = '') => v.parse(AuditPage, await (await manager.get(`/audit${query}`)).json());

test('a manager sees who read and wrote what, the newest first, and narrows it down', async () => {
  const { entries: all, people, actions } = await entries();
  expect(all.map(({ who, action, reference }) => [who, action, reference])).toEqual([
    ['Jo Marsh', 'record.read', one.reference], ['Dr. Hana Ito', 'record.read', other.reference], ['Dr. Hana Ito', 'record.read', one.reference], ['Dr. Hana Ito', 'record.read', one.reference],
  ]);
  expect(people.map(({ name }) => name)).toContain('Dr. Hana Ito');
  expect(actions).toContain('record');
  const of = async (query: string) => (await entries(query)).entries.length;
  expect(await of(`?person=${clinic.people.staff.marsh}`)).toBe(1);
  expect(await of(`?reference=${one.reference}`)).toBe(3);
  expect(await of('?action=record')).toBe(4);
  expect(await of('?action=script')).toBe(0);
  expect(await of('?from=2030-01-08')).toBe(0);
  expect(await of('?to=2030-01-07')).toBe(4);
  expect(await of(`?before=${all[1]!.seq}`)).toBe(2);
  expect((await manager.get('/audit?action=%25')).status).toBe(400);
});

test('a day is the day of the clinic', async () => {
  const now = clinic.time.now;
  clinic.time.now = new Date('2030-01-09T02:00:00Z');
  expect((await manager.get(`/records/${one.reference}`)).status).toBe(200);
  clinic.time.now = now;
  // Nine in the evening of the eighth in Toronto.
  expect((await entries('?from=2030-01-09')).entries).toEqual([]);
  expect((await entries('?from=2030-01-08&to=2030-01-08')).entries).toHaveLength(1);
});

test('the check says that all is as it was written, and where it is not', async () => {
  const check = async () => v.parse(AuditVerdict, await (await manager.post('/audit/checks')).json());
  expect(await check()).toMatchObject({ sound: true, entries: 5 });
  await clinic.db.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update audit set actor = 'system' where clinic_id = ${clinic.people.clinics['maple-street']} and seq = 2`;
  });
  expect(await check()).toEqual({ sound: false, why: 'changed', at: '2' });
});

test('the file has every entry and no name', async () => {
  const answer = await manager.get('/audit/file');
  expect(answer.headers.get('content-disposition')).toContain('audit.jsonl');
  const text = await answer.text();
  expect(text.split('\n').filter((line) => line.includes('"seq"')).length).toBeGreaterThanOrEqual(6);
  expect(text).not.toContain('Ito');
  expect((await vet.get('/audit/file')).status).toBe(403);
});

test('somebody who was invited into a call stands there by name', async () => {
  const { secret } = v.parse(v.object({ secret: v.string() }), await (await vet.post(`/consults/${other.reference}/guests`, { name: 'Ines Vidal', part: 'interpreter' })).json());
  expect((await vet.post('/appointment-links', { reference: other.reference, secret })).status).toBe(200);
  expect((await entries('?action=session.opened')).entries[0]).toMatchObject({ who: 'Ines Vidal' });
});
