import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { visitWorld, type Someone } from '../../../test/visit.ts';
import { enter } from './enter.ts';
import type { SocketTold } from './socket.ts';
import { listAppointments } from '../../views/appointments.ts';
import { emptyRecord } from '../../records/rules.ts';
import { Joined, Message, MessageList, Room, Timeline } from '../../consult/contract.ts';

const clinic = await visitWorld();

const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
const room = async (who: Someone, path: string) => v.parse(Room, await (await clinic.get(who, path)).json());
const events = async (path: string) => v.parse(Timeline, await (await clinic.get('vet', `${path}/timeline`)).json()).events;
const types = async (path: string) => (await events(path)).map(({ type }) => type);
const joined = async (answer: Response) => {
  expect(answer.status).toBe(200);
  return v.parse(Joined, await answer.json());
};
const say = (text: string, more: object = {}) => ({ id: randomUUID(), text, ...more });

test('the owner of a requested visit may wait and test, and joins once it is confirmed', async () => {
  const visit = await clinic.book({ status: 'requested' });
  expect(await room('owner', visit.path)).toMatchObject({ state: 'waiting', participants: [], me: { role: 'owner', name: 'Sam Rivera' } });
  expect((await clinic.post('owner', `${visit.path}/presence`, { stage: 'testing' })).status).toBe(204);
  expect(await code(await clinic.post('owner', `${visit.path}/join`, {}))).toEqual([409, 'not-confirmed']);

  await clinic.db.sql`update appointment set status = 'confirmed' where id = ${visit.appointment}`;
  const { pass, participants } = await joined(await clinic.post('owner', `${visit.path}/join`, {}));
  expect(pass.peer).toMatch(/^o[a-z0-9]{20,}$/);
  expect(pass.token.length).toBeGreaterThan(50);
  expect(participants).toMatchObject([{ name: 'Sam Rivera', role: 'owner', stage: 'testing', peers: [] }]);
});

test('the other side sees who is here and how near', async () => {
  const visit = await clinic.book();
  await clinic.post('owner', `${visit.path}/presence`, { stage: 'arrived' });
  clinic.time.now = new Date(clinic.time.now.getTime() + 1000);
  await clinic.post('owner', `${visit.path}/presence`, { stage: 'ready' });
  await clinic.post('owner', `${visit.path}/presence`, { stage: 'ready' });

  const seen = await room('vet', visit.path);
  expect(seen.participants).toMatchObject([{ person: clinic.people.owner, name: 'Sam Rivera', role: 'owner', stage: 'ready', at: clinic.time.now.toISOString() }]);
  expect(seen.me).toMatchObject({ role: 'vet', name: 'Dr. Hana Ito' });
  // Saying the same again is no event.
  expect((await events(visit.path)).map(({ data }) => data['stage'])).toEqual(['arrived', 'ready']);
});

test('a peer id is refreshed for its own person only', async () => {
  const visit = await clinic.book();
  const other = await clinic.book();
  const { pass } = await joined(await clinic.post('owner', `${visit.path}/join`, {}));

  expect((await joined(await clinic.post('owner', `${visit.path}/join`, { peer: pass.peer }))).pass.peer).toBe(pass.peer);
  expect(await code(await clinic.post('vet', `${visit.path}/join`, { peer: pass.peer }))).toEqual([403, 'peer-not-yours']);
  expect(await code(await clinic.post('owner', `${other.path}/join`, { peer: pass.peer }))).toEqual([403, 'peer-not-yours']);
  expect(await code(await clinic.post('owner', `${visit.path}/join`, { peer: 'omadeup' }))).toEqual([403, 'peer-not-yours']);
});

test('there is no way in for strangers, other clinics and nobody', async () => {
  const visit = await clinic.book();
  for (const path of [visit.path, `${visit.path}/messages`]) {
    expect(await code(await clinic.get('stranger', path))).toEqual([404, 'not-found']);
    expect(await code(await clinic.get('elsewhere', path))).toEqual([404, 'not-found']);
    expect(await code(await clinic.get(undefined, path))).toEqual([401, 'sign-in-needed']);
  }
  expect(await code(await clinic.post('stranger', `${visit.path}/join`, {}))).toEqual([404, 'not-found']);
  expect(await code(await clinic.post('elsewhere', `${visit.path}/end`, { why: 'pressed' }))).toEqual([404, 'not-found']);
  expect(await code(await clinic.get('owner', `${visit.path}/timeline`))).toEqual([403, 'not-allowed']);
  expect(await types(visit.path)).toEqual([]);
});

