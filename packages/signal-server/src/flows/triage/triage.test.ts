import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { testClinic } from '../../../test/clinic.ts';
import { peopleOf } from '../../../test/people.ts';
import { MedicalRecord } from '../../records/contract.ts';
import { minutes } from '../../shared/clock.ts';
import { Retriaged, TriageAssessment, TriageQueue, TriageReply } from '../../triage/assessments.contract.ts';

const clinic = await testClinic();
const { visit, visitToken, ownerToken, staffToken } = peopleOf(clinic);

const straining = { species: 'cat', sex: 'male', text: '', answers: { urinating: 'straining' } };
const scratching = { species: 'cat', text: '', answers: { eating: 'normal' } };
const reyes = async () => clinic.client(await staffToken('technician'));
const queue = async () => v.parse(TriageQueue, await (await (await reyes()).get('/triage-assessments')).json()).assessments;
const keep = async (told: object, keep: object = {}, token?: string) => v.parse(TriageReply, await (await clinic.client(token).post('/triage', { ...told, keep })).json());

beforeEach(async () => {
  clinic.time.now = new Date('2030-01-07T15:00:00.000Z');
  await clinic.db.sql`truncate triage_assessment, mail, job cascade`;
});

describe('what is kept', () => {
  test('nothing, unless it is asked for', async () => {
    const answer = v.parse(TriageReply, await (await clinic.client().post('/triage', straining)).json());
    expect([answer.urgency, answer.assessment]).toEqual(['emergency', undefined]);
    expect(await queue()).toEqual([]);
  });

  test('what was told, what the rules said and with which version, and whom to call back', async () => {
    const { assessment } = await keep({ ...straining, text: 'He cries in the box', redFlags: { 'cannot-urinate': 'unsure' } }, { petName: 'Miso', name: 'Sam Rivera', phone: '416-555-0162' });
    const [told] = await queue();
    expect(told).toMatchObject({ id: assessment, by: { kind: 'anyone', name: null }, pet: { name: 'Miso', species: 'cat' }, contact: { phone: '416-555-0162' }, text: 'He cries in the box', decisions: [] });
    expect(told?.suggested.pack.version).toMatch(/^\d{4}-\d\d-\d\d/);
    expect(told?.summary).toContain('Owner not sure about: cannot urinate');
  });

  test('words that a database cannot keep lose only what it cannot keep', async () => {
    await keep({ ...straining, text: 'a\u0000b \ud800 \\u0000 <b>c</b>', redFlags: { 'x\u0000y': 'yes' } });
    expect((await queue())[0]?.text).toBe('a\ufffdb \ufffd \\u0000 <b>c</b>');
  });

  test('the staff on the phone tells it on behalf', async () => {
    await keep(straining, {}, await staffToken('front-desk'));
    expect((await queue())[0]?.by).toEqual({ kind: 'staff', name: 'Robin Vale' });
  });

  test('a visit is named only by those it belongs to', async () => {
    const [mine, another] = [await visit(), await visit()];
    await keep(straining, {}, await visitToken(mine));
    await keep(straining, { reference: another.reference }, await ownerToken(mine));
    await keep(straining, { reference: another.reference });
    expect((await queue()).map(({ reference, by }) => [reference, by.kind]).sort()).toEqual([[mine.reference, 'owner'], [null, 'anyone'], [null, 'owner']].sort());
  });
});

