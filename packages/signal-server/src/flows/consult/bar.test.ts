import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { visitWorld, type Someone } from '../../../test/visit.ts';
import { ConsultBar, HelpRequests, History } from '../../consult/bar.contract.ts';
import { MessageList, Timeline } from '../../consult/contract.ts';
import { Attendance } from '../../consult/policy.contract.ts';
import { emptyRecord } from '../../records/rules.ts';
import { tryOwner, tryOwnerJob } from './help.ts';

const clinic = await visitWorld();
type Visit = Awaited<ReturnType<typeof clinic.book>>;

const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
const barOf = async (who: Someone, visit: Visit) => v.parse(ConsultBar, await (await clinic.get(who, `${visit.path}/bar`)).json());
const press = async (who: Someone, path: string, body?: unknown) => {
  const answer = await clinic.post(who, path, body);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return v.parse(ConsultBar, await answer.json());
};
const waiting = async (visit: Visit) => v.parse(HelpRequests, await (await clinic.get('frontDesk', '/help-requests')).json()).requests.filter(({ reference }) => reference === visit.reference);
const types = async (visit: Visit) => v.parse(Timeline, await (await clinic.get('manager', `${visit.path}/timeline`)).json()).events.map(({ type }) => type);
const decided = async (visit: Visit) => v.parse(Attendance, await (await clinic.get('manager', `${visit.path}/attendance`)).json()).decision;

/** The clock stands so long after the start of a visit. */
const at = (visit: Visit, time: string) => {
  const [minutes, seconds = 0] = time.split(':').map(Number);
  clinic.time.now = new Date(visit.start.getTime() + (minutes! * 60 + seconds) * 1000);
};
let stays = 0;
const comesIn = async (visit: Visit, who: 'vet' | 'owner', time: string) => {
  at(visit, time);
  const peer = `${who === 'vet' ? 'v' : 'o'}${(stays += 1)}`;
  await clinic.told({ clinic: clinic.people.clinic, consult: visit.consult, person: clinic.people[who], peer, kind: 'joined', stay: stays, at: clinic.clock() });
  clinic.seats.set(visit.consult, [...(clinic.seats.get(visit.consult) ?? []), { person: clinic.people[who], peer, joined: true }]);
  return peer;
};

/** Nobody has been at the desk for a while, and the owner's link is not used either. */
beforeEach(async () => void (await clinic.db.sql`update session set used_at = '2026-01-01T00:00:00Z'`));

test('the owner may write until the staff lock the messages, and again once they open them', async () => {
  const visit = await clinic.book();
  const say = () => clinic.post('owner', `${visit.path}/messages`, { id: randomUUID(), text: 'One more thing.' });
  expect((await barOf('vet', visit)).messaging).toBe('open');
  expect((await press('vet', `${visit.path}/messaging`, { messaging: 'locked' })).messaging).toBe('locked');
  await press('vet', `${visit.path}/messaging`, { messaging: 'locked' });
  expect(await code(await say())).toEqual([409, 'messaging-locked']);
  await clinic.post('vet', `${visit.path}/end`, { why: 'finished' });
  expect((await press('vet', `${visit.path}/messaging`, { messaging: 'open' })).messaging).toBe('open');
  expect((await say()).status).toBe(201);
  expect((await types(visit)).filter((type) => type === 'messaging.changed')).toHaveLength(2);
  expect(await code(await clinic.post('owner', `${visit.path}/messaging`, { messaging: 'open' }))).toEqual([403, 'not-allowed']);
});

test('the bar says who has it and what is not possible, and why', async () => {
  const visit = await clinic.book();
  at(visit, '-60');
  expect(await barOf('vet', visit)).toMatchObject({ charge: { why: 'charge-too-early' }, claim: { state: 'claimed', by: 'Dr. Hana Ito', mine: true }, cancel: { why: null }, help: { why: 'help-too-early', request: null }, wrapUp: null });
  expect(await barOf('colleague', visit)).toMatchObject({ claim: { state: 'claimed', by: 'Dr. Hana Ito', mine: false }, cancel: { why: 'not-yours' } });
  expect(await barOf('frontDesk', visit)).toMatchObject({ help: { why: 'at-the-desk' }, cancel: { why: null } });
  at(visit, '1');
  expect(await barOf('vet', visit)).toMatchObject({ cancel: { why: 'visit-begun' }, help: { why: null } });
});

