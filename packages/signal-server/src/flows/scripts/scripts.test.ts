import * as v from 'valibot';
import { expect, test } from 'vitest';
import { earDrops } from '../../../test/scripts.ts';
import { visitWorld } from '../../../test/visit.ts';
import { transaction } from '../../database/transaction.ts';
import type { Script } from '../../records/contract.ts';
import { emptyRecord } from '../../records/rules.ts';
import { IssuedScripts, ScriptStatusAnswer } from '../../records/scripts.contract.ts';
import { verifyClinic } from '../audit/verify.ts';

const clinic = await visitWorld();
const from = (revision: number) => ({ 'if-match': `"${revision}"` });
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
const listed = async (answer: Response) => {
  expect(answer.status).toBe(200);
  return v.parse(IssuedScripts, await answer.json()).scripts;
};
const body = (scripts: Script[]) => ({
  ...emptyRecord(),
  subjective: 'a', objective: 'b', assessment: 'c', plan: 'd', education: 'e',
  scripts: { kind: 'some', scripts },
  followUp: { kind: 'none' },
  summary: { found: 'f', nextSteps: 'g', callIf: '' },
});

/** A visit with a completed record and its scripts. */
async function prescribed(scripts: Script[] = [earDrops]) {
  const visit = await clinic.book();
  await clinic.put('vet', visit.record, { body: body(scripts) }, from(0));
  const completed = await clinic.post('vet', `${visit.record}/complete`, undefined, from(1));
  return { ...visit, completed, scripts: `${visit.record}/scripts` };
}
const status = async (of: string) => v.parse(ScriptStatusAnswer, await (await clinic.get(undefined, `/scripts/${of}`)).json());

test('completing issues the scripts, signed, with two codes; owner and clinic read them', async () => {
  const { scripts } = await prescribed();
  const [mine] = await listed(await clinic.get('owner', scripts));
  expect(mine).toMatchObject({
    script: earDrops, animal: { name: 'Miso', species: 'cat' }, owner: 'Sam Rivera', prescriber: { name: 'Dr. Hana Ito', licence: 'ON 4471' }, pack: 'CA-ON', state: 'valid', happened: [],
    expiresAt: new Date(clinic.time.now.getTime() + 30 * 86_400_000).toISOString(),
  });
  expect(Buffer.from(mine!.code, 'base64url')).toHaveLength(16);
  expect(mine!.dispensingCode).toMatch(/^\d{8}$/);
  expect(await listed(await clinic.get('technician', scripts))).toEqual([mine]);
  expect(await code(await clinic.get('stranger', scripts))).toEqual([404, 'not-found']);
  expect(await code(await clinic.get('frontDesk', scripts))).toEqual([403, 'not-allowed']);
});

test('what cannot be issued keeps the record a draft, and each fault is named', async () => {
  const { completed, record } = await prescribed([earDrops, { ...earDrops, medicine: 'Tramadol', strength: '' }]);
  expect(completed.status).toBe(422);
  expect(await completed.json()).toMatchObject({ code: 'scripts-refused', scripts: [{ at: 1, faults: [{ code: 'controlled' }, { code: 'needs-strength' }] }] });
  expect(await (await clinic.get('vet', record)).json()).toMatchObject({ state: 'draft', revision: 1, prescribing: { place: { country: 'CA', region: 'Ontario' }, licence: 'ON 4471' } });
  expect(await listed(await clinic.get('vet', `${record}/scripts`))).toEqual([]);
});

test('a licence that runs out by the server’s clock is not one to prescribe under, when a record is read either', async () => {
  const { db, people } = clinic;
  await db.sql`insert into staff_licence (clinic_id, staff_id, position, country, region, number, expires_on) values (${people.clinic}, ${people.vet}, 0, 'CA', 'ON', '44', '2029-12-31')`;
  const visit = await prescribed();
  expect(await (await clinic.get('vet', visit.record)).json()).toMatchObject({ state: 'draft', prescribing: { licence: null } });
  await db.sql`delete from staff_licence`;
});

