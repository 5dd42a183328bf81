import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { openBus, type Bus } from '../database/bus.ts';
import { silent } from '../shared/log.ts';
import type { Seat } from './realm.ts';
import { freeSeat } from './seats.ts';
import { startWorld, type World } from './test/server.ts';

/** Two processes of one server, as far as they can know: each with its own bus and its own connections to one database. */
const db = await freshDatabase();
const buses: Bus[] = [await openBus(db, silent), await openBus(db, silent)];
afterAll(() => Promise.all(buses.map((bus) => bus.close())));

let east: World;
let west: World;
const start = async (options: Parameters<typeof startWorld>[0] = {}) => {
  [east, west] = await Promise.all([0, 1].map((i) => startWorld({ ...options, across: { db, bus: buses[i]! } }))) as [World, World];
  await expect.poll(() => [east, west].map(({ signaling }) => signaling.counts().nodes)).toEqual([2, 2]);
};
beforeEach(async () => {
  await db.sql`truncate signaling_node, signaling_peer, signaling_pass, signaling_removal`;
});
afterEach(() => Promise.all([east.stop(), west.stop()]));
const gone = (world: World) => world.presence.filter(({ kind }) => kind === 'gone').map(({ peer, why }) => [peer, why]);

test('a whole call is set up across processes, in order, and both see who is here', async () => {
  await start();
  const [sam, ito] = [await east.join('miso', 'sam'), await west.join('miso', 'ito')];
  sam.say('OFFER', 'ito', { sdp: 'v=0' });
  for (let n = 0; n < 30; n += 1) sam.say('CANDIDATE', 'ito', n);
  await expect.poll(() => ito.heard.length).toBe(32);
  expect(ito.heard.map(({ type, src, payload }) => [type, src, payload]).slice(1)).toEqual([['OFFER', 'sam', { sdp: 'v=0' }], ...Array.from({ length: 30 }, (_, n) => ['CANDIDATE', 'sam', n])]);
  ito.say('ANSWER', 'sam', 'yes');
  expect(await sam.hear('ANSWER')).toEqual({ type: 'ANSWER', src: 'ito', dst: 'sam', payload: 'yes' });
  const here = [{ peer: 'sam', person: 'sam', role: 'owner', joined: true }, { peer: 'ito', person: 'ito', role: 'owner', joined: true }];
  expect(await Promise.all([east.signaling.peersOf('miso'), west.signaling.peersOf('miso')])).toEqual([here, here]);
  ito.say('LEAVE', 'sam');
  expect(await sam.hear('LEAVE')).toEqual({ type: 'LEAVE', src: 'ito', dst: 'sam' });
});

test('the largest frame passes, compressible or not', async () => {
  await start();
  const [sam, ito] = [await east.join('miso', 'sam'), await west.join('miso', 'ito')];
  const payloads = ['x'.repeat(65_000), randomBytes(32_000).toString('hex'), '"\\🐈'.repeat(7000)];
  for (const payload of payloads) sam.say('OFFER', 'ito', payload);
  await expect.poll(() => ito.heard.length).toBe(4);
  expect(ito.heard.slice(1).map(({ payload }) => payload)).toEqual(payloads);
});

test('who comes later, at another process, finds what waited, in order and once', async () => {
  await start();
  const [sam, kim] = [await east.join('miso', 'sam'), await west.join('miso', 'kim')];
  for (const n of [1, 2, 3]) sam.say('CANDIDATE', 'late', n);
  kim.say('CANDIDATE', 'late', 'from the same process');
  await Promise.all([sam.settled(), kim.settled()]);
  const late = await west.join('miso', 'late');
  await expect.poll(() => late.heard.length).toBe(5);
  expect(late.heard[0]!.type).toBe('OPEN');
  expect(late.heard.filter(({ src }) => src === 'sam').map(({ payload }) => payload)).toEqual([1, 2, 3]);
  expect([east, west].map(({ signaling }) => signaling.counts().waiting)).toEqual([0, 0]);
});