test('a consult that nobody has is available to the right role', async () => {
  const visit = await clinic.book();
  await clinic.db.sql`update appointment set status = 'unassigned', practitioner_id = null, unassigned_at = start_at where id = ${visit.appointment}`;
  expect((await barOf('colleague', visit)).claim).toEqual({ state: 'available', by: null, mine: false, why: null });
  expect((await barOf('technician', visit)).claim).toMatchObject({ state: 'available', why: 'not-yours' });
});

test('with nobody at the desk the server itself writes to the owner, and that is help', async () => {
  const visit = await clinic.book();
  await comesIn(visit, 'vet', '-1');
  at(visit, '2');
  expect(await barOf('vet', visit)).toMatchObject({ noShow: { why: 'help-first' } });
  const { help, noShow } = await press('vet', `${visit.path}/help`);
  expect(help.request).toMatchObject({ by: 'Dr. Hana Ito', online: false, triedAt: clinic.clock().toISOString(), answer: null });
  expect(noShow).toEqual({ why: 'no-show-too-early', from: new Date(visit.start.getTime() + 300_000).toISOString() });
  // Pressing again is the same call for help.
  await press('vet', `${visit.path}/help`);
  expect((await types(visit)).filter((type) => type.startsWith('help'))).toEqual(['help.asked', 'help.tried']);
  const [told] = await clinic.db.sql`select count(*)::int as told from job j join event e on e.clinic_id = j.clinic_id and e.seq = (j.payload->>'seq')::bigint where j.kind = 'tell' and e.type = 'help.tried'`;
  expect(told).toEqual({ told: 1 });
});

test('with somebody at the desk they see it at once, answer, and take it off the list', async () => {
  const visit = await clinic.book();
  await clinic.post('owner', `${visit.path}/presence`, { stage: 'testing' });
  await comesIn(visit, 'vet', '-1');
  at(visit, '1');
  expect(await waiting(visit)).toEqual([]);
  expect((await press('vet', `${visit.path}/help`)).help.request).toMatchObject({ online: true, triedAt: null });
  expect(await barOf('vet', visit)).toMatchObject({ noShow: { why: 'owner-being-called' } });

  const [request] = await waiting(visit);
  expect(request).toMatchObject({ reference: visit.reference, pet: 'Miso', owner: { name: 'Sam Rivera', stage: 'testing' }, practitioner: 'Dr. Hana Ito', countsUntil: new Date(visit.start.getTime() + 300_000).toISOString() });
  const answer = { id: randomUUID(), text: 'Sam restarts the phone.' };
  for (let twice = 0; twice < 2; twice += 1) expect((await clinic.post('frontDesk', `${visit.path}/help/answer`, answer)).status).toBe(200);
  expect((await barOf('vet', visit)).help.request).toMatchObject({ answer: { by: 'Noor Haddad', text: 'Sam restarts the phone.' } });
  // The owner never reads it.
  expect(v.parse(MessageList, await (await clinic.get('vet', `${visit.path}/messages`)).json()).messages).toMatchObject([{ text: 'Sam restarts the phone.', staffOnly: true }]);
  expect(v.parse(MessageList, await (await clinic.get('owner', `${visit.path}/messages`)).json()).messages).toEqual([]);

  expect((await clinic.post('frontDesk', `${visit.path}/help/owner`)).status).toBe(200);
  expect((await clinic.post('frontDesk', `${visit.path}/help/handled`)).status).toBe(200);
  expect(await waiting(visit)).toEqual([]);
  expect(await code(await clinic.post('frontDesk', `${visit.path}/help/handled`))).toEqual([409, 'no-help-asked']);
  expect((await types(visit)).filter((type) => type.startsWith('help'))).toEqual(['help.asked', 'help.answered', 'help.tried', 'help.handled']);
  expect(await code(await clinic.get('vet', '/help-requests'))).toEqual([403, 'not-allowed']);
  expect(await code(await clinic.post('frontDesk', `${visit.path}/help`))).toEqual([403, 'not-allowed']);
});