test('a vet whose licences are all of other places cannot issue one here; with one of this place it goes out under that', async () => {
  const { db, people } = clinic;
  await db.sql`insert into staff_licence (clinic_id, staff_id, position, country, region, number) values (${people.clinic}, ${people.vet}, 0, 'CA', 'Quebec', '22')`;
  const visit = await prescribed();
  expect(await visit.completed.json()).toMatchObject({ code: 'scripts-refused', scripts: [{ at: 0, faults: [{ code: 'licence-elsewhere' }] }] });
  expect(await (await clinic.get('vet', visit.record)).json()).toMatchObject({ prescribing: { licence: 'Quebec 22', elsewhere: true } });
  await db.sql`insert into staff_licence (clinic_id, staff_id, position, country, region, number) values (${people.clinic}, ${people.vet}, 1, 'CA', 'ON', '33')`;
  expect((await clinic.post('vet', `${visit.record}/complete`, undefined, from(1))).status).toBe(200);
  expect(await listed(await clinic.get('vet', visit.scripts))).toMatchObject([{ prescriber: { licence: 'ON 33' } }]);
  await db.sql`delete from staff_licence where position = 1`;
  expect(await code(await clinic.post('vet', visit.scripts, { script: earDrops }))).toEqual([422, 'scripts-refused']);
  await db.sql`delete from staff_licence`;
});

test('the status page says whether it counts and tells nothing of the medicine, the animal or its human', async () => {
  const { scripts } = await prescribed();
  const [mine] = await listed(await clinic.get('owner', scripts));
  const seen = await status(mine!.code);
  expect(seen).toEqual({ state: 'valid', left: 2, issuedOn: '2030-01-07', expiresOn: '2030-02-06', class: 'other', clinic: { name: 'Maple Street Veterinary', phone: null }, initials: { animal: 'M.', owner: 'S. R.' } });
  expect(JSON.stringify(seen)).not.toMatch(/Miso|Rivera|Ear/);
  expect(await code(await clinic.get(undefined, `/scripts/${'A'.repeat(22)}`))).toEqual([404, 'not-found']);
});

test('a pharmacy fills it with the dispensing code: once, and once more for each repeat', async () => {
  const { scripts } = await prescribed();
  const [mine] = await listed(await clinic.get('owner', scripts));
  const fill = () => clinic.post(undefined, `/scripts/${mine!.code}/used`, { dispensingCode: mine!.dispensingCode, by: 'Corner Pharmacy' });
  expect(v.parse(ScriptStatusAnswer, await (await fill()).json())).toMatchObject({ state: 'valid', left: 1 });
  expect(v.parse(ScriptStatusAnswer, await (await fill()).json())).toMatchObject({ state: 'used', left: 0 });
  expect(await code(await fill())).toEqual([409, 'script-not-valid']);
  expect((await listed(await clinic.get('vet', scripts)))[0]?.happened.map(({ kind, words }) => [kind, words])).toEqual([['used', 'Corner Pharmacy'], ['used', 'Corner Pharmacy']]);
});

