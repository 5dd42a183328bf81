import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { bookMiso } from '../../../test/booking-story.ts';
import { testClinic } from '../../../test/clinic.ts';
import { MedicalRecord, type RecordBody } from '../../records/contract.ts';
import { emptyRecord } from '../../records/rules.ts';
import { DeceasedSaid, OverdueRecords, RecordSettingsSheet } from '../../records/settings.contract.ts';
import { openSession } from '../../identity/store.ts';
import { ErasurePlan } from '../../people/erasure.contract.ts';
import { MyAnimals, MyPets } from '../../people/contract.ts';
import { transaction } from '../../database/transaction.ts';
import { claimJob, finishJob } from '../../database/jobs.ts';
import { recall, recallJob } from './recall.ts';

const clinic = await testClinic();
const { sql } = clinic.db;
const [ito, marsh] = [await clinic.as('ito'), await clinic.as('marsh')];
afterAll(() => expect(clinic.failures, 'no request may end in an error of ours').toEqual([]));

const match = (revision: number) => ({ 'if-match': `"${revision}"` });
const full: RecordBody = {
  ...emptyRecord(), subjective: 'Scratches.', objective: 'Red.', assessment: 'Sore ear.', plan: 'Clean.', education: 'How to clean.',
  scripts: { kind: 'none' }, followUp: { kind: 'none' }, summary: { found: 'His ear is sore.', nextSteps: 'Clean the ear', callIf: '' },
};
let times = 0;

/** A visit of Sam Rivera that was held, with its record complete. */
async function seen(email: string) {
  const it = await bookMiso(clinic, { owner: { name: 'Sam Rivera', email }, at: (times += 1) });
  await ito.post(`/appointments/${it.reference}/confirm`);
  expect((await ito.put(`/records/${it.reference}`, { body: full }, match(0))).status).toBe(200);
  expect((await ito.post(`/records/${it.reference}/complete`, undefined, match(1))).status).toBe(200);
  await sql`update appointment set status = 'done' where reference = ${it.reference}`;
  return it;
}
const recalls = () => sql<{ runAt: Date }[]>`select run_at as "runAt" from job where kind = ${recallJob} and done_at is null`;
/** Does what is planned for a later year now. */
async function aYearLater() {
  await sql`update job set run_at = now() where kind = ${recallJob}`;
  for (let job = await claimJob(sql, [recallJob], 60_000); job; job = await claimJob(sql, [recallJob], 60_000)) {
    await recall(clinic)(job);
    await finishJob(sql, job);
  }
  return clinic.outbox();
}
const recalled = (mails: readonly { to: string; subject: string }[], email: string) => mails.filter(({ to, subject }) => to === email && /^Time to see/.test(subject)).length;

test('a year after a completed visit the owner is asked to come again, once', async () => {
  await seen('sam.one@mail.example');
  const [{ runAt }] = (await recalls()) as unknown as [{ runAt: Date }];
  expect(runAt.toISOString()).toBe('2031-01-07T15:00:00.000Z');
  expect(recalled(await aYearLater(), 'sam.one@mail.example')).toBe(1);
  expect(recalled(await aYearLater(), 'sam.one@mail.example')).toBe(1);
});

test('who has booked again is not asked', async () => {
  await seen('sam.two@mail.example');
  await bookMiso(clinic, { owner: { name: 'Sam Rivera', email: 'sam.two@mail.example' }, at: (times += 1) });
  expect(recalled(await aYearLater(), 'sam.two@mail.example')).toBe(0);
});

test('the link in the mail ends the asking for this animal with one press, opening it does not, and it can be taken back', async () => {
  await seen('sam.link@mail.example');
  const mail = (await aYearLater()).find(({ to, subject }) => to === 'sam.link@mail.example' && subject.startsWith('Time to see'));
  const path = new URL(/http\S+\/recall\/\S+/.exec(mail?.text ?? '')![0]).pathname;
  const visit = (recall?: string, at = path) => clinic.app.root.request(at, recall ? { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `recall=${recall}` } : {});
  const wanted = async () => (await sql<{ n: number }[]>`select count(*)::int as n from pet p join owner o on o.clinic_id = p.clinic_id and o.id = p.owner_id where o.email = 'sam.link@mail.example' and p.recall_ended_at is null`)[0]!.n;
  expect(await (await visit()).text()).toContain('Stop asking you to come with Miso?');
  expect(await wanted()).toBe(1);
  expect(await (await visit('no')).text()).toContain('It is written down');
  expect(await wanted()).toBe(0);
  await sql`update job set done_at = null, run_at = now() where kind = ${recallJob}`;
  expect(recalled(await aYearLater(), 'sam.link@mail.example')).toBe(1);
  await visit('yes');
  expect(await wanted()).toBe(1);
  // A link that somebody has made up, or that is another clinic's, is none.
  for (const at of [path.slice(0, -2), path.replace(/.(?=.{9}$)/, (letter) => (letter === 'A' ? 'B' : 'A')), path.replace('maple-street', 'oak-lane')]) expect([at, (await visit('no', at)).status]).toEqual([at, 404]);
  expect(await wanted()).toBe(1);
  const written = await sql<{ action: string }[]>`select action from audit where action like 'pet.recall%' order by seq`;
  expect(written.map(({ action }) => action)).toEqual(['pet.recall-ended', 'pet.recall-wanted']);
});

