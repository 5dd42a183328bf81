import * as v from 'valibot';
import { expect, test } from 'vitest';
import { visitWorld, type Someone } from '../../../test/visit.ts';
import { Joined, Timeline } from '../../consult/contract.ts';
import { Attendance } from '../../consult/policy.contract.ts';

const clinic = await visitWorld();

const peerOf = async (who: Someone, path: string) => v.parse(Joined, await (await clinic.post(who, `${path}/join`, {})).json()).pass.peer;
const judged = async (path: string) => v.parse(Timeline, await (await clinic.get('vet', `${path}/timeline`)).json()).events.filter(({ type }) => type === 'camera.judged');
const live = (appointment: string) => clinic.db.sql`update consult set state = 'live', started_at = now() where appointment_id = ${appointment}`;

test('what both browsers say of the vet’s camera is in the timeline, each as its own word', async () => {
  const visit = await clinic.book();
  await live(visit.appointment);
  const [owner, vet] = [await peerOf('owner', visit.path), await peerOf('vet', visit.path)];
  expect((await clinic.post('vet', `${visit.path}/camera`, { peer: vet, of: vet, verdict: 'seen', rule: 'on' })).status).toBe(204);
  expect((await clinic.post('owner', `${visit.path}/camera`, { peer: owner, of: vet, verdict: 'black', rule: 'grace' })).status).toBe(204);
  expect((await clinic.post('vet', `${visit.path}/camera`, { peer: vet, of: vet, verdict: 'ended', rule: 'excepted', exception: 'broken' })).status).toBe(204);
  expect((await judged(visit.path)).map(({ actor, data }) => [actor.kind, data['verdict'], data['rule'], data['exception'] ?? null])).toEqual([
    ['staff', 'seen', 'on', null],
    ['owner', 'black', 'grace', null],
    ['staff', 'ended', 'excepted', 'broken'],
  ]);
});

test('nobody speaks as another’s browser, in words of their own, or of a call that has not begun or is over', async () => {
  const visit = await clinic.book();
  const [owner, vet] = [await peerOf('owner', visit.path), await peerOf('vet', visit.path)];
  const say = async (who: Someone, body: object) => (await clinic.post(who, `${visit.path}/camera`, { peer: owner, of: vet, verdict: 'off', rule: 'grace', ...body })).status;
  expect(await say('owner', {}), 'not begun').toBe(204);
  await live(visit.appointment);
  expect(await say('vet', {})).toBe(403);
  expect(await say('stranger', {})).toBe(404);
  for (const wrong of [{ verdict: 'ugly' }, { rule: 'fired' }, { exception: 'My dog has eaten it' }, { of: 'v1; drop' }]) expect(await say('owner', wrong), JSON.stringify(wrong)).toBe(400);
  await clinic.db.sql`update consult set ended_at = now() where appointment_id = ${visit.appointment}`;
  expect(await say('owner', {}), 'over').toBe(204);
  expect(await judged(visit.path)).toEqual([]);
});

test('owner and staff read the same seconds of the vet’s camera, and none of a visit by phone', async () => {
  const visit = await clinic.book();
  const now = clinic.time.now;
  const after = (seconds: number) => (clinic.time.now = new Date(visit.start.getTime() + seconds * 1000));
  const camera = async (who: Someone) => v.parse(Attendance, await (await clinic.get(who, `${visit.path}/attendance`)).json()).camera;
  try {
    after(0);
    const [owner, vet] = [await peerOf('owner', visit.path), await peerOf('vet', visit.path)];
    expect(await camera('owner'), 'nobody is in the call').toBeUndefined();
    for (const [who, peer] of [['owner', owner], ['vet', vet]] as const) await clinic.told({ clinic: clinic.people.clinic, consult: visit.consult, person: clinic.people[who], peer, kind: 'joined', stay: 1, at: clinic.clock() });
    await live(visit.appointment);
    const say = async (seconds: number, who: 'owner' | 'vet', verdict: string, rule = 'on') => {
      after(seconds);
      expect((await clinic.post(who, `${visit.path}/camera`, { peer: who === 'vet' ? vet : owner, of: vet, verdict, rule })).status).toBe(204);
    };
    await say(10, 'vet', 'seen');
    await say(10, 'owner', 'seen');
    await say(70, 'owner', 'black', 'grace');
    await say(100, 'vet', 'black', 'grace');
    after(130);
    const told = { seen: 60, missing: 30, disputed: 30, excepted: 0, unknown: 10 };
    expect([await camera('owner'), await camera('vet')]).toEqual([told, told]);
    await clinic.db.sql`update appointment set modality = 'phone' where id = ${visit.appointment}`;
    expect(await camera('vet')).toBeUndefined();
  } finally {
    clinic.time.now = now;
  }
});
