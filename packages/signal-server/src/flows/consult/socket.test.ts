import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { visitWorld } from '../../../test/visit.ts';
import { Joined, Room, Timeline } from '../../consult/contract.ts';

const clinic = await visitWorld();
let server: ServerType;
let address: string;

beforeAll(async () => {
  await new Promise<void>((ready) => {
    server = serve({ fetch: clinic.app.fetch, port: 0, hostname: '127.0.0.1' }, () => ready());
    clinic.signaling.attach(server);
  });
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  clinic.signaling.close();
  server.close();
});

const sit = async (who: 'owner' | 'vet', path: string) => {
  const { pass } = v.parse(Joined, await (await clinic.post(who, `${path}/join`, {})).json());
  const socket = new WebSocket(`${address}${pass.signaling.path}/peerjs?key=${pass.signaling.key}&id=${pass.peer}&token=${pass.token}&version=1.5.5`);
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise<void>((resolve, reject) => socket.on('message', (data) => (String(data).includes('OPEN') ? resolve() : reject(new Error(String(data))))).on('error', reject));
  return { peer: pass.peer, socket, closed };
};
const types = async (path: string) => v.parse(Timeline, await (await clinic.get('vet', `${path}/timeline`)).json()).events.map(({ type }) => type);

test('two real sockets are a call; its end closes both, and the timeline tells it in order', async () => {
  const visit = await clinic.book();
  const sam = await sit('owner', visit.path);
  const hana = await sit('vet', visit.path);
  const room = await vi.waitUntil(async () => {
    const now = v.parse(Room, await (await clinic.get('vet', visit.path)).json());
    return now.state === 'live' && now;
  }, 60_000);
  expect(room.participants).toMatchObject([
    { role: 'owner', stage: 'in-call', peers: [sam.peer] },
    { role: 'vet', stage: 'in-call', peers: [hana.peer] },
  ]);

  await clinic.post('vet', `${visit.path}/end`, { why: 'pressed' });

  expect(await Promise.all([sam.closed, hana.closed])).toEqual([4003, 4003]);
  await vi.waitUntil(async () => (await types(visit.path)).filter((type) => type === 'call.left').length === 2, 60_000);
  expect((await types(visit.path)).slice(0, 4)).toEqual(['call.joined', 'call.joined', 'call.started', 'call.ended']);
  const after = v.parse(Room, await (await clinic.get('owner', visit.path)).json());
  expect(after).toMatchObject({ state: 'ended', participants: [{ stage: 'gone', peers: [] }, { stage: 'gone', peers: [] }] });
});