test('an owner calls for help: the desk sees it at once, answers so that they read it, and nothing about the pay follows', async () => {
  const visit = await clinic.book();
  at(visit, '-16');
  expect(await code(await clinic.post('owner', `${visit.path}/owner-help`))).toEqual([409, 'help-too-early']);
  await comesIn(visit, 'vet', '-1');
  at(visit, '2');
  expect(await waiting(visit)).toEqual([]);
  const asked = { askedAt: clinic.clock().toISOString(), online: true };
  expect(await (await clinic.post('owner', `${visit.path}/owner-help`)).json()).toEqual(asked);
  at(visit, '3');
  // Pressing again is the same call for help.
  expect(await (await clinic.post('owner', `${visit.path}/owner-help`)).json()).toEqual(asked);
  expect(await waiting(visit)).toMatchObject([{ reference: visit.reference, fromOwner: true, owner: { name: 'Sam Rivera' }, help: { askedAt: asked.askedAt, online: true } }]);
  expect(await barOf('vet', visit)).toMatchObject({ help: { why: null, request: null }, noShow: { why: 'help-first' } });

  expect((await clinic.post('frontDesk', `${visit.path}/help/answer`, { id: randomUUID(), text: 'Please press Allow.' })).status).toBe(200);
  expect(v.parse(MessageList, await (await clinic.get('owner', `${visit.path}/messages`)).json()).messages).toMatchObject([{ text: 'Please press Allow.', staffOnly: false }]);
  expect((await clinic.post('frontDesk', `${visit.path}/help/handled`)).status).toBe(200);
  expect(await waiting(visit)).toEqual([]);
  expect((await types(visit)).filter((type) => type.startsWith('help'))).toEqual(['help.wanted', 'help.answered', 'help.handled']);
  for (const who of ['vet', 'stranger'] as const) expect((await clinic.post(who, `${visit.path}/owner-help`)).status, who).not.toBe(200);
});

test('a desk that is there but does not answer: two minutes later the server writes', async () => {
  const visit = await clinic.book();
  await comesIn(visit, 'vet', '-1');
  at(visit, '1');
  await waiting(visit);
  await press('vet', `${visit.path}/help`);
  const [row] = await clinic.db.sql`select id, payload, run_at from job where kind = ${tryOwnerJob} and payload->>'consult' = ${visit.consult}`;
  expect(row?.['run_at']).toEqual(new Date(visit.start.getTime() + 180_000));
  const job = { id: 1, kind: tryOwnerJob, payload: row!['payload'] as Record<string, string>, attempt: 1, runAt: new Date() };
  at(visit, '3');
  await tryOwner(clinic)(job);
  await tryOwner(clinic)(job);
  expect((await types(visit)).filter((type) => type.startsWith('help'))).toEqual(['help.asked', 'help.tried']);
  at(visit, '5');
  expect((await barOf('vet', visit)).noShow.why).toBeNull();
});

test.each([
  ['4:59', 50],
  ['5:00', 50],
  ['5:01', 0],
])('the owner never came, help at %s: the vet gets %i %%', async (time, share) => {
  const visit = await clinic.book();
  await comesIn(visit, 'vet', '0');
  at(visit, time);
  await press('vet', `${visit.path}/help`);
  at(visit, '8');
  expect((await press('vet', `${visit.path}/no-show`)).wrapUp).toBeNull();
  await press('vet', `${visit.path}/no-show`);
  expect(await (await clinic.get('owner', visit.path)).json()).toMatchObject({ state: 'ended', closedAs: 'no-show' });
  expect(await decided(visit)).toMatchObject({ outcome: 'client-no-show', owner: { pays: 'no-show-fee' }, vet: { share } });
  expect((await types(visit)).filter((type) => type === 'owner.no-show')).toHaveLength(1);
  // Nobody has a record to write.
  expect(await clinic.db.sql`select from record where consult_id = ${visit.consult}`).toHaveLength(0);
});

