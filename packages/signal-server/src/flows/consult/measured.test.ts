import * as v from 'valibot';
import { expect, test } from 'vitest';
import { visitWorld, type Someone } from '../../../test/visit.ts';
import { Joined, Timeline } from '../../consult/contract.ts';

const clinic = await visitWorld();

const minute = { seconds: 60, heard: 60, seen: 55, twoWayAudio: 58, twoWay: 50, unbroken: 40, quality: { good: 50, fair: 10, poor: 0 }, restarts: 1, recalls: 0, last: false };
const peerOf = async (who: Someone, path: string) => v.parse(Joined, await (await clinic.post(who, `${path}/join`, {})).json()).pass.peer;
const measured = async (path: string) => v.parse(Timeline, await (await clinic.get('vet', `${path}/timeline`)).json()).events.filter(({ type }) => type === 'call.measured');
const live = (appointment: string) => clinic.db.sql`update consult set state = 'live', started_at = now() where appointment_id = ${appointment}`;

test('the minutes that each side received of the other are in the timeline', async () => {
  const visit = await clinic.book();
  await live(visit.appointment);
  const [owner, vet] = [await peerOf('owner', visit.path), await peerOf('vet', visit.path)];
  expect((await clinic.post('owner', `${visit.path}/measured`, { peer: owner, of: vet, ...minute })).status).toBe(204);
  expect((await clinic.post('vet', `${visit.path}/measured`, { peer: vet, of: owner, ...minute, seen: 60, last: true })).status).toBe(204);
  expect((await measured(visit.path)).map(({ actor, data }) => [actor.kind, data['of'], data['seen'], data['last']])).toEqual([['owner', vet, 55, false], ['staff', owner, 60, true]]);
});

test("nobody tells of another's peer, and nobody more than there was", async () => {
  const visit = await clinic.book();
  await live(visit.appointment);
  const [owner, vet] = [await peerOf('owner', visit.path), await peerOf('vet', visit.path)];
  const status = async (who: Someone, body: object) => (await clinic.post(who, `${visit.path}/measured`, body)).status;
  expect(await status('owner', { peer: vet, of: owner, ...minute })).toBe(403);
  expect(await status('stranger', { peer: owner, of: vet, ...minute })).toBe(404);
  for (const wrong of [{ seconds: 121 }, { heard: 61 }, { seen: 61 }, { twoWay: 56 }, { twoWayAudio: 61 }, { unbroken: -1 }]) {
    expect(await status('owner', { peer: owner, of: vet, ...minute, ...wrong }), JSON.stringify(wrong)).toBe(400);
  }
  expect(await measured(visit.path)).toEqual([]);
});

test('a call that never began has no minutes', async () => {
  const visit = await clinic.book();
  const owner = await peerOf('owner', visit.path);
  expect((await clinic.post('owner', `${visit.path}/measured`, { peer: owner, of: 'v1', ...minute })).status).toBe(204);
  expect(await measured(visit.path)).toEqual([]);
});
