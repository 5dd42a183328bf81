import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { earDrops } from '../../../test/scripts.ts';
import { visitWorld } from '../../../test/visit.ts';
import { History } from '../../consult/bar.contract.ts';
import type { RecordBody } from '../../records/contract.ts';
import { PetFile, PetHistory } from '../../records/file.contract.ts';
import { emptyRecord } from '../../records/rules.ts';
import type { IssuedScripts } from '../../records/scripts.contract.ts';

const clinic = await visitWorld();
const from = (revision: number) => ({ 'if-match': `"${revision}"` });
const body: RecordBody = {
  ...emptyRecord(),
  subjective: 'Scratches.', objective: 'Red.', assessment: 'Otitis externa, most likely mites.', plan: 'Clean.', education: 'How to clean.',
  vitals: { ...emptyRecord().vitals, weight: 4.3, pulse: 180, counted: { pulse: 'owner-30' } },
  exam: { ears: { is: 'abnormal', words: 'Left ear red' } },
  problems: [{ words: 'Sore ear', certainty: 'suspected', differentials: 'Mites', code: null }],
  scripts: { kind: 'some', scripts: [earDrops] },
  followUp: { kind: 'recheck', inDays: 14 },
  summary: { found: 'His ear is sore.', nextSteps: 'Clean the ear\nCome back', callIf: 'he cries' },
};

async function done(changes: Partial<RecordBody> = {}) {
  const visit = await clinic.book();
  await clinic.post('vet', `${visit.path}/end`, { why: 'finished' });
  expect((await clinic.put('vet', visit.record, { body: { ...body, ...changes } }, from(0))).status).toBe(200);
  expect((await clinic.post('vet', `${visit.record}/complete`, undefined, from(1))).status).toBe(200);
  return visit;
}
const visit = await done();
const later = await done({ subjective: 'Sneezes since the fireworks.', scripts: { kind: 'none' }, assessment: 'A cold.', problems: [], summary: { ...body.summary, found: 'She has a cold.' }, vitals: { ...body.vitals, weight: 4.5 } });
const open = await clinic.book();
await clinic.post('vet', `${open.path}/end`, { why: 'finished' });
await clinic.put('vet', open.record, { body: { ...body, subjective: 'Not done yet.' } }, from(0));
const pet = `/pets/${clinic.people.pet}`;

const noPoppler = spawnSync('pdftotext', ['-v']).status !== 0;
async function wordsOf(answer: Response): Promise<string> {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  if (noPoppler) return '';
  const folder = await mkdtemp(join(tmpdir(), 'vetkit-paper-'));
  try {
    await writeFile(join(folder, 'it.pdf'), bytes);
    if (process.env['KEEP_PDF']) await writeFile(join(process.env['KEEP_PDF'], `${bytes.length}.pdf`), bytes);
    return spawnSync('pdftotext', ['-layout', join(folder, 'it.pdf'), '-'], { encoding: 'utf8' }).stdout.replace(/\s+/g, ' ');
  } finally {
    await rm(folder, { recursive: true });
  }
}
const says = (text: string, ...words: string[]) => noPoppler || words.forEach((each) => expect(text).toContain(each));

test('a script prints with the clinic, the vet’s licence, and the code that says whether it counts', async () => {
  const [script] = ((await (await clinic.get('owner', `${visit.record}/scripts`)).json()) as IssuedScripts).scripts;
  const text = await wordsOf(await clinic.get('owner', `${visit.record}/scripts/${script!.id}/paper`));
  says(text, 'Maple Street Veterinary', 'Dr. Hana Ito', 'ON 4471', 'Ear cleaner, 2 %, drops', '5 drops, left ear, twice a day, 7 days', 'Miso, cat', 'Sam Rivera', '7 Maple Street, Toronto', `https://care.example/script/maple-street/${script!.code}`, script!.dispensingCode.slice(0, 4));
  expect(script!.code).toMatch(/^[\w-]{22}$/);
  expect((await clinic.get('stranger', `${visit.record}/scripts/${script!.id}/paper`)).status).toBe(404);
  expect((await clinic.get('owner', `${later.record}/scripts/${script!.id}/paper`)).status).toBe(404);
  expect((await clinic.get('vet', `${visit.record}/scripts/not-an-id/paper`)).status).toBe(404);
});

