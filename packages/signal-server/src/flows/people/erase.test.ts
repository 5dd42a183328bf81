import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { bookMiso } from '../../../test/booking-story.ts';
import { testClinic } from '../../../test/clinic.ts';
import { peopleOf } from '../../../test/people.ts';
import { earDrops } from '../../../test/scripts.ts';
import { ErasurePlan, OwnerFile } from '../../people/erasure.contract.ts';
import { emptyRecord } from '../../records/rules.ts';
import { newId } from '../../shared/ids.ts';
import { verifyAll } from '../audit/verify.ts';
import { forgetOwner } from './forget.ts';
import { forgetOwnerJob } from './kept.ts';

const clinic = await testClinic();
afterAll(() => expect(clinic.failures).toEqual([]));
const { sql } = clinic.db;
const [vet, desk, manager] = [await clinic.as('ito'), await clinic.as('vale'), await clinic.as('marsh')];
const { upload, guest, recording } = peopleOf(clinic);

/** Where in the whole database a text stands, as `table.column`. */
async function whereStands(text: string): Promise<string[]> {
  const columns = await sql<{ table: string; column: string; bytes: boolean }[]>`
    select c.table_name as table, c.column_name as column, c.data_type = 'bytea' as bytes from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.data_type in ('text', 'jsonb', 'ARRAY', 'bytea') order by 1, 2`;
  const found: string[] = [];
  for (const { table, column, bytes } of columns) {
    const read = bytes ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const rows = await sql.unsafe(`select 1 from "${table}" where ${read} ilike $1 limit 1`, [`%${text}%`]);
    if (rows.length) found.push(`${table}.${column}`);
  }
  return found;
}

const address = 'sam.rivera@mail.example';
const erase = (who = desk, name = 'sam rivera') => who.post(`/owners/${owner}/erasure`, { name });

// One visit with a record and a script, one that was cancelled before anything was written, one whose record is due, and one that is still ahead.
const written = await bookMiso(clinic);
const empty = await bookMiso(clinic, { at: 2 });
for (const visit of [written, empty]) expect((await vet.post(`/appointments/${visit.reference}/confirm`)).status).toBe(200);
await clinic.client().post('/api/v1/sign-in/codes', { clinic: 'maple-street', email: address });
await written.owner.post(`/consults/${written.reference}/messages`, { id: newId(), text: 'My number is 416 555 0162.' });
await empty.owner.post(`/consults/${empty.reference}/messages`, { id: newId(), text: 'Sam Rivera here.' });
const file = await upload({ clinic: 'maple-street', reference: empty.reference });
await guest({ clinic: 'maple-street', reference: written.reference });
expect((await empty.owner.post(`/appointments/${empty.reference}/cancel`, {})).status).toBe(200);
const due = await bookMiso(clinic, { at: 1 });
expect((await vet.post(`/appointments/${due.reference}/confirm`)).status).toBe(200);
clinic.time.now = new Date(empty.slot.start);
for (const visit of [written, due]) expect((await vet.post(`/consults/${visit.reference}/end`, { why: 'finished' })).status).toBeLessThan(300);
const body = { ...emptyRecord(), subjective: 'Scratches.', objective: 'Red.', assessment: 'Sore ear.', plan: 'Clean.', education: 'How.', scripts: { kind: 'some', scripts: [earDrops] }, followUp: { kind: 'none' }, summary: { found: 'Sore ear.', nextSteps: 'Clean.', callIf: '' } };
const complete = async ({ reference }: { reference: string }, words: object) => {
  expect((await vet.put(`/records/${reference}`, { body: words }, { 'if-match': '"0"' })).status).toBe(200);
  expect((await vet.post(`/records/${reference}/complete`, undefined, { 'if-match': '"1"' })).status).toBe(200);
};
await complete(written, body);
const [{ owner }] = (await sql<{ owner: string }[]>`select id as owner from owner where email = ${address}`) as unknown as [{ owner: string }];
await sql`insert into payer (clinic_id, owner_id, provider, customer, card) values (${clinic.people.clinics['maple-street']}, ${owner}, 'test', 'customer-of-sam', '{"brand": "visa", "last4": "4242"}')`;
// Stopped, and its bytes are still being put together.
const unready = await recording({ clinic: 'maple-street', reference: written.reference });
// A number that Sam has typed and nobody has proven: it is somebody else's, who has texts of their own. Of Sam's is what was sent about Sam's visit.
const number = '+1 416 555 0162';
const maple = clinic.people.clinics['maple-street'];
await sql`insert into sms (clinic_id, id, key, recipient, body, via) values (${maple}, ${newId()}, 'of-somebody-else', ${number}, 'Bo is better.', 'outbox')`;
await sql`
  insert into sms (clinic_id, id, key, recipient, body, via) select clinic_id, ${newId()}, clinic_id || ':' || seq || ':owner', ${number}, '', 'http'
  from event where type = 'appointment.confirmed' and consult_id = (select id from consult where reference = ${written.reference})`;