describe('the queue', () => {
  test('the most urgent first, then the oldest, decided ones last and gone after a while', async () => {
    const at = async (minute: number, told: object, petName: string) => {
      clinic.time.now = new Date(Date.UTC(2030, 0, 7, 15, minute));
      return (await keep(told, { petName })).assessment!;
    };
    await at(0, scratching, 'quiet');
    const decided = await at(1, straining, 'decided');
    await at(2, straining, 'first');
    await at(3, straining, 'second');
    await (await reyes()).post(`/triage-assessments/${decided}/decision`, { level: 'emergency', reason: 'A tom' });
    expect((await queue()).map(({ pet }) => pet.name)).toEqual(['first', 'second', 'quiet', 'decided']);
    clinic.time.now = new Date('2030-01-08T15:00:00Z');
    expect((await queue()).map(({ pet }) => pet.name)).toEqual(['first', 'second', 'quiet']);
  });

  test('a decision needs a reason; what was suggested and decided before stays, with who and when', async () => {
    const { assessment } = await keep(straining);
    const decide = async (who: 'technician' | 'vet', body: object) => (await clinic.client(await staffToken(who)).post(`/triage-assessments/${assessment}/decision`, body)).json();
    expect(await decide('technician', { level: 'soon', reason: ' ' })).toMatchObject({ code: 'bad-request' });
    await decide('technician', { level: 'urgent', reason: 'He did pee, the owner says.' });
    clinic.time.now = new Date('2030-01-07T15:02:00.000Z');
    const after = v.parse(TriageAssessment, await decide('vet', { level: 'emergency', reason: 'Not enough.' }));
    expect(after.suggested.urgency).toBe('emergency');
    expect(after.decisions.map(({ level, by, at }) => [level, by.name, at])).toEqual([
      ['emergency', 'Dr. Hana Ito', '2030-01-07T15:02:00.000Z'],
      ['urgent', 'Alex Reyes', '2030-01-07T15:00:00.000Z'],
    ]);
    expect(v.parse(TriageAssessment, await decide('vet', { level: 'emergency', reason: 'Not enough.' })).decisions).toHaveLength(2);
  });
});

describe('an undecided emergency', () => {
  const alerts = async () => (await clinic.outbox()).filter(({ subject }) => subject.includes('triage queue'));

  test('is mailed to desk, technicians and vets, once however many there are, and says nothing medical', async () => {
    await keep({ ...straining, text: 'cannot pee' }, { petName: 'Miso' });
    await keep(straining);
    const mails = await alerts();
    expect(mails.map(({ to }) => to.split('@')[0]).sort()).toEqual(['ito', 'park', 'reyes', 'vale']);
    expect(mails[0]?.text).not.toMatch(/Miso|pee|cat/);
  });

  test('is mailed again while nobody decides, and not any more when somebody has', async () => {
    const { assessment } = await keep(straining);
    await alerts();
    const again = async () => {
      clinic.time.now = new Date(clinic.time.now.getTime() + minutes(5));
      await clinic.db.sql`update job set run_at = now() where kind = 'triage-alert' and done_at is null`;
      await clinic.db.sql`select pg_notify('vetkit_job', '')`;
      return (await alerts()).length;
    };
    expect(await again()).toBe(8);
    await (await reyes()).post(`/triage-assessments/${assessment}/decision`, { level: 'emergency', reason: 'Called, on the way.' });
    expect(await again()).toBe(8);
  });

  test('waits and is mailed on when the visit is told again and sounds calmer, until somebody decides or what is told is as urgent', async () => {
    const token = await visitToken(await visit());
    const retell = async (told: object) => {
      clinic.time.now = new Date(clinic.time.now.getTime() + minutes(1));
      return (await keep(told, {}, token)).assessment;
    };
    const waiting = async () => (await queue()).map(({ id, suggested }) => [id, suggested.urgency]);
    const first = await retell(straining);
    const calm = await retell(scratching);
    expect(await waiting()).toEqual([[first, 'emergency'], [calm, 'routine']]);
    const before = (await alerts()).length;
    clinic.time.now = new Date(clinic.time.now.getTime() + minutes(5));
    await clinic.db.sql`update job set run_at = now() where kind = 'triage-alert' and done_at is null`;
    await clinic.db.sql`select pg_notify('vetkit_job', '')`;
    expect((await alerts()).length).toBeGreaterThan(before);

    const again = await retell(straining);
    expect(await waiting()).toEqual([[again, 'emergency']]);
    const calmAgain = await retell(scratching);
    await (await reyes()).post(`/triage-assessments/${again}/decision`, { level: 'soon', reason: 'Seen by phone.' });
    expect(await waiting()).toEqual([[calmAgain, 'routine']]);
  });

  test('what can wait alerts nobody', async () => {
    await keep(scratching);
    expect(await alerts()).toEqual([]);
  });
});

