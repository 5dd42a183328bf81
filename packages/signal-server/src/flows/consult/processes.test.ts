import * as v from 'valibot';
import { afterAll, expect, test, vi } from 'vitest';
import { visitWorld } from '../../../test/visit.ts';
import { Room, Timeline } from '../../consult/contract.ts';
import { openBus } from '../../database/bus.ts';
import { silent } from '../../shared/log.ts';
import { startWorld, type Client, type World } from '../../signaling/test/server.ts';
import { newPeerId } from '../../consult/peer-id.ts';

/** One visit whose two sides come in at two processes of the server. */
const clinic = await visitWorld();
const secret = clinic.keys.key('room-token');
const processes: World[] = [];
for (let n = 0; n < 2; n += 1) {
  const bus = await openBus(clinic.db, silent);
  const world = await startWorld({ tokens: { secret }, across: { db: clinic.db, bus }, onPresence: clinic.told, timeouts: { graceMs: 300 } });
  processes.push(world);
  afterAll(async () => {
    await world.stop();
    await bus.close();
  });
}
const [east, west] = processes as [World, World];

const types = async (path: string) => v.parse(Timeline, await (await clinic.get('vet', `${path}/timeline`)).json()).events.map(({ type }) => type);
const room = async (path: string) => v.parse(Room, await (await clinic.get('vet', path)).json());

async function sit(at: World, who: 'owner' | 'vet', consult: string): Promise<Client> {
  const claims = { consult, person: clinic.people[who], role: who };
  const peer = newPeerId(clinic.keys, claims);
  const { token } = await at.signaling.issue({ ...claims, clinic: clinic.people.clinic, peer });
  const client = at.connect(peer, token);
  await client.hear('OPEN');
  return client;
}

test('two sides at two processes are one call, started once; whoever is lost is told by one of them', async () => {
  const visit = await clinic.book();
  const [sam] = await Promise.all([sit(east, 'owner', visit.consult), sit(west, 'vet', visit.consult)]);
  await vi.waitUntil(async () => (await room(visit.path)).state === 'live', 60_000);
  expect((await types(visit.path)).sort()).toEqual(['call.joined', 'call.joined', 'call.started']);

  sam.socket.terminate();
  await vi.waitUntil(async () => (await types(visit.path)).includes('call.left'), 60_000);
  // Back, at the other process.
  await sit(west, 'owner', visit.consult);
  await vi.waitUntil(async () => (await types(visit.path)).length === 5, 60_000);
  expect((await types(visit.path)).slice(3)).toEqual(['call.left', 'call.joined']);
});

test('what could not be written while the database was away is written when it is back', async () => {
  const visit = await clinic.book();
  await clinic.db.sql`alter table presence rename to presence_away`;
  await sit(east, 'owner', visit.consult);
  await clinic.db.sql`alter table presence_away rename to presence`;
  await vi.waitUntil(async () => (await types(visit.path)).length > 0, 60_000);
  expect(await types(visit.path)).toEqual(['call.joined']);
  expect((await room(visit.path)).participants).toMatchObject([{ role: 'owner', peers: [] }]);
});