// One triage that Sam told signed in, and one of whoever has that number.
for (const [by, whom, text] of [['owner', owner, 'Rex limps.'], ['anyone', null, 'Bo limps.']] as const) {
  await sql`
    insert into triage_assessment (clinic_id, id, made_by_kind, made_by, request, answer, suggested, pack_version, contact_phone, created_at)
    values (${maple}, ${newId()}, ${by}, ${whom}, ${sql.json({ text })}, '{}', 'soon', '1', ${number}, ${clinic.time.now})`;
}
await clinic.outbox();

test('the owner’s own file has all that is kept of them, and no assessment of the vet', async () => {
  const answer = await desk.get(`/owners/${owner}/file`);
  const text = await answer.clone().text();
  const file = v.parse(OwnerFile, await answer.json());
  expect(file.owner).toMatchObject({ name: 'Sam Rivera', email: address });
  expect(file.visits.map(({ reference }) => reference).sort()).toEqual([written.reference, empty.reference, due.reference].sort());
  expect(file.messages.map(({ text: words }) => words)).toContain('My number is 416 555 0162.');
  expect(file.agreements).toHaveLength(3);
  expect(file.notices.length).toBeGreaterThan(1);
  expect(file.notices.filter(({ by }) => by === 'sms').map(({ subject }) => subject)).toEqual(['']);
  expect(file.pets[0]?.visits.map(({ summary }) => summary?.found)).toContain('Sore ear.');
  expect(text).not.toContain('"assessment"');
});

test('nobody is erased with a visit ahead or under another name', async () => {
  const ahead = await bookMiso(clinic, { at: 4 });
  expect(await (await erase()).json()).toMatchObject({ status: 409, code: 'visits-ahead' });
  expect(v.parse(ErasurePlan, await (await desk.get(`/owners/${owner}/erasure`)).json()).visitsAhead).toBe(1);
  expect((await ahead.owner.post(`/appointments/${ahead.reference}/cancel`, {})).status).toBe(200);
  expect(await (await erase(desk, 'Kim Doe')).json()).toMatchObject({ status: 422, code: 'name-differs' });
  expect(await whereStands(address)).toContain('owner.email');
});

test('nobody is erased while a visit goes on, or while its record is still to be written', async () => {
  const asked = async () => ({ open: v.parse(ErasurePlan, await (await desk.get(`/owners/${owner}/erasure`)).json()).recordsOpen, answer: await (await erase()).json() });
  expect(await asked()).toMatchObject({ open: 1, answer: { status: 409, code: 'records-open' } });
  await complete(due, { ...body, scripts: { kind: 'none' } });
  // Longer than it was booked for.
  const longer = clinic.time.now;
  await sql`update consult set state = 'live', ended_at = null where reference = ${due.reference}`;
  expect(await asked()).toMatchObject({ open: 1, answer: { status: 409, code: 'records-open' } });
  await sql`update consult set state = 'ended', ended_at = ${longer} where reference = ${due.reference}`;
});

test('after erasing nothing leads to the owner but what the law wants kept, and that is said with its reason and date', async () => {
  const plan = v.parse(ErasurePlan, await (await manager.get(`/owners/${owner}/erasure`)).json());
  const answer = await erase();
  expect(answer.status).toBe(200);
  const { keeps } = v.parse(ErasurePlan, await answer.json());
  expect(keeps).toEqual(plan.keeps);
  expect(keeps.find(({ what }) => what === 'records')).toMatchObject({ count: 2, until: '2037-01-08', why: expect.stringContaining('7 years') });
  expect(keeps.find(({ what }) => what === 'scripts')).toMatchObject({ count: 1 });
  await clinic.workers.idle();

  expect(await whereStands(address)).toEqual([]);
  expect(await whereStands('4165550162')).toEqual([]);
  expect(await sql`select key, recipient from sms`).toEqual([{ key: 'of-somebody-else', recipient: number }]);
  // What was said in a visit that has a record belongs to it; nothing of the other visit is left.
  expect(await whereStands('416 555 0162')).toEqual(['message.body', 'sms.recipient', 'triage_assessment.contact_phone']);
  expect([await whereStands('Rex limps.'), await whereStands('Bo limps.')]).toEqual([[], ['triage_assessment.request']]);
  expect(await whereStands('Kim Rivera')).toEqual([]);
  expect(await whereStands('customer-of-sam')).toEqual([]);
  expect(await whereStands('Sam Rivera')).toEqual(['appointment.consent', 'consent.name', 'owner.name', 'script.about']);
  const [left] = await sql`select consent->>'name' as name, consent->'pet'->>'name' as pet, reason from appointment where reference = ${empty.reference}`;
  expect(left).toEqual({ name: 'Removed', pet: 'Removed', reason: null });
  expect(await sql`select state, name from file where id = ${file}`).toMatchObject([{ state: 'removed', name: '' }]);
  expect(await sql`select state from recording where id = ${unready}`).toMatchObject([{ state: 'removed' }]);
  expect((await sql`select 1 from session where kind <> 'staff' and owner_id = ${owner}`).length).toBe(0);
  expect((await sql`select 1 from link where owner_id = ${owner} or appointment_id is not null`).length).toBe(0);
});