test('the owner was stuck in the device test', async () => {
  const visit = await clinic.book();
  await comesIn(visit, 'vet', '-1');
  at(visit, '0');
  await clinic.post('owner', `${visit.path}/presence`, { stage: 'testing' });
  at(visit, '3');
  await press('vet', `${visit.path}/help`);
  at(visit, '12');
  await press('vet', `${visit.path}/no-show`);
  expect(await decided(visit)).toMatchObject({ outcome: 'client-technical-trouble', owner: { pays: 'nothing' }, vet: { share: 50 }, reason: { code: 'owner-never-in' } });
});

test('«My client didn’t show up» is refused where it is not so', async () => {
  const visit = await clinic.book();
  at(visit, '1');
  const said = async () => code(await clinic.post('vet', `${visit.path}/no-show`));
  expect(await said()).toEqual([409, 'join-first']);
  await comesIn(visit, 'vet', '1');
  expect(await said()).toEqual([409, 'help-first']);
  await press('vet', `${visit.path}/help`);
  expect(await said()).toEqual([409, 'no-show-too-early']);
  await comesIn(visit, 'owner', '6');
  expect(await said()).toEqual([409, 'owner-is-here']);
  clinic.seats.set(visit.consult, (clinic.seats.get(visit.consult) ?? []).filter(({ peer }) => peer.startsWith('v')));
  expect(await said()).toEqual([409, 'met-already']);
  expect(await code(await clinic.post('owner', `${visit.path}/no-show`))).toEqual([403, 'not-allowed']);
  expect(await code(await clinic.post('colleague', `${visit.path}/no-show`))).toEqual([403, 'not-yours']);
  expect((await barOf('colleague', visit)).noShow.why).toBe('not-yours');
  expect(await code(await clinic.post('elsewhere', `${visit.path}/no-show`))).toEqual([404, 'not-found']);
});

test('the vet came 3:00 late, the owner had left at 2:30; each side sees its own', async () => {
  const visit = await clinic.book();
  at(visit, '-2');
  await clinic.post('owner', `${visit.path}/presence`, { stage: 'ready' });
  at(visit, '2:30');
  await clinic.post('owner', `${visit.path}/presence`, { stage: 'gone' });
  await comesIn(visit, 'vet', '3');
  at(visit, '10');
  await clinic.post('vet', `${visit.path}/end`, { why: 'finished' });
  const seen = async (who: Someone) => v.parse(Attendance, await (await clinic.get(who, `${visit.path}/attendance`)).json());
  const owners = await seen('owner');
  expect(owners.lines.map(({ code, afterStartS }) => [code, afterStartS])).toEqual([['ready', -120], ['gone', 150], ['ended', 600]]);
  expect(owners).not.toHaveProperty('decision');
  const staffs = await seen('vet');
  expect(staffs.lines.map(({ side, code }) => `${side} ${code}`)).toEqual(['owner ready', 'owner gone', 'staff came-in', 'staff ended']);
  expect(staffs.decision).toMatchObject({ outcome: 'vet-late', version: '2026-11', owner: { pays: 'nothing' }, vet: { share: 0 } });
  expect(await code(await clinic.get('stranger', `${visit.path}/attendance`))).toEqual([404, 'not-found']);
});