test('what nobody comes for expires for its sender, also when the peer had been at another process', async () => {
  await start({ timeouts: { expireMs: 300 } });
  const [sam, ito] = [await east.join('miso', 'sam'), await west.join('miso', 'ito')];
  sam.say('OFFER', 'nobody', 1);
  expect(await sam.hear('EXPIRE', 'nobody')).toEqual({ type: 'EXPIRE', src: 'nobody', dst: 'sam' });
  ito.socket.close();
  await ito.closed();
  sam.say('OFFER', 'ito', 2);
  expect(await sam.hear('EXPIRE', 'ito')).toEqual({ type: 'EXPIRE', src: 'ito', dst: 'sam' });
  expect(west.signaling.counts().expired).toBe(1);
});

test('rooms are closed to each other across processes too', async () => {
  await start({ timeouts: { expireMs: 200 } });
  const [sam, kim] = [await east.join('miso', 'sam'), await west.join('rex', 'kim')];
  sam.say('OFFER', 'kim', 'hello');
  sam.say('LEAVE', 'kim');
  await sam.hear('EXPIRE', 'kim');
  await kim.settled();
  expect(kim.heard.map(({ type }) => type)).toEqual(['OPEN']);
  expect(await east.signaling.peersOf('rex')).toMatchObject([{ peer: 'kim' }]);
});

test('one pass opens one socket, at whatever process', async () => {
  await start();
  const { token } = await east.signaling.issue({ consult: 'miso', peer: 'sam', person: 'sam', clinic: 'maple-street', role: 'owner' });
  const clients = Array.from({ length: 8 }, (_, i) => [east, west][i % 2]!.connect('sam', token));
  await Promise.all(clients.map((client) => Promise.race([client.hear('OPEN'), client.hear('ERROR')])));
  expect(clients.map(({ heard }) => heard[0]!.type).sort()).toEqual([...Array.from({ length: 7 }, () => 'ERROR'), 'OPEN']);
});

test('a newer socket at another process supersedes the older; nobody is told of a leave', async () => {
  await start({ timeouts: { graceMs: 100 } });
  const [sam, ito] = [await east.join('miso', 'sam'), await west.join('miso', 'ito')];
  const again = await west.join('miso', 'sam');
  expect(await sam.closed()).toBe(4001);
  ito.say('OFFER', 'sam', 'still you?');
  await again.hear('OFFER');
  const back = await east.join('miso', 'sam');
  expect(await again.closed()).toBe(4001);
  ito.say('OFFER', 'sam', 'and now?');
  await back.hear('OFFER');
  for (const { signaling } of [east, west]) signaling.sweep(performance.now() + 60);
  await ito.settled();
  expect(ito.heard.map(({ type }) => type)).toEqual(['OPEN']);
  expect([...gone(east), ...gone(west)]).toEqual([]);
});

test('open mode: ids are unique over all processes, and listed', async () => {
  await start({ mode: 'open' });
  const first = east.connect('a', 'mine');
  await first.hear('OPEN');
  expect(await west.connect('a', 'other').hear('ID-TAKEN')).toMatchObject({ payload: { msg: 'ID is taken' } });
  await west.connect('b', 'mine').hear('OPEN');
  expect(await (await fetch(`${east.http}/peerjs/peerjs/peers`)).json()).toEqual(['a', 'b']);
  first.socket.close();
  await first.closed();
  await expect.poll(async () => (await fetch(`${west.http}/peerjs/peerjs/peers`)).json()).toEqual(['b']);
  await west.connect('a', 'other').hear('OPEN');
});

