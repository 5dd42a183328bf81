import { sign } from 'hono/jwt';
import { afterEach, expect, test } from 'vitest';
import { rawSocket } from './test/raw-socket.ts';
import { startWorld, type World } from './test/server.ts';

let world: World;
afterEach(() => world.stop());
const room = async (options: Parameters<typeof startWorld>[0] = {}) => (world = await startWorld(options));
const secret = 'a secret of the tests, 32 bytes long';
const claims = { peer: 'sam', consult: 'miso', clinic: 'maple-street', person: 'p-sam', role: 'owner' };

test('a pass says where, until when, and opens one socket', async () => {
  const noon = new Date('2026-06-10T16:00:00.250Z');
  await room({ now: () => noon, ice: { stun: { host: 'vet.example', port: 3478 } } });
  const pass = await world.signaling.issue(claims);
  expect(pass).toEqual({
    peer: 'sam', token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/), expiresAt: '2026-06-10T16:01:00.000Z',
    signaling: { path: '/peerjs', key: 'peerjs' }, iceServers: [{ urls: 'stun:vet.example:3478' }], relaySeconds: null,
  });
  await world.connect('sam', pass.token).hear('OPEN');
  expect(await world.connect('sam', pass.token).hear('ERROR')).toMatchObject({ payload: { msg: 'Invalid token provided' } });
  expect(await world.signaling.peersOf('miso')).toEqual([{ peer: 'sam', person: 'p-sam', role: 'owner', joined: true }]);
});

test('two sockets cannot be opened with one pass at the same moment', async () => {
  await room();
  const { token } = await world.signaling.issue(claims);
  const clients = Array.from({ length: 8 }, () => world.connect('sam', token));
  await Promise.all(clients.map((client) => Promise.race([client.hear('OPEN'), client.hear('ERROR')])));
  expect(clients.map(({ heard }) => heard[0]!.type).sort()).toEqual([...Array.from({ length: 7 }, () => 'ERROR'), 'OPEN']);
});