test('the room looks for itself whose visit it is, whatever stands before it', async () => {
  const visit = await clinic.book();
  const other = await clinic.book();
  const at = { id: clinic.people.clinic, slug: 'maple-street', name: 'Maple Street Veterinary', zone: 'America/Toronto', locale: 'en', currency: 'CAD' };
  const look = enter(clinic);
  const link = { kind: 'appointment', session: 's', owner: clinic.people.owner, appointment: visit.appointment } as const;
  await expect(look({ clinic: at, caller: { kind: 'owner', session: 's', owner: clinic.people.stranger } }, visit.reference)).rejects.toMatchObject({ code: 'not-found' });
  await expect(look({ clinic: at, caller: link }, other.reference)).rejects.toMatchObject({ code: 'not-found' });
  await expect(look({ clinic: at, caller: { kind: 'nobody' } }, visit.reference)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(look({ clinic: at, caller: link }, visit.reference)).resolves.toMatchObject({ state: 'waiting' });
});

test.each([
  ['cancelled', 'video', 'visit-cancelled', 410],
  ['declined', 'video', 'visit-cancelled', 410],
  ['confirmed', 'phone', 'not-video', 409],
] as const)('a %s %s visit is refused with %s', async (status, modality, problem, httpStatus) => {
  const visit = await clinic.book({ status, modality });
  expect(await code(await clinic.post('owner', `${visit.path}/join`, {}))).toEqual([httpStatus, problem]);
});

test('48 hours after its end a visit is over', async () => {
  const visit = await clinic.book();
  const before = clinic.time.now;
  clinic.time.now = new Date(visit.end.getTime() + 48 * 3_600_000);
  expect(await code(await clinic.post('owner', `${visit.path}/join`, {}))).toEqual([410, 'visit-over']);
  expect(await code(await clinic.post('owner', `${visit.path}/presence`, { stage: 'arrived' }))).toEqual([410, 'visit-over']);
  expect(await code(await clinic.post('owner', `${visit.path}/messages`, say('Hello?')))).toEqual([410, 'visit-over']);
  clinic.time.now = before;
});

test('messages go both ways, stay, and a staff-only one never reaches the owner', async () => {
  const visit = await clinic.book();
  const hello = say('Miso scratches his left ear.');
  const first = await clinic.post('owner', `${visit.path}/messages`, hello);
  expect(first.status).toBe(201);
  expect(v.parse(Message, await first.json())).toMatchObject({ text: hello.text, author: { name: 'Sam Rivera', role: 'owner' } });
  await clinic.post('vet', `${visit.path}/messages`, say('I can see it, hold still.'));
  await clinic.post('technician', `${visit.path}/messages`, say('He was here in May.', { staffOnly: true }));
  // Sent again after a lost answer.
  expect((await clinic.post('owner', `${visit.path}/messages`, hello)).status).toBe(201);

  const read = async (who: Someone) => v.parse(MessageList, await (await clinic.get(who, `${visit.path}/messages`)).json()).messages.map(({ text }) => text);
  expect(await read('owner')).toEqual(['Miso scratches his left ear.', 'I can see it, hold still.']);
  expect(await read('vet')).toEqual(['Miso scratches his left ear.', 'I can see it, hold still.', 'He was here in May.']);
  expect((await events(visit.path)).map(({ type, data }) => [type, data['staffOnly']])).toEqual([['message.said', false], ['message.said', false], ['message.said', true]]);
});

test('an owner cannot write staff-only, cannot take an id, and is held when messages are locked', async () => {
  const visit = await clinic.book();
  expect(await code(await clinic.post('owner', `${visit.path}/messages`, say('Psst', { staffOnly: true })))).toEqual([403, 'not-allowed']);
  const vets = say('For colleagues.', { staffOnly: true });
  await clinic.post('vet', `${visit.path}/messages`, vets);
  const taken = await clinic.post('owner', `${visit.path}/messages`, { id: vets.id, text: 'Mine' });
  expect(taken.status).toBe(400);
  expect(JSON.stringify(await taken.json())).not.toContain('colleagues');

  await clinic.db.sql`update consult set messaging = 'locked' where id = ${visit.consult}`;
  expect(await code(await clinic.post('owner', `${visit.path}/messages`, say('Still there?')))).toEqual([409, 'messaging-locked']);
  expect((await clinic.post('vet', `${visit.path}/messages`, say('Call us, please.'))).status).toBe(201);
});

const sit = async (who: 'owner' | 'vet', visit: { path: string; consult: string }) => {
  const { pass } = await joined(await clinic.post(who, `${visit.path}/join`, {}));
  const seat = { clinic: clinic.people.clinic, consult: visit.consult, person: clinic.people[who], peer: pass.peer };
  let stay = 0;
  type Others = { person: string; peer: string; joined: boolean }[];
  const tell = (kind: SocketTold['kind'], more: Partial<SocketTold> = {}) => clinic.told({ ...seat, kind, stay, at: clinic.time.now, here: [], ...more });
  return {
    ...seat,
    joined: true,
    connect: () => ((stay += 1), tell('joined')),
    /** The same once more: the answer was lost. */
    connectAgain: () => tell('joined'),
    leave: (here: Others = []) => tell('gone', { why: 'lost', here }),
    wait: () => tell('waits', { stay: null }),
    leaveLobby: (here: Others = []) => tell('gone', { why: 'lost', stay: null, here }),
  };
};

test('the call starts when both sides are in, once, and whoever drops is seen to', async () => {
  const visit = await clinic.book();
  const [sam, hana] = [await sit('owner', visit), await sit('vet', visit)];
  await sam.connect();
  expect(await room('vet', visit.path)).toMatchObject({ state: 'waiting' });
  await hana.connect();
  expect(await room('vet', visit.path)).toMatchObject({ state: 'live', startedAt: clinic.time.now.toISOString() });
  await sam.leave();
  await sam.connect();
  expect(await types(visit.path)).toEqual(['call.joined', 'call.joined', 'call.started', 'call.left', 'call.joined']);
});

test('two tabs of one side are no call, and one of them closing takes nobody away', async () => {
  const visit = await clinic.book();
  const [tab, other] = [await sit('owner', visit), await sit('owner', visit)];
  await Promise.all([tab.connect(), other.connect()]);
  await other.connectAgain();
  await tab.leave([other]);
  expect(await room('owner', visit.path)).toMatchObject({ state: 'waiting' });
  const [row] = await clinic.db.sql`select stage from presence where consult_id = ${visit.consult}`;
  expect(row).toEqual({ stage: 'in-call' });
  expect(await types(visit.path)).toEqual(['call.joined', 'call.joined', 'call.left']);
});

test('what is told again because its answer was lost is written once', async () => {
  const visit = await clinic.book();
  const [sam, hana] = [await sit('owner', visit), await sit('vet', visit)];
  await sam.connect();
  await hana.connect();
  await Promise.all([sam.connectAgain(), hana.connectAgain()]);
  await sam.leave();
  await sam.leave();
  await sam.connect();
  expect(await types(visit.path)).toEqual(['call.joined', 'call.joined', 'call.started', 'call.left', 'call.joined']);
  expect((await room('vet', visit.path)).startedAt).toBe(clinic.time.now.toISOString());
});

const tick = () => (clinic.time.now = new Date(clinic.time.now.getTime() + 1000));
const stageOf = async (visit: { path: string }) => (await room('vet', visit.path)).participants.map(({ stage }) => stage);

test('a socket in the lobby is no call; lost, its person is gone, and back when it is', async () => {
  const visit = await clinic.book();
  const [sam, hana] = [await sit('owner', visit), await sit('vet', visit)];
  await clinic.post('owner', `${visit.path}/presence`, { stage: 'ready' });
  await sam.wait();
  await hana.connect();
  expect(await room('vet', visit.path)).toMatchObject({ state: 'waiting', participants: [{ role: 'owner', stage: 'ready', peers: [] }, { role: 'vet' }] });
  tick();
  await sam.leaveLobby();
  await sam.leaveLobby();
  expect((await stageOf(visit))[0]).toBe('gone');
  tick();
  await sam.wait();
  expect((await stageOf(visit))[0]).toBe('arrived');
  expect((await events(visit.path)).map(({ type, data }) => [type, data['stage']])).toEqual([
    ['presence.changed', 'ready'], ['call.joined', undefined], ['presence.changed', 'gone'], ['presence.changed', 'arrived'],
  ]);
});

test('of the lobby, what the browser has said since is newer, another window counts, and the call is not touched', async () => {
  const visit = await clinic.book();
  const [tab, other] = [await sit('owner', visit), await sit('owner', visit)];
  await tab.wait();
  const lost = clinic.time.now;
  tick();
  await clinic.post('owner', `${visit.path}/presence`, { stage: 'testing' });
  await clinic.told({ ...tab, kind: 'gone', why: 'lost', stay: null, at: lost, here: [] });
  expect(await stageOf(visit)).toEqual(['testing']);
  tick();
  await tab.leaveLobby([{ ...other, joined: false }]);
  expect(await stageOf(visit)).toEqual(['testing']);

  await other.connect();
  tick();
  await tab.leaveLobby();
  const [row] = await clinic.db.sql`select stage from presence where consult_id = ${visit.consult}`;
  expect(row).toEqual({ stage: 'in-call' });
  // The call's socket is lost, another window still waits in the lobby.
  await other.leave([{ ...tab, joined: false }]);
  expect(await stageOf(visit)).toEqual(['arrived']);
  expect(await types(visit.path)).toEqual(['presence.changed', 'presence.changed', 'call.joined', 'call.left']);
});

test('a late word that a socket is gone does not hide whoever came back to the lobby', async () => {
  const visit = await clinic.book();
  const sam = await sit('owner', visit);
  await sam.connect();
  await clinic.post('owner', `${visit.path}/presence`, { stage: 'arrived' });
  await sam.leave();
  expect((await room('vet', visit.path)).participants).toMatchObject([{ stage: 'arrived' }]);
});

test('either side ends a live call for both: done, record due in 24 hours, nobody gets in again', async () => {
  const visit = await clinic.book();
  await (await sit('owner', visit)).connect();
  await (await sit('vet', visit)).connect();
  const ended = await clinic.post('owner', `${visit.path}/end`, { why: 'pressed' });
  expect(ended.status).toBe(200);
  expect(v.parse(Room, await ended.json())).toMatchObject({ state: 'ended', endedAt: clinic.time.now.toISOString(), appointment: { status: 'done' } });
  expect(await code(await clinic.post('vet', `${visit.path}/join`, {}))).toEqual([410, 'visit-over']);
  expect(await (await clinic.get('vet', visit.record)).json()).toMatchObject({ revision: 0, dueAt: new Date(clinic.time.now.getTime() + 86_400_000).toISOString() });
  // Pressed at both ends at the same time.
  expect((await clinic.post('vet', `${visit.path}/end`, { why: 'pressed' })).status).toBe(200);
  expect((await types(visit.path)).filter((type) => type === 'call.ended')).toHaveLength(1);
});

test('a visit that was held stays on the practitioner\'s list until its record is complete', async () => {
  const visit = await clinic.book();
  const scope = { clinic: { id: clinic.people.clinic, slug: 'maple-street', name: 'Maple Street Veterinary', zone: 'America/Toronto', locale: 'en', currency: 'CAD' }, caller: { kind: 'staff', session: 's', staff: clinic.people.vet, role: 'vet' } } as const;
  const row = async () => (await listAppointments(clinic.db.sql, scope, clinic.time.now, { view: 'upcoming', practitioner: 'me' })).appointments.find(({ reference }) => reference === visit.reference);
  await clinic.post('vet', `${visit.path}/end`, { why: 'finished' });
  expect(await row()).toMatchObject({ status: 'done', consult: { state: 'ended', record: 'none', recordDueAt: new Date(clinic.time.now.getTime() + 86_400_000).toISOString() } });

  const body = { ...emptyRecord(), subjective: 'a', objective: 'b', assessment: 'c', plan: 'd', education: 'd', scripts: { kind: 'none' }, followUp: { kind: 'none' }, summary: { found: 'e', nextSteps: 'f', callIf: '' } };
  expect((await clinic.put('vet', visit.record, { body }, { 'if-match': '"0"' })).status).toBe(200);
  expect(await row()).toMatchObject({ consult: { record: 'draft' } });
  await clinic.post('vet', `${visit.record}/complete`, undefined, { 'if-match': '"1"' });
  expect(await row()).toBeUndefined();
});

test('hanging up alone is stepping out, and staff may say that a visit is finished', async () => {
  const visit = await clinic.book();
  await (await sit('owner', visit)).connect();
  expect(await (await clinic.post('owner', `${visit.path}/end`, { why: 'pressed' })).json()).toMatchObject({ state: 'waiting', appointment: { status: 'confirmed' } });
  expect((await room('vet', visit.path)).participants).toMatchObject([{ stage: 'gone' }]);
  expect(await (await clinic.post('vet', `${visit.path}/end`, { why: 'finished' })).json()).toMatchObject({ state: 'ended' });

  const requested = await clinic.book({ status: 'requested' });
  expect(await code(await clinic.post('vet', `${requested.path}/end`, { why: 'finished' }))).toEqual([409, 'not-confirmed']);
});

test('what is not as documented is refused and changes nothing', async () => {
  const visit = await clinic.book();
  for (const [path, body] of [
    ['presence', { stage: 'in-call' }],
    ['end', { why: 'bored' }],
    ['messages', { id: 'not-an-id', text: 'x' }],
    ['messages', { id: randomUUID(), text: '   ' }],
    ['messages', { id: randomUUID(), text: 'nul \0' }],
  ] as const) {
    expect(await code(await clinic.post('owner', `${visit.path}/${path}`, body))).toEqual([400, 'bad-request']);
  }
  expect(await types(visit.path)).toEqual([]);
});