test('the room hears LEAVE from another process, after the grace, unless the peer is back at any', async () => {
  await start({ timeouts: { graceMs: 400 } });
  const [sam, ito] = [await east.join('miso', 'sam'), await west.join('miso', 'ito')];
  sam.socket.terminate();
  await expect.poll(async () => (await west.signaling.peersOf('miso')).map(({ peer }) => peer)).toEqual(['ito']);
  ito.say('CANDIDATE', 'sam', 'meanwhile');
  const back = await west.join('miso', 'sam');
  expect(await back.hear('CANDIDATE')).toMatchObject({ payload: 'meanwhile' });
  back.socket.terminate();
  expect(await ito.hear('LEAVE')).toEqual({ type: 'LEAVE', src: 'sam', dst: 'ito' });
  await expect.poll(() => gone(west)).toEqual([['sam', 'lost']]);
  expect(west.presence.at(-1)!.here.map(({ peer }) => peer)).toEqual(['ito']);
  const eastern = await east.join('miso', 'kim');
  eastern.say('LEAVE');
  await ito.hear('LEAVE', 'kim');
  await expect.poll(() => gone(east)).toEqual([['kim', 'left']]);
  // One stay each: coming back within the grace is no arrival.
  const stays = [...east.presence, ...west.presence].filter(({ kind }) => kind === 'joined').map(({ peer, stay }) => `${peer} ${stay}`);
  expect([...new Set(stays)].map((stay) => stay.split(' ')[0]).sort()).toEqual(['ito', 'kim', 'sam']);
});

test('who joins from the lobby is known to have at every process by the time it is told, and keeps the stay at the other', async () => {
  await start();
  const { token } = await east.signaling.issue({ consult: 'miso', peer: 'sam', person: 'sam', clinic: 'maple-street', role: 'owner', waits: true });
  const sam = east.connect('sam', token);
  await sam.hear('OPEN');
  expect(await west.signaling.peersOf('miso')).toMatchObject([{ peer: 'sam', joined: false }]);
  sam.say('JOIN');
  await expect.poll(() => east.presence.at(-1)).toMatchObject({ kind: 'joined', here: [{ peer: 'sam', joined: true }] });
  expect(await west.signaling.peersOf('miso')).toMatchObject([{ peer: 'sam', joined: true }]);
  await west.join('miso', 'sam');
  expect(await sam.closed()).toBe(4001);
  await expect.poll(() => west.presence.at(-1)).toMatchObject({ kind: 'joined', stay: east.presence.at(-1)!.stay });
});

test('a seat that is given up is given up, however often that is asked, until somebody newer has it', async () => {
  await start();
  await east.join('miso', 'sam');
  const [seat] = await db.sql<Seat[]>`select * from signaling_peer`;
  expect([await freeSeat(db.sql, seat!), await freeSeat(db.sql, seat!)]).toEqual([true, true]);
  await west.join('miso', 'sam');
  expect(await freeSeat(db.sql, seat!)).toBe(false);
});

test('a removal reaches every process at once, and passes from before it none', async () => {
  await start();
  const [phone, desk, ito] = [await east.join('miso', 'sam-phone', 'sam'), await west.join('miso', 'sam-desk', 'sam'), await west.join('miso', 'ito')];
  const { token } = await west.signaling.issue({ consult: 'miso', peer: 'sam-phone', person: 'sam', clinic: 'maple-street', role: 'owner' });
  await east.signaling.remove('miso', 'sam');
  expect((await west.signaling.peersOf('miso')).map(({ peer }) => peer)).toEqual(['ito']);
  expect(await Promise.all([phone.closed(), desk.closed()])).toEqual([4003, 4003]);
  await Promise.all([ito.hear('LEAVE', 'sam-phone'), ito.hear('LEAVE', 'sam-desk')]);
  for (const world of [east, west]) expect(await world.connect('sam-phone', token).hear('ERROR')).toMatchObject({ payload: { msg: 'Invalid token provided' } });
  await west.join('miso', 'sam-phone', 'sam');
  await expect.poll(() => [...gone(east), ...gone(west)].sort()).toEqual([['sam-desk', 'removed'], ['sam-phone', 'removed']]);
});

