import * as v from 'valibot';
import { expect, test } from 'vitest';
import { freeTimes } from '../../../test/booking-story.ts';
import { testClinic } from '../../../test/clinic.ts';
import { StandingList } from '../../payments/standing.contract.ts';
import { after, days } from '../../shared/clock.ts';

const clinic = await testClinic();
const { ito } = clinic.people.staff;
const manager = await clinic.as('marsh');
const vet = await clinic.as('ito');
const seen = async (answer: Response) => v.parse(StandingList, await answer.json()).people;
const itos = (people: Awaited<ReturnType<typeof seen>>) => people.find(({ practitioner }) => practitioner.id === ito);

test('a manager pauses with a reason and an end; a paused vet takes no new visits, answers, and is back by itself', async () => {
  expect((await freeTimes(clinic, ito)).length).toBeGreaterThan(0);
  const until = after(clinic.time.now, days(3));
  const paused = itos(await seen(await manager.post('/standing/decisions', { staff: ito, decision: 'pause', reason: 'records-overdue', words: 'Three records wait', until: until.toISOString() })));
  expect(paused).toMatchObject({ paused: { until: until.toISOString() }, entries: [{ kind: 'paused', reason: 'records-overdue', by: 'Jo Marsh' }] });
  expect(await freeTimes(clinic, ito)).toEqual([]);
  expect(itos(await seen(await vet.post('/standing/appeals', { words: 'My line was down that day.' })))?.entries[0]).toMatchObject({ kind: 'appeal', words: 'My line was down that day.', by: 'Dr. Hana Ito' });
  // An answer changes nothing by itself.
  expect(itos(await seen(await manager.get('/standing')))?.paused).not.toBeNull();
  expect((await vet.post('/standing/decisions', { staff: ito, decision: 'release', reason: 'agreed' })).status).toBe(403);
  expect(itos(await seen(await manager.post('/standing/decisions', { staff: ito, decision: 'release', reason: 'agreed' })))?.paused).toBeNull();
  expect((await freeTimes(clinic, ito)).length).toBeGreaterThan(0);
});

test('each sees the own standing, managers everybody’s, another clinic nobody’s', async () => {
  expect((await seen(await vet.get('/standing'))).map(({ practitioner }) => practitioner.name)).toEqual(['Dr. Hana Ito']);
  expect((await seen(await manager.get('/standing'))).map(({ practitioner }) => practitioner.name)).toEqual(['Alex Reyes', 'Dr. Hana Ito', 'Dr. Leo Park']);
  const elsewhere = await clinic.as('oakManager');
  expect((await seen(await elsewhere.get('/standing'))).map(({ practitioner }) => practitioner.id)).not.toContain(ito);
  expect((await elsewhere.post('/standing/decisions', { staff: ito, decision: 'pause', reason: 'other' })).status).toBe(404);
});

test('where good service goes first, «any practitioner» is whoever has less trouble', async () => {
  const any = async () => new Set((await freeTimes(clinic)).map(({ practitioner }) => practitioner));
  const { park } = clinic.people.staff;
  const id = clinic.people.clinics['maple-street'];
  const [first] = [...(await any())];
  const other = first === ito ? park : ito;
  const [type] = await clinic.db.sql<{ id: string }[]>`select id from appointment_type where clinic_id = ${id} and code = 'sick'`;
  const start = after(clinic.time.now, -days(4));
  const end = after(start, 1_800_000);
  const [appointment, owner] = [crypto.randomUUID(), crypto.randomUUID()];
  await clinic.db.sql`insert into owner (clinic_id, id, email, name) values (${id}, ${owner}, 'sam@mail.example', 'Sam Rivera')`;
  await clinic.db.sql`
    insert into appointment (clinic_id, id, reference, status, type_id, modality, practitioner_id, owner_id, start_at, end_at, busy, policy_version)
    values (${id}, ${appointment}, 'VK-7Q3M-2F', 'done', ${type!.id}, 'video', ${first!}, ${owner}, ${start}, ${end}, tstzrange(${start}, ${end}), '2026-11')`;
  await clinic.db.sql`
    insert into payout_entry (clinic_id, id, appointment_id, staff_id, nth, state, share, amount_minor, currency, outcome, late, reason, at)
    values (${id}, ${crypto.randomUUID()}, ${appointment}, ${first!}, 1, 'released', 100, 0, 'CAD', 'completed', true, 'pay-record-complete', ${start})`;
  expect([...(await any())]).toEqual([first]);
  await clinic.db.sql`update clinic set settings = settings || '{"payments":{"goodServiceFirst":true}}' where id = ${id}`;
  expect([...(await any())]).toEqual([other]);
});