test('of ten fillings at once no more are kept than there are', async () => {
  const { scripts } = await prescribed([{ ...earDrops, repeats: 0 }]);
  const [mine] = await listed(await clinic.get('owner', scripts));
  const answers = await Promise.all(Array.from({ length: 10 }, () => clinic.post(undefined, `/scripts/${mine!.code}/used`, { dispensingCode: mine!.dispensingCode, by: 'Corner Pharmacy' })));
  expect(answers.map(({ status: each }) => each).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
});

test('five wrong codes lock it', async () => {
  const { scripts } = await prescribed();
  const [mine] = await listed(await clinic.get('owner', scripts));
  const wrong = mine!.dispensingCode === '00000000' ? '00000001' : '00000000';
  const fill = (dispensingCode: string) => clinic.post(undefined, `/scripts/${mine!.code}/used`, { dispensingCode, by: 'Corner Pharmacy' });
  for (let n = 0; n < 5; n++) expect(await code(await fill(wrong))).toEqual([403, 'dispensing-code-wrong']);
  expect(await code(await fill(mine!.dispensingCode))).toEqual([409, 'script-locked']);
});

test('a script is voided or replaced, with a reason, once; its status says so', async () => {
  const { scripts, record } = await prescribed([earDrops, earDrops]);
  const [first, second] = await listed(await clinic.get('vet', scripts));
  expect(await code(await clinic.post('colleague', `${scripts}/${first!.id}/void`, { reason: 'Mine.' }))).toEqual([403, 'not-yours']);
  expect(await code(await clinic.post('technician', `${scripts}/${first!.id}/void`, { reason: 'Mine.' }))).toEqual([403, 'not-allowed']);
  await listed(await clinic.post('vet', `${scripts}/${first!.id}/void`, { reason: 'Wrong ear.' }));
  expect(await code(await clinic.post('vet', `${scripts}/${first!.id}/void`, { reason: 'Again.' }))).toEqual([409, 'script-ended']);
  const all = await listed(await clinic.post('vet', scripts, { script: { ...earDrops, directions: '3 drops' }, replaces: { script: second!.id, reason: 'Less is enough.' } }));
  expect(all.map(({ state, script }) => [state, script.directions])).toEqual([['void', earDrops.directions], ['replaced', earDrops.directions], ['valid', '3 drops']]);
  expect(all[1]?.happened).toMatchObject([{ kind: 'replaced', words: 'Less is enough.', replacedBy: all[2]?.id }]);
  expect([(await status(first!.code)).state, (await status(second!.code)).state]).toEqual(['void', 'replaced']);
  const summary = (await (await clinic.get('owner', `${record}/summary`)).json()) as { scripts: (Script & { state: string })[] };
  expect(summary.scripts.map(({ directions, state }) => [directions, state]), 'the summary knows how each stands').toEqual([[earDrops.directions, 'void'], [earDrops.directions, 'replaced'], ['3 drops', 'valid']]);
  expect(await code(await clinic.post('vet', scripts, { script: { ...earDrops, medicine: 'Ketamine' } }))).toEqual([422, 'scripts-refused']);
  expect(await code(await clinic.post('vet', `${scripts}/nothing/void`, { reason: 'No id.' }))).toEqual([404, 'not-found']);
  const draft = await clinic.book();
  expect(await code(await clinic.post('vet', `${draft.record}/scripts`, { script: earDrops }))).toEqual([409, 'record-not-completed']);
});

test('a script that is sent again after a lost answer is issued once, also where it replaces one; under the same id no other one is', async () => {
  const { scripts } = await prescribed();
  const [first] = await listed(await clinic.get('vet', scripts));
  const id = 'A0000000-0000-4000-8000-00000000000B';
  const send = (script: Script, more = {}) => clinic.post('vet', scripts, { id, script, replaces: { script: first!.id, reason: 'Less is enough.' }, ...more });
  const less = { ...earDrops, directions: '3 drops' };
  const answers = await Promise.all([send(less), send(less)]);
  for (const answer of [...answers, await send(less)]) expect((await listed(answer)).map(({ id: each, state }) => [each, state])).toEqual([[first!.id, 'replaced'], [id.toLowerCase(), 'valid']]);
  const events = await clinic.db.sql<{ type: string; data: object }[]>`select type, data from event where type like 'script.%' and data->>'script' in (${first!.id}, ${id.toLowerCase()}) order by seq`;
  expect(events.map(({ type }) => type)).toEqual(['script.ended', 'script.issued']);
  expect(await code(await send({ ...less, directions: '4 drops' }))).toEqual([409, 'script-issued']);
  expect(await code(await send(less, { replaces: undefined }))).toEqual([409, 'script-issued']);
  const other = await prescribed();
  expect(await code(await clinic.post('vet', other.scripts, { id, script: less }))).toEqual([409, 'script-issued']);
  expect(await verifyClinic({ ...clinic, dataDir: '/nowhere' }, clinic.people.clinic)).toMatchObject({ sound: true });
});

test('it runs out on its day, and the database refuses to change what was issued', async () => {
  const { scripts } = await prescribed();
  const [mine] = await listed(await clinic.get('owner', scripts));
  const now = clinic.time.now;
  clinic.time.now = new Date(mine!.expiresAt);
  expect((await status(mine!.code)).state).toBe('expired');
  clinic.time.now = now;
  const refused = (change: (tx: typeof clinic.db.sql) => Promise<unknown>) => expect(transaction(clinic.db, (tx) => change(tx as unknown as typeof clinic.db.sql))).rejects.toThrow(/cannot be changed|never removed/);
  await refused((tx) => tx`update script set content = '{}' where id = ${mine!.id}`);
  await refused((tx) => tx`update script set expires_at = now() where id = ${mine!.id}`);
  await refused((tx) => tx`delete from script where id = ${mine!.id}`);
});