test('a signed-in owner chooses for the own animals only', async () => {
  const [it, other] = [await seen('sam.own@mail.example'), await seen('jo.own@mail.example')];
  const petOf = async (reference: string) => (await sql<{ id: string; owner: string }[]>`select pet_id as id, owner_id as owner from appointment where reference = ${reference}`)[0]!;
  const [mine, theirs] = [await petOf(it.reference), await petOf(other.reference)];
  const { token } = await transaction(clinic.db, (tx) => openSession(tx, { clinic: { id: clinic.people.clinics['maple-street'] } }, { kind: 'owner', owner: mine.owner, now: clinic.time.now, expiresAt: new Date('2031-01-01T00:00:00Z') }));
  const sam = clinic.client(token);
  expect(v.parse(MyAnimals, await (await sam.get('/me/animals')).json()).animals).toMatchObject([{ name: 'Miso', recall: true, deceased: false }]);
  expect(v.parse(MyAnimals, await (await sam.put(`/me/animals/${mine.id}/recall`, { recall: false })).json()).animals).toMatchObject([{ recall: false }]);
  expect((await sam.put(`/me/animals/${theirs.id}/recall`, { recall: false })).status).toBe(404);
});

test('a visit still booked for an animal that has died stays until a person calls it off; the desk is told, the owner gently; other animals’ visits are untouched', async () => {
  const email = 'sam.six.six@mail.example';
  const it = await seen(email);
  const next = await bookMiso(clinic, { owner: { name: 'Sam Rivera', email }, at: (times += 1) });
  await ito.post(`/appointments/${next.reference}/confirm`);
  const rexs = await bookMiso(clinic, { owner: { name: 'Sam Rivera', email }, at: (times += 1) });
  await sql`with rex as (insert into pet (clinic_id, id, owner_id, name, species) select clinic_id, gen_random_uuid(), owner_id, 'Rex', 'dog' from appointment where reference = ${rexs.reference} returning id)
    update appointment set pet_id = (select id from rex) where reference = ${rexs.reference}`;
  await clinic.outbox();
  const { booked } = v.parse(DeceasedSaid, await (await marsh.put(`/consults/${it.reference}/deceased`, { deceased: true })).json());
  expect(booked.map(({ reference }) => reference)).toEqual([next.reference]);
  const mails = await clinic.outbox();
  expect(mails.filter(({ subject }) => subject.startsWith('Still booked')).map(({ to }) => to).length).toBeGreaterThan(0);
  expect(mails.filter(({ to, subject }) => to === email && subject.includes('died'))).toEqual([]);
  const status = async (reference: string) => (await sql<{ status: string }[]>`select status from appointment where reference = ${reference}`)[0]?.status;
  expect([await status(next.reference), await status(rexs.reference)]).toEqual(['confirmed', 'requested']);
  expect((await marsh.post(`/appointments/${next.reference}/cancel`, {})).status).toBe(200);
  const told = (await clinic.outbox()).find(({ to, subject }) => to === email && /^Your visit .* is cancelled$/.test(subject));
  expect(told?.text).toContain('We are sorry about Miso');
  expect(told?.text).not.toContain('/book/');
  expect(await status(rexs.reference)).toBe('requested');
});

test('mark deceased: every reminder ends in the same transaction, and mails that wait are not sent', async () => {
  const others = (await recalls()).length;
  const it = await seen('sam.three@mail.example');
  await clinic.outbox();
  const next = await bookMiso(clinic, { owner: { name: 'Sam Rivera', email: 'sam.three@mail.example' }, at: (times += 1) });
  await clinic.outbox();
  expect(await recalls()).toHaveLength(others + 1);

  // Another visit is confirmed and its mail waits: nobody has done that work yet when the animal is marked.
  await clinic.workers.stop();
  await ito.post(`/appointments/${next.reference}/confirm`);
  expect(await (await marsh.put(`/consults/${it.reference}/deceased`, { deceased: true })).json()).toMatchObject({ deceased: true, booked: [{ reference: next.reference, others: [] }] });
  expect(await recalls()).toHaveLength(others);
  const before = (await sql`select 1 from mail where recipient = 'sam.three@mail.example'`).length;
  const again = await clinic.app.startWork();
  await again.idle();
  expect((await sql`select 1 from mail where recipient = 'sam.three@mail.example'`).length).toBe(before);
  await again.stop();

  expect(v.parse(MedicalRecord, await (await ito.get(`/records/${it.reference}`)).json()).visit.deceased).toBe(true);
  // Said twice it is written once, and it can be taken back.
  await marsh.put(`/consults/${it.reference}/deceased`, { deceased: true });
  await marsh.put(`/consults/${it.reference}/deceased`, { deceased: false });
  const told = await sql<{ data: { deceased: boolean } }[]>`select data from event where type = 'pet.deceased' order by seq`;
  expect(told.slice(-2).map(({ data }) => data.deceased)).toEqual([true, false]);
});