test('a process that stops leaves its peers to the other; who comes back was never gone', async () => {
  await start({ timeouts: { graceMs: 2500 } });
  const [sam, kim, ito] = [await east.join('miso', 'sam'), await east.join('miso', 'kim'), await west.join('miso', 'ito')];
  await east.signaling.close();
  expect(await Promise.all([sam.closed(), kim.closed()])).toEqual([1001, 1001]);
  ito.say('OFFER', 'sam', 'where are you?');
  const back = await west.join('miso', 'sam');
  await back.hear('OFFER');
  expect(await ito.hear('LEAVE', 'kim')).toEqual({ type: 'LEAVE', src: 'kim', dst: 'ito' });
  await expect.poll(() => gone(west)).toEqual([['kim', 'lost']]);
  expect(ito.heard.filter(({ type }) => type === 'LEAVE')).toHaveLength(1);
});

test('frames sent while a process does not listen wait, and arrive once when it listens again', async () => {
  await start({ timeouts: { expireMs: 20_000 } });
  const [sam, ito] = [await east.join('miso', 'sam'), await west.join('miso', 'ito')];
  await db.sql`select pg_terminate_backend(${await buses[1]!.pid()})`;
  for (let n = 0; n < 5; n += 1) sam.say('CANDIDATE', 'ito', n);
  await expect.poll(() => ito.heard.length).toBe(6);
  expect(ito.heard.slice(1).map(({ payload }) => payload)).toEqual([0, 1, 2, 3, 4]);
});

test('frames that were under way to a connection that died arrive all the same, once and in order', async () => {
  await start({ timeouts: { expireMs: 20_000 } });
  const [sam, ito] = [await east.join('miso', 'sam'), await west.join('miso', 'ito')];
  sam.say('CANDIDATE', 'ito', 'before');
  await ito.hear('CANDIDATE');
  // The connection on which the west listens is taken for alive, and hears nothing any more.
  const pid = await buses[1]!.pid();
  process.kill(pid, 'SIGSTOP');
  for (let n = 0; n < 3; n += 1) sam.say('CANDIDATE', 'ito', n);
  await sam.settled();
  await expect.poll(() => east.signaling.counts().waiting).toBe(0);
  await db.sql`select pg_terminate_backend(${pid})`;
  process.kill(pid, 'SIGCONT');
  sam.say('CANDIDATE', 'ito', 'after');
  await expect.poll(() => ito.heard.length).toBe(6);
  expect(ito.heard.slice(1).map(({ payload }) => payload)).toEqual(['before', 0, 1, 2, 'after']);
});

test('after the database has forgotten everything, the processes tell it again; newer sockets win', async () => {
  await start({ timeouts: { expireMs: 20_000 } });
  const [sam, kim, ito] = [await east.join('miso', 'sam'), await east.join('miso', 'kim'), await west.join('miso', 'ito')];
  await db.sql`truncate signaling_node, signaling_peer`;
  const newer = await west.join('miso', 'kim');
  await expect.poll(async () => (await west.signaling.peersOf('miso')).map(({ peer }) => peer)).toEqual(['sam', 'ito', 'kim']);
  expect(await kim.closed()).toBe(4001);
  sam.say('OFFER', 'ito', 1);
  await ito.hear('OFFER');
  ito.say('OFFER', 'kim', 2);
  await newer.hear('OFFER');
});

test('without the database nobody new comes in, but a call that is set up goes on', async () => {
  await start();
  const [sam, kim] = [await east.join('miso', 'sam'), await east.join('miso', 'kim')];
  const { token } = await east.signaling.issue({ consult: 'miso', peer: 'late', person: 'late', clinic: 'maple-street', role: 'owner' });
  await db.sql`alter table signaling_peer rename to signaling_peer_away`;
  try {
    expect(await east.connect('late', token).closed()).toBe(1013);
    sam.say('OFFER', 'kim', 'still here');
    await kim.hear('OFFER');
    expect(east.signaling.counts().refused['no-database']).toBe(1);
  } finally {
    await db.sql`alter table signaling_peer_away rename to signaling_peer`;
  }
});