describe('«Is anything new or worse?»', () => {
  const retriage = async (of: Awaited<ReturnType<typeof visit>>, body: object) =>
    v.parse(Retriaged, await (await clinic.client(await visitToken(of)).post(`/consults/${of.reference}/triage`, body)).json());

  test('no: it is on the timeline, and nothing waits', async () => {
    const mine = await visit();
    expect(await retriage(mine, { change: 'none' })).toEqual({ answer: null, assessment: null });
    const timeline = (await (await clinic.client(await staffToken('vet')).get(`/consults/${mine.reference}/timeline`)).json()) as { events: { type: string }[] };
    expect(timeline.events.map(({ type }) => type)).toContain('triage.unchanged');
    expect(await queue()).toEqual([]);
  });

  test('yes: what was told before still counts, and the new assessment takes the place of the old one', async () => {
    const mine = await visit();
    await keep({ ...scratching, answers: { eating: 'none' } }, {}, await visitToken(mine));
    const { answer, assessment } = await retriage(mine, { change: 'new-or-worse', answers: { urinating: 'straining' }, redFlags: ['cannot-urinate'] });
    expect(answer?.urgency).toBe('emergency');
    const [waiting, ...rest] = await queue();
    expect([waiting?.id, waiting?.reference, rest]).toEqual([assessment, mine.reference, []]);
    expect(waiting?.summary).toContain('eating none');
    const { answer: later } = await retriage(mine, { change: 'new-or-worse', answers: { urinating: 'normal' } });
    expect(later?.urgency).toBe('emergency');
  });

  test('an answer in a hurry takes back no worse one, without any danger sign', async () => {
    const mine = await visit();
    await keep({ ...straining, answers: { urinating: 'straining', eating: 'less', behaviour: 'unknown' } }, {}, await visitToken(mine));
    const { answer } = await retriage(mine, { change: 'new-or-worse', answers: { urinating: 'normal', eating: 'none', behaviour: 'quiet' } });
    expect(answer?.urgency).toBe('emergency');
    const [kept] = await clinic.db.sql`select request -> 'answers' as answers from triage_assessment where previous_id is not null`;
    expect(kept?.answers).toEqual({ urinating: 'straining', eating: 'none', behaviour: 'quiet' });
  });

  test('without anything told before, the pet of the booking is asked about', async () => {
    const mine = await visit();
    const { answer } = await retriage(mine, { change: 'new-or-worse', redFlags: ['breathing'] });
    expect(answer?.urgency).toBe('emergency');
    expect((await queue())[0]).toMatchObject({ pet: { name: 'Miso', species: 'cat' }, by: { kind: 'owner', name: 'Sam Rivera' } });
  });
});

test('what was told becomes the Subjective of a record in which nothing stands, and only of that', async () => {
  const mine = await visit();
  await keep({ ...straining, text: 'He cries in the box.', onset: 'this morning' }, { petName: 'Miso' }, await visitToken(mine));
  const ito = clinic.client(await staffToken('vet'));
  const read = async () => v.parse(MedicalRecord, await (await ito.get(`/records/${mine.reference}`)).json());
  const empty = await read();
  expect(empty.body.told).toMatchObject({ triage: 'He cries in the box.' });
  expect(empty.body.subjective).toContain('Onset: this morning.');
  // What the questions found is a beginning: nobody has taken a history yet.
  expect([empty.revision, empty.missing.includes('subjective')]).toEqual([0, true]);
  await ito.put(`/records/${mine.reference}`, { body: { ...empty.body, subjective: 'My own words.' } }, { 'if-match': '"0"' });
  expect((await read()).body.subjective).toBe('My own words.');
  expect((await read()).missing).not.toContain('subjective');
});