test('a pet that has died is offered to nobody for a booking, and a new one of its name is another', async () => {
  const it = await seen('sam.four@mail.example');
  await marsh.put(`/consults/${it.reference}/deceased`, { deceased: true });
  expect(JSON.stringify(await (await marsh.post('/owners/search', { text: 'sam.four' })).json())).not.toContain('Miso');
  await bookMiso(clinic, { owner: { name: 'Sam Rivera', email: 'sam.four@mail.example' }, at: (times += 1) });
  const pets = await sql`select p.id from pet p join owner o on o.clinic_id = p.clinic_id and o.id = p.owner_id where o.email = 'sam.four@mail.example'`;
  expect(pets).toHaveLength(2);
  v.parse(v.object({ owners: v.array(v.object({ pets: MyPets.entries.pets })) }), await (await marsh.post('/owners/search', { text: 'sam.four' })).json());
});

test('all or nothing: a marking that fails in the middle leaves the reminders', async () => {
  const it = await seen('sam.five@mail.example');
  const planned = (await recalls()).length;
  await sql`create function refuse_pet() returns trigger language plpgsql as 'begin raise exception ''no''; end'`;
  await sql`create trigger refuse_pet before insert on event for each row when (new.type = 'pet.deceased') execute function refuse_pet()`;
  expect((await marsh.put(`/consults/${it.reference}/deceased`, { deceased: true })).status).toBe(500);
  clinic.failures.length = 0;
  await sql`drop trigger refuse_pet on event`;
  expect(await recalls()).toHaveLength(planned);
  expect(await sql`select 1 from pet p join appointment a on a.pet_id = p.id where a.reference = ${it.reference} and p.deceased_at is not null`).toHaveLength(0);
});

test('the clinic sets its snippets and recall; only a manager, from the version seen, each name once', async () => {
  const sheet = v.parse(RecordSettingsSheet, await (await ito.get('/record-settings')).json());
  expect(sheet).toMatchObject({ snippets: [], recallMonths: 12, keepYears: null, law: { years: 7, source: expect.stringContaining('colleges') }, revision: 1 });
  const ears = { name: 'ears-ok', species: null, text: 'Both ears clean.', also: { plan: 'Nothing to do.' } };
  const save = (who: typeof ito, snippets: object[], revision = 1) => who.put('/record-settings', { snippets, recallMonths: 0 }, match(revision));
  expect((await save(ito, [ears])).status).toBe(403);
  expect((await save(marsh, [ears, { ...ears, name: 'EARS-OK' }])).status).toBe(400);
  expect((await save(marsh, [{ ...ears, name: 'two words' }])).status).toBe(400);
  expect(v.parse(RecordSettingsSheet, await (await save(marsh, [ears])).json())).toMatchObject({ snippets: [ears], recallMonths: 0, revision: 2 });
  expect((await save(marsh, [])).status).toBe(412);
  // Without recall nothing is planned.
  const before = (await recalls()).length;
  await seen('sam.six@mail.example');
  expect(await recalls()).toHaveLength(before);
});

test('late records: the manager sees all of them, a vet the own ones', async () => {
  const it = await bookMiso(clinic, { at: (times += 1) });
  await ito.put(`/records/${it.reference}`, { body: { ...full, plan: '' } }, match(0));
  await transaction(clinic.db, (tx) => tx`update record r set due_at = ${clinic.time.now} from consult c where c.id = r.consult_id and c.reference = ${it.reference}`);
  const late = async (who: typeof ito) => v.parse(OverdueRecords, await (await who.get('/overdue-records')).json()).records.map(({ reference, pet, vet }) => [reference, pet, vet?.person]);
  expect(await late(marsh)).toEqual([[it.reference, 'Miso', clinic.people.staff.ito]]);
  expect(await late(ito)).toHaveLength(1);
  expect(await late(await clinic.as('park'))).toEqual([]);
});

test('how long records are kept is the clinic’s own number where it set one', async () => {
  const { revision } = v.parse(RecordSettingsSheet, await (await marsh.get('/record-settings')).json());
  expect((await marsh.put('/record-settings', { keepYears: 0 }, match(revision))).status).toBe(400);
  expect(v.parse(RecordSettingsSheet, await (await marsh.put('/record-settings', { keepYears: 12 }, match(revision))).json())).toMatchObject({ keepYears: 12, law: { years: 7 } });
  const it = await seen('sam.keep@mail.example');
  const [{ owner }] = (await sql`select owner_id as owner from appointment where reference = ${it.reference}`) as unknown as [{ owner: string }];
  const plan = v.parse(ErasurePlan, await (await marsh.get(`/owners/${owner}/erasure`)).json());
  expect(plan.keeps.find(({ what }) => what === 'records')).toMatchObject({ until: expect.stringMatching(/^2042-/), why: expect.stringContaining('12 years') });
});