test('nothing is decided while the visit goes on, and the clinic’s own numbers count, as they were when it was booked', async () => {
  const numbers = (policy: object) => clinic.db.sql`update clinic set settings = settings || ${clinic.db.sql.json({ policy } as never)} where id = ${clinic.people.clinic}`;
  const late = async () => {
    const visit = await clinic.book();
    await comesIn(visit, 'vet', '0:30');
    return visit;
  };
  const visit = await late();
  expect(await decided(visit)).toBeNull();
  // A manager who looks is somebody at the desk.
  await clinic.db.sql`update session set used_at = '2026-01-01T00:00:00Z'`;
  const gives = async (of: typeof visit) => {
    await press('vet', `${of.path}/help`);
    at(of, '6');
    await press('vet', `${of.path}/no-show`);
    return (await decided(of))?.vet;
  };
  expect(await gives(visit)).toMatchObject({ share: 0, reason: { code: 'pay-not-on-time' } });
  await numbers({ graceS: 30, partialPercent: 40 });
  expect((await decided(visit))?.vet).toMatchObject({ share: 0, reason: { code: 'pay-not-on-time' } });
  expect(await gives(await late())).toMatchObject({ share: 40, reason: { code: 'pay-partial' } });
  await numbers({});
});

test('after the call the bar says what is left to do, from the server’s own state', async () => {
  const visit = await clinic.book();
  at(visit, '1');
  await clinic.post('vet', `${visit.path}/end`, { why: 'finished' });
  expect((await barOf('vet', visit)).wrapUp).toMatchObject({ note: { state: 'none' }, locked: false, charge: { why: 'nothing-to-charge' }, next: { said: 'unsaid', booked: null } });
  const body = { ...emptyRecord(), followUp: { kind: 'recheck' as const, inDays: 14 } };
  await clinic.put('vet', visit.record, { body }, { 'if-match': '"0"' });
  await press('vet', `${visit.path}/messaging`, { messaging: 'locked' });
  const next = await clinic.book({ practitioner: clinic.people.colleague, start: new Date(visit.end.getTime() + 14 * 86_400_000) });
  expect((await barOf('vet', visit)).wrapUp).toMatchObject({ note: { state: 'draft' }, locked: true, next: { said: 'recheck', inDays: 14, booked: { reference: next.reference } } });
});

test('earlier visits of the same animal: what was published for the owner, the assessment for those who treat', async () => {
  const visit = await clinic.book();
  at(visit, '1');
  await clinic.post('vet', `${visit.path}/end`, { why: 'finished' });
  const body = {
    ...emptyRecord(), subjective: 'Scratches.', objective: 'Red ear.', assessment: 'Otitis externa.', plan: 'Drops.', education: 'How to give drops.', problems: [{ words: 'Sore ear', certainty: null, differentials: '', code: null }],
    scripts: { kind: 'none' as const }, followUp: { kind: 'none' as const }, summary: { found: 'A sore ear.', nextSteps: '1. Drops twice a day', callIf: '' },
  };
  expect((await clinic.put('vet', visit.record, { body }, { 'if-match': '"0"' })).status).toBe(200);
  const later = await clinic.book();
  const seen = async (who: Someone) => v.parse(History, await (await clinic.get(who, `${later.path}/history`)).json()).visits.find(({ reference }) => reference === visit.reference);
  // A draft is nobody's to read here.
  expect(await seen('vet')).toMatchObject({ record: 'open', found: '', assessment: '' });
  expect((await clinic.post('vet', `${visit.record}/complete`, undefined, { 'if-match': '"1"' })).status).toBe(200);
  expect(await seen('vet')).toMatchObject({ record: 'complete', found: 'A sore ear.', nextSteps: ['Drops twice a day'], assessment: 'Sore ear\nOtitis externa.', practitioner: 'Dr. Hana Ito', type: 'Sick visit' });
  expect(await seen('owner')).toMatchObject({ record: 'complete', found: 'A sore ear.', assessment: '' });
  expect(await code(await clinic.get('stranger', `${later.path}/history`))).toEqual([404, 'not-found']);
  expect(await code(await clinic.get('frontDesk', `${later.path}/history`))).toEqual([403, 'not-allowed']);
  expect(v.parse(History, await (await clinic.get('vet', `${later.path}/history`)).json()).visits.map(({ reference }) => reference)).not.toContain(later.reference);
});