const later = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const payload = { sub: 'sam', consult: 'miso', clinic: 'maple-street', person: 'p-sam', role: 'owner', jti: 'j', serial: 1, aud: 'vetkit-signaling', exp: later(60) };
const unsigned = (header: object) => [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
test.each<[string, () => string | Promise<string>]>([
  ['nonsense', () => 'nonsense'],
  ['no signature', () => `${unsigned({ alg: 'none', typ: 'JWT' })}.`],
  ['a wrong signature', () => `${unsigned({ alg: 'HS256', typ: 'JWT' })}.AAAA`],
  ['another secret', () => sign(payload, 'somebody else', 'HS256')],
  ['another algorithm', () => sign(payload, secret, 'HS512')],
  ['another audience', () => sign({ ...payload, aud: 'vetkit-files' }, secret, 'HS256')],
  ['no audience', () => sign({ ...payload, aud: undefined }, secret, 'HS256')],
  ['an old one', () => sign({ ...payload, exp: later(-1) }, secret, 'HS256')],
  ['one without an end', () => sign({ ...payload, exp: undefined }, secret, 'HS256')],
  ['another peer', () => sign({ ...payload, sub: 'ito' }, secret, 'HS256')],
  ['claims of a wrong kind', () => sign({ ...payload, consult: 7 }, secret, 'HS256')],
])('a token that is %s is refused', async (_story, make) => {
  await room();
  const client = world.connect('sam', await make());
  expect(await client.hear('ERROR')).toMatchObject({ payload: { msg: 'Invalid token provided' } });
  await client.closed();
  expect(world.presence).toEqual([]);
});

test('a well-made token of the same form is accepted, so the refusals above are for their own reason', async () => {
  await room();
  await world.connect('sam', await sign({ ...payload, exp: later(60) }, secret, 'HS256')).hear('OPEN');
});

test('a peer reaches only peers of its own consult, and cannot tell the others from absent ones', async () => {
  await room({ timeouts: { expireMs: 60 } });
  const [sam, ito, kim] = [await world.join('miso', 'sam'), await world.join('miso', 'ito'), await world.join('rex', 'kim')];
  sam.say('OFFER', 'kim', 1);
  sam.say('LEAVE', 'kim');
  sam.say('OFFER', 'ito', 2);
  expect(await ito.hear('OFFER')).toMatchObject({ src: 'sam', payload: 2 });
  expect(await sam.hear('EXPIRE')).toEqual({ type: 'EXPIRE', src: 'kim', dst: 'sam' });
  await kim.settled();
  expect(kim.heard.map(({ type }) => type)).toEqual(['OPEN']);
});

test('a refreshed token re-attaches: OPEN again, the old socket closed with 4001', async () => {
  await room();
  const old = await world.join('miso', 'sam');
  const ito = await world.join('miso', 'ito');
  const fresh = await world.join('miso', 'sam');
  expect(await old.closed()).toBe(4001);
  ito.say('OFFER', 'sam', 'hello');
  await fresh.hear('OFFER');
  expect(ito.heard.map(({ type }) => type)).toEqual(['OPEN']);
  // Told once more, as the same stay: nobody has come.
  expect(world.presence.map(({ peer, kind }) => [peer, kind])).toEqual([['sam', 'joined'], ['ito', 'joined'], ['sam', 'joined']]);
  expect(world.presence[2]!.stay).toBe(world.presence[0]!.stay);
});

test('a superseded socket is mute, and its end takes nothing away', async () => {
  await room();
  const { token } = await world.signaling.issue(claims);
  const old = await rawSocket(world.port, `/peerjs/peerjs?key=peerjs&id=sam&token=${token}`);
  await old.until('OPEN');
  const ito = await world.join('miso', 'ito');
  const fresh = await world.join('miso', 'sam', 'p-sam');
  await old.until('superseded');
  old.text('{"type":"OFFER","dst":"ito","payload":"from the past"}');
  old.text('{"type":"LEAVE"}');
  await old.ended();
  fresh.say('OFFER', 'ito', 'from now');
  expect(await ito.hear('OFFER')).toMatchObject({ payload: 'from now' });
  ito.say('ANSWER', 'sam', 'still there');
  await fresh.hear('ANSWER');
});

test('after LEAVE the socket is closed and mute, and the room knows at once', async () => {
  await room();
  const { token } = await world.signaling.issue(claims);
  const sam = await rawSocket(world.port, `/peerjs/peerjs?key=peerjs&id=sam&token=${token}`);
  await sam.until('OPEN');
  const ito = await world.join('miso', 'ito');
  sam.text('{"type":"LEAVE"}');
  sam.text('{"type":"OFFER","dst":"ito"}');
  expect(await ito.hear('LEAVE')).toEqual({ type: 'LEAVE', src: 'sam', dst: 'ito' });
  await sam.ended();
  await ito.settled();
  expect(ito.heard.map(({ type }) => type)).toEqual(['OPEN', 'LEAVE']);
  expect(world.presence.at(-1)).toMatchObject({ person: 'p-sam', kind: 'gone', why: 'left' });
});

test('the room hears LEAVE when a peer has been gone longer than the grace', async () => {
  let at = 0;
  await room({ tick: () => at, timeouts: { graceMs: 8000 } });
  const [sam, ito, kim] = [await world.join('miso', 'sam'), await world.join('miso', 'ito'), await world.join('rex', 'kim')];
  sam.socket.terminate();
  await expect.poll(async () => (await world.signaling.peersOf('miso')).map(({ peer }) => peer)).toEqual(['ito']);
  at = 7999;
  world.signaling.sweep();
  await ito.settled();
  expect(ito.heard).toHaveLength(1);
  at = 8000;
  world.signaling.sweep();
  expect(await ito.hear('LEAVE')).toEqual({ type: 'LEAVE', src: 'sam', dst: 'ito' });
  const gone = world.presence.at(-1)!;
  expect(gone).toMatchObject({ consult: 'miso', clinic: 'maple-street', person: 'sam', peer: 'sam', kind: 'gone', why: 'lost', stay: world.presence[0]!.stay, here: [{ peer: 'ito', person: 'ito', role: 'owner', joined: true }] });
  expect(Date.now() - gone.at.getTime()).toBeGreaterThanOrEqual(8000);
  await kim.settled();
  expect(kim.heard).toHaveLength(1);
});

test('a short break is nobody’s business; what was sent meanwhile arrives', async () => {
  await room();
  const [sam, ito] = [await world.join('miso', 'sam'), await world.join('miso', 'ito')];
  sam.socket.close();
  await sam.closed();
  ito.say('CANDIDATE', 'sam', 'meanwhile');
  await ito.settled();
  const back = await world.join('miso', 'sam');
  expect(await back.hear('CANDIDATE')).toMatchObject({ payload: 'meanwhile' });
  expect(ito.heard).toHaveLength(1);
  expect(new Set(world.presence.map(({ peer, kind, stay }) => `${peer} ${kind} ${stay}`)).size).toBe(2);
});

const told = () => world.presence.map(({ peer, kind }) => `${peer} ${kind}`);
const sitInLobby = async (peer: string) => {
  const client = world.connect(peer, (await world.signaling.issue({ ...claims, peer, person: peer, waits: true })).token);
  await client.hear('OPEN');
  return client;
};

test('a socket of the lobby is heard and reached like any other, and in the call only when its peer says JOIN, once', async () => {
  await room({ timeouts: { graceMs: 0 } });
  const [sam, ito] = [await sitInLobby('sam'), await world.join('miso', 'ito')];
  ito.say('OFFER', 'sam', 'come in');
  await sam.hear('OFFER');
  const here = async () => (await world.signaling.peersOf('miso')).map(({ peer, joined }) => [peer, joined]);
  expect(await here()).toEqual([['sam', false], ['ito', true]]);
  expect(told()).toEqual(['sam waits', 'ito joined']);

  sam.say('JOIN');
  sam.say('JOIN');
  await sam.settled();
  await expect.poll(told).toEqual(['sam waits', 'ito joined', 'sam joined']);
  expect(await here()).toEqual([['sam', true], ['ito', true]]);
  expect(world.presence[2]!.here.every(({ joined }) => joined)).toBe(true);
  sam.socket.close();
  await expect.poll(() => world.presence.at(-1)).toMatchObject({ peer: 'sam', kind: 'gone', stay: world.presence[2]!.stay });
});

test('who is lost in the lobby was in no call; who is lost in the call comes back into it, whatever the pass says', async () => {
  await room();
  const sam = await sitInLobby('sam');
  sam.say('JOIN');
  await sam.settled();
  const back = await sitInLobby('sam');
  expect(await world.signaling.peersOf('miso')).toMatchObject([{ peer: 'sam', joined: true }]);
  expect(world.presence.at(-1)).toMatchObject({ kind: 'joined', stay: world.presence[1]!.stay });
  back.say('LEAVE');
  await expect.poll(() => told().at(-1)).toBe('sam gone');

  const again = await sitInLobby('sam');
  expect(await world.signaling.peersOf('miso')).toMatchObject([{ peer: 'sam', joined: false }]);
  again.say('LEAVE');
  await expect.poll(() => world.presence.at(-1)).toMatchObject({ kind: 'gone', why: 'left', stay: null });
});

test('who waits in the lobby comes back with a pass for the call: in the call from then on', async () => {
  await room();
  const sam = await sitInLobby('sam');
  sam.socket.terminate();
  await sam.closed();
  await world.join('miso', 'sam');
  await expect.poll(told).toEqual(['sam waits', 'sam joined']);
});

test('removal closes the person’s sockets at once, tells the room, and makes given passes worthless', async () => {
  await room();
  const [phone, desk] = [await world.join('miso', 'sam-phone', 'sam'), await world.join('miso', 'sam-desk', 'sam')];
  const [ito, other] = [await world.join('miso', 'ito'), await world.join('rex', 'sam-rex', 'sam')];
  const { token } = await world.signaling.issue({ ...claims, peer: 'sam-phone', person: 'sam' });
  await world.signaling.remove('miso', 'sam');
  expect((await world.signaling.peersOf('miso')).map(({ peer }) => peer)).toEqual(['ito']);
  expect(await Promise.all([phone.closed(), desk.closed()])).toEqual([4003, 4003]);
  await ito.hear('LEAVE', 'sam-phone');
  await ito.hear('LEAVE', 'sam-desk');
  expect(await world.connect('sam-phone', token).hear('ERROR')).toMatchObject({ payload: { msg: 'Invalid token provided' } });
  await other.settled();
  await world.join('miso', 'sam-phone', 'sam');
  await world.signaling.remove('miso');
  expect(await ito.closed()).toBe(4003);
  await expect.poll(() => world.presence.filter(({ kind }) => kind === 'gone').map(({ peer, why }) => [peer, why])).toEqual([
    ['sam-phone', 'removed'], ['sam-desk', 'removed'], ['ito', 'removed'], ['sam-phone', 'removed'],
  ]);
});

test('presence says whether the person is still here on another device', async () => {
  await room({ timeouts: { graceMs: 0 } });
  const phone = await world.join('miso', 'sam-phone', 'sam');
  await world.join('miso', 'sam-desk', 'sam');
  phone.socket.close();
  await expect.poll(() => world.presence.at(-1)).toMatchObject({ peer: 'sam-phone', kind: 'gone', why: 'closed', here: [{ peer: 'sam-desk', person: 'sam' }] });
});

test('a socket that answers no ping is gone, one that does stays', async () => {
  await room({ timeouts: { pingMs: 60, graceMs: 0 } });
  const { token } = await world.signaling.issue(claims);
  const dead = await rawSocket(world.port, `/peerjs/peerjs?key=peerjs&id=sam&token=${token}`);
  await dead.until('OPEN');
  const ito = await world.join('miso', 'ito');
  await ito.hear('LEAVE', 'sam');
  await ito.settled();
  expect(world.presence.at(-1)).toMatchObject({ person: 'p-sam', kind: 'gone', why: 'lost' });
  await dead.ended();
});

test('a room pass opens its consult in open mode too, and only that', async () => {
  await room({ mode: 'open' });
  const sam = await world.join('miso', 'sam');
  const stranger = world.connect('stranger');
  await stranger.hear('OPEN');
  stranger.say('OFFER', 'sam', 'let me in');
  await stranger.settled();
  const ito = await world.join('miso', 'ito');
  ito.say('OFFER', 'sam', 'hello');
  expect(await sam.hear('OFFER')).toMatchObject({ src: 'ito' });
  expect(await (await fetch(`${world.http}/peerjs/peerjs/peers`)).json()).toEqual(['stranger']);
});

test('what the app does with presence cannot hurt the call, and is done again until it works', async () => {
  const errors: unknown[] = [];
  const kept: string[] = [];
  let hasDatabase = false;
  await room({
    log: { info: () => {}, warn: () => {}, error: (data) => void errors.push(data) },
    onPresence: ({ peer }) => {
      if (hasDatabase) return void kept.push(peer);
      if (peer === 'sam') throw new Error('no database');
      return Promise.reject(new Error('no database'));
    },
  });
  const [sam, ito] = [await world.join('miso', 'sam'), await world.join('miso', 'ito')];
  sam.say('OFFER', 'ito');
  await ito.hear('OFFER');
  await expect.poll(() => errors.length).toBe(1);
  hasDatabase = true;
  // In order: what happened later waits for what happened before.
  await expect.poll(() => kept).toEqual(['sam', 'ito']);
});

test('a pass comes with the relay only in its time, and a long call gets later credentials', async () => {
  let now = new Date('2026-06-10T15:00:00Z');
  await room({ now: () => now, ice: { turn: { urls: ['turn:turn.example'], secret: 'north of the clinic' } } });
  const relay = { from: new Date('2026-06-10T15:00:00Z'), until: new Date('2026-06-10T17:30:00Z') };
  const ends = async () => (await world.signaling.issue({ ...claims, relay })).iceServers.map(({ username }) => new Date(Number(username?.split(':')[0]) * 1000).toISOString());
  expect(await ends()).toEqual(['2026-06-10T16:00:00.000Z']);
  now = new Date('2026-06-10T16:00:00Z');
  expect(await ends()).toEqual(['2026-06-10T17:00:00.000Z']);
  now = new Date('2026-06-10T17:00:00Z');
  expect(await ends()).toEqual(['2026-06-10T17:30:00.000Z']);
  for (const outside of ['2026-06-10T14:59:59Z', '2026-06-10T17:30:00Z']) {
    now = new Date(outside);
    expect(await ends()).toEqual([]);
  }
  now = relay.from;
  expect((await world.signaling.issue(claims)).iceServers).toEqual([]);
});

test('pages of other origins open no sockets of a clinic, programs without an origin do', async () => {
  await room({ isAllowedOrigin: async (origin, clinic) => origin === 'https://maple.example' && clinic === 'maple-street' });
  const { WebSocket } = await import('ws');
  const knock = async (origin?: string) => {
    const { token } = await world.signaling.issue(claims);
    const socket = new WebSocket(`ws://127.0.0.1:${world.port}/peerjs/peerjs?key=peerjs&id=sam&token=${token}`, origin ? { origin } : {});
    const answer = await new Promise((resolve) => socket.on('open', () => resolve('open')).on('unexpected-response', (_, { statusCode }) => resolve(statusCode)).on('error', () => {}));
    socket.terminate();
    return answer;
  };
  expect(await Promise.all(['https://maple.example', undefined, 'https://oak.example', 'null'].map(knock))).toEqual(['open', 'open', 403, 403]);
  expect(world.signaling.counts().refused['bad-origin']).toBe(2);
});

test('the server says goodbye when it stops', async () => {
  await room();
  const sam = await world.join('miso', 'sam');
  await world.signaling.close();
  expect(await sam.closed()).toBe(1001);
});