test('the record reads on, the chain is sound, the owner’s way in is shut, and a second time is refused', async () => {
  expect(await (await vet.get(`/records/${written.reference}`)).json()).toMatchObject({ state: 'completed', visit: { owner: 'Sam Rivera', pet: 'Miso' } });
  expect((await written.owner.get(`/records/${written.reference}/summary`)).status).toBe(401);
  expect((await desk.get('/appointments?view=all')).status).toBeLessThan(500);
  expect((await verifyAll({ db: clinic.db, keys: clinic.keys, dataDir: clinic.config.dataDir })).map(({ verdict }) => verdict.sound)).toEqual([true, true]);
  expect(await sql`select actor, action from audit where subject = ${`owner:${owner}`} order by seq`).toMatchObject([{ action: 'owner.file-read' }, { actor: `staff:${clinic.people.staff.vale}`, action: 'owner.erased' }]);
  expect(await (await erase()).json()).toMatchObject({ status: 409, code: 'already-erased' });
  // Whoever comes back with the same address is somebody new.
  const again = await bookMiso(clinic, { at: 6 });
  const [back] = await sql<{ id: string }[]>`select id from owner where email = ${address}`;
  expect(back?.id).not.toBe(owner);
  expect(again.reference).toMatch(/^VK-/);
});

test('when its date is over, what was kept for the law goes too: name, animals, words, records and scripts; the chain says so and is sound', async () => {
  const jobs = () => sql<{ payload: Record<string, string>; runAt: Date }[]>`select payload, run_at as "runAt" from job where kind = ${forgetOwnerJob} order by run_at`;
  const run = async (at: number) => {
    const { payload, runAt } = (await jobs())[at]!;
    await forgetOwner(clinic)({ id: 1, kind: forgetOwnerJob, payload, attempt: 1, runAt });
  };
  const left = async () => ({ owner: (await sql`select name, kept_until is null as forgotten from owner where id = ${owner}`)[0], words: await whereStands('Scratches.'), number: await whereStands('My number is'), scripts: (await sql`select 1 from script`).length });
  // The clinic keeps longer by now: it waits for that day.
  await sql`update clinic set settings = jsonb_set(settings, '{records}', '{"keepYears": 8}') where id = ${maple}`;
  await run(0);
  expect((await jobs()).map(({ runAt }) => runAt.toISOString())).toEqual(['2037-01-09T05:00:00.000Z', '2038-01-09T05:00:00.000Z']);
  expect(await left()).toEqual({ owner: { name: 'Sam Rivera', forgotten: false }, words: ['record_version.body'], number: ['message.body'], scripts: 1 });
  // Nobody else removes a record, and nobody's but this owner's.
  await expect(sql`delete from record_version`).rejects.toThrow(/append-only/);
  await run(1);
  expect(await left()).toEqual({ owner: { name: 'Removed', forgotten: true }, words: [], number: [], scripts: 0 });
  expect(await sql`select distinct a.consent->>'name' as name, a.reason, p.name as pet, c.name as agreed from appointment a join pet p on p.id = a.pet_id join consent c on c.appointment_id = a.id where a.owner_id = ${owner}`).toEqual([{ name: 'Removed', reason: null, pet: 'Removed', agreed: 'Removed' }]);
  expect((await sql`select 1 from record`).length).toBe(0);
  expect((await verifyAll({ db: clinic.db, keys: clinic.keys, dataDir: clinic.config.dataDir })).map(({ verdict }) => verdict)).toEqual([expect.objectContaining({ sound: true }), expect.objectContaining({ sound: true })]);
  expect(await sql`select actor, action from audit where action in ('record.removed', 'script.removed', 'owner.forgotten') order by seq`).toMatchObject([...['script.removed', 'record.removed', 'record.removed'].map(() => ({ actor: 'system' })), { action: 'owner.forgotten' }]);
  await run(1);
  expect((await vet.get(`/records/${written.reference}`)).status).toBeLessThan(500);
  expect((await desk.get(`/owners/${owner}/erasure`)).status).toBe(200);
});

test('what was agreed to cannot be changed by anything else', async () => {
  await expect(sql`update consent set name = 'Somebody'`).rejects.toThrow(/append-only/);
  await expect(sql`delete from consent`).rejects.toThrow(/append-only/);
});