test('a visit prints as the record for those who treat, as the summary for the owner, and not before it is complete', async () => {
  const record = await wordsOf(await clinic.get('technician', `${visit.record}/paper`));
  says(record, 'Medical record of Miso', 'Otitis externa', 'Left ear red', '180 a minute (by the owner over 30 s)', 'Sore ear (suspected)', 'Recheck in 14 days', 'Version 2');
  const summary = await wordsOf(await clinic.get('owner', `${visit.record}/summary/paper`));
  says(summary, 'His ear is sore.', '1. Clean the ear', 'he cries');
  if (!noPoppler) expect(summary).not.toContain('Otitis');
  expect((await clinic.get('owner', `${visit.record}/paper`)).status).toBe(403);
  expect((await clinic.get('vet', `${open.record}/paper`)).status).toBe(404);
  expect((await clinic.get('owner', `${open.record}/summary/paper`)).status).toBe(404);
});

test('the history prints all visits in order, with the weight over time', async () => {
  const text = await wordsOf(await clinic.get('vet', `${pet}/history/paper`));
  says(text, 'History of Miso', 'Otitis externa', 'Sneezes since the fireworks.', '4.5 kg', 'Its record is not complete yet.');
  if (!noPoppler) expect(text).not.toContain('Not done yet.');
  if (!noPoppler) expect(await wordsOf(await clinic.get('owner', `${pet}/history/paper`))).not.toContain('Otitis');
});

test('the file of an animal is everything for those who treat, and what the owner reads for owner and front desk; nobody else gets it', async () => {
  const full = v.parse(PetFile, await (await clinic.get('vet', `${pet}/file`)).json());
  expect(full.visits.map(({ reference, state }) => [reference, state])).toEqual([[open.reference, 'open'], [later.reference, 'complete'], [visit.reference, 'complete']]);
  expect(full.visits[2]?.record?.body.assessment).toBe('Otitis externa, most likely mites.');
  expect(full.visits[0]?.record).toBeNull();
  expect(full.visits[2]?.scripts).toMatchObject([{ script: { medicine: 'Ear cleaner' }, state: 'valid' }]);
  for (const who of ['owner', 'frontDesk'] as const) {
    const answer = await clinic.get(who, `${pet}/file`);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const text = await answer.text();
    expect(text).toContain('His ear is sore.');
    for (const hidden of ['Otitis', 'Not done yet.', 'dispensing', 'sam@mail']) expect(text).not.toContain(hidden);
  }
  expect((await clinic.get('stranger', `${pet}/file`)).status).toBe(404);
  expect((await clinic.get('elsewhere', `${pet}/file`)).status).toBe(404);
  expect((await clinic.get(undefined, `${pet}/file`)).status).toBe(401);
});

test('the FHIR bundle has the same visits, and the owner’s has no assessment in it', async () => {
  const types = async (who: 'vet' | 'owner') => ((await (await clinic.get(who, `${pet}/fhir`)).json()) as { entry: { resource: { resourceType: string } }[] }).entry.map(({ resource }) => resource.resourceType);
  const [vet, owner] = [await types('vet'), await types('owner')];
  expect(vet.filter((type) => type === 'Encounter')).toHaveLength(3);
  expect(vet).toContain('Condition');
  expect(owner).not.toContain('Condition');
  expect(owner).toContain('MedicationRequest');
});

test('the history is found by words in notes, problems, scripts and by days, and says where', async () => {
  const search = async (who: 'vet' | 'owner', looked: object) => v.parse(PetHistory, await (await clinic.post(who, `${pet}/history`, looked)).json());
  expect((await search('vet', {})).visits).toHaveLength(3);
  expect((await search('vet', { text: 'FIREWORKS' })).visits).toMatchObject([{ reference: later.reference, where: ['notes'] }]);
  expect((await search('vet', { text: 'ear cleaner' })).visits).toMatchObject([{ reference: visit.reference, where: ['scripts'] }]);
  expect((await search('vet', { text: '100%' })).visits).toEqual([]);
  // The name of a member is no word that anybody wrote.
  expect((await search('vet', { text: 'subjective' })).visits).toEqual([]);
  expect((await search('owner', { text: 'otitis' })).visits).toEqual([]);
  expect((await search('owner', { text: 'a cold' })).visits).toMatchObject([{ reference: later.reference, assessment: '', where: ['summary'] }]);
  expect((await search('vet', { from: '2030-01-08' })).visits).toEqual([]);
  expect((await search('vet', { to: '2030-01-07', before: later.reference })).visits.map(({ reference }) => reference)).toEqual([visit.reference]);
  expect((await search('owner', {})).weights.map(({ kg }) => kg)).toEqual([4.3, 4.5]);
  expect((await clinic.post('vet', `${pet}/history`, { from: '2030-02-31x' })).status).toBe(400);
});

test('an animal that came along has the visit in its history, with what was told and without the record of the other', async () => {
  const { sql } = clinic.db;
  const [rex] = (await sql`insert into pet (clinic_id, id, owner_id, name, species) select clinic_id, gen_random_uuid(), owner_id, 'Rex', 'dog' from pet where id = ${clinic.people.pet} returning id`) as unknown as [{ id: string }];
  await sql`insert into appointment_pet (clinic_id, appointment_id, position, pet_id, told) select clinic_id, id, 2, ${rex.id}, '{"name":"Rex","species":"dog"}' from appointment where reference = ${visit.reference}`;
  const of = async (who: 'vet' | 'owner', id: string) => v.parse(PetHistory, await (await clinic.post(who, `/pets/${id}/history`, {})).json()).visits;
  expect(await of('vet', rex.id)).toMatchObject([{ reference: visit.reference, main: false, others: ['Miso'], assessment: '', scripts: [], summary: { found: 'His ear is sore.' } }]);
  expect(await of('owner', rex.id)).toHaveLength(1);
  const own = (await of('vet', clinic.people.pet)).find(({ reference }) => reference === visit.reference);
  expect(own).toMatchObject({ main: true, others: ['Rex'], assessment: expect.stringContaining('Otitis') });
  // What is taken away of Rex has nothing of Miso's record in it.
  expect(JSON.stringify(await (await clinic.get('vet', `/pets/${rex.id}/file`)).json())).not.toContain('Otitis');
});

test('the owner’s paper of a visit that a technician held is signed by the vet who completed it', async () => {
  const held = await clinic.book({ practitioner: clinic.people.technician, start: new Date('2030-01-06T15:00:00Z') });
  await clinic.put('technician', held.record, { body: { ...emptyRecord(), subjective: 'Scratches.' } }, from(0));
  await clinic.put('vet', held.record, { body }, from(1));
  expect((await clinic.post('vet', `${held.record}/complete`, undefined, from(2))).status).toBe(200);
  for (const [who, what] of [['owner', 'summary/paper'], ['vet', 'paper']] as const) {
    const text = await wordsOf(await clinic.get(who, `${held.record}/${what}`));
    says(text, 'Tess Moreau', 'Dr. Hana Ito Licence ON 4471', 'igned electronically on');
  }
  const kept = v.parse(PetFile, await (await clinic.get('owner', `${pet}/file`)).json()).visits.find(({ reference }) => reference === held.reference);
  expect(kept).toMatchObject({ practitioner: { name: 'Tess Moreau' }, signed: { person: clinic.people.vet, name: 'Dr. Hana Ito', licence: 'ON 4471' }, scripts: [{ prescriber: { person: clinic.people.vet } }], record: null });
});

test('a record that was completed while its visit still waited is in history, file and the owner’s paper, on the day of the clinic’s own calendar', async () => {
  // Eight in the evening in Toronto: another day already in UTC.
  const evening = await clinic.book({ start: new Date('2030-01-09T01:00:00Z') });
  expect((await clinic.put('vet', evening.record, { body }, from(0))).status).toBe(200);
  expect((await clinic.post('vet', `${evening.record}/complete`, undefined, from(1))).status).toBe(200);
  const search = async (looked: object) => v.parse(PetHistory, await (await clinic.post('vet', `${pet}/history`, looked)).json()).visits.map(({ reference, state }) => [reference, state]);
  const found = [[evening.reference, 'complete']];
  expect(await search({ from: '2030-01-08', to: '2030-01-08' })).toEqual(found);
  expect(await search({ from: '2030-01-09' })).toEqual([]);
  expect(v.parse(PetFile, await (await clinic.get('vet', `${pet}/file`)).json()).visits.map(({ reference }) => reference)).toContain(evening.reference);
  says(await wordsOf(await clinic.get('owner', `${evening.record}/summary/paper`)), 'His ear is sore.');
  const beside = v.parse(History, await (await clinic.get('vet', `${visit.path}/history`)).json()).visits;
  expect(beside.find(({ reference }) => reference === evening.reference)).toMatchObject({ record: 'complete' });
  expect((await clinic.post('vet', `${pet}/history`, { from: '2030-02-31' })).status).toBe(400);
});

test('every reading is in the audit chain, by id', async () => {
  const rows = await clinic.db.sql<{ action: string }[]>`select distinct action from audit where subject = ${`pet:${clinic.people.pet}`} order by action`;
  expect(rows.map(({ action }) => action)).toEqual(['record.file-read', 'record.history-read']);
  // Earlier visits beside a visit are read by that visit: owners too.
  const beside = () => clinic.db.sql<{ actor: string }[]>`select actor from audit where subject = ${`consult:${open.consult}`} and action = 'record.history-read' order by seq`;
  expect(await beside()).toEqual([]);
  for (const who of ['vet', 'owner'] as const) expect((await clinic.get(who, `${open.path}/history`)).status).toBe(200);
  expect((await beside()).map(({ actor }) => actor)).toEqual([`staff:${clinic.people.vet}`, `owner:${clinic.people.owner}`]);
});
