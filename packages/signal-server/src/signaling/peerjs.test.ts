import { afterEach, expect, test } from 'vitest';
import { startWorld, type World } from './test/server.ts';

let world: World;
afterEach(() => world.stop());
const open = async (options: Parameters<typeof startWorld>[0] = {}) => (world = await startWorld({ mode: 'open', ...options }));

test('the greeting is PeerServer’s, for any origin', async () => {
  await open();
  for (const path of ['/peerjs/', '/peerjs']) {
    const answer = await fetch(world.http + path, { headers: { origin: 'https://portal.example' } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ name: 'PeerJS Server', website: 'https://peerjs.com/' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://portal.example');
    expect(answer.headers.get('vary')).toContain('Origin');
  }
  const preflight = await fetch(`${world.http}/peerjs/peerjs/id`, { method: 'OPTIONS', headers: { origin: 'https://portal.example', 'access-control-request-method': 'GET' } });
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET,HEAD,PUT,PATCH,POST,DELETE']);
});

test('open mode gives fresh ids and lists who is there', async () => {
  await open();
  const answer = await fetch(`${world.http}/peerjs/peerjs/id?ts=17&version=1.5.5`);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
  expect(await answer.text()).toMatch(/^[0-9a-f-]{36}$/);
  expect((await fetch(`${world.http}/peerjs/other-key/id`)).status).toBe(404);
  await world.connect('a').hear('OPEN');
  expect(await (await fetch(`${world.http}/peerjs/peerjs/peers`)).json()).toEqual(['a']);
});

test('room mode gives no ids and lists nobody', async () => {
  world = await startWorld();
  const id = await fetch(`${world.http}/peerjs/peerjs/id`, { headers: { origin: 'https://portal.example' } });
  expect(id.status).toBe(403);
  expect(await id.json()).toMatchObject({ code: 'room-pass-needed' });
  expect(id.headers.get('access-control-allow-origin')).toBe('https://portal.example');
  const peers = await fetch(`${world.http}/peerjs/peerjs/peers`, { headers: { origin: 'https://portal.example' } });
  expect([peers.status, await peers.text(), peers.headers.get('access-control-allow-origin')]).toEqual([401, 'Unauthorized', 'https://portal.example']);
});

test.each([
  ['id=&token=t&key=peerjs', 'No id, token, or key supplied to websocket server'],
  ['id=a&key=peerjs', 'No id, token, or key supplied to websocket server'],
  ['id=a&token=t', 'No id, token, or key supplied to websocket server'],
  ['id=a&token=t&key=other', 'Invalid key provided'],
  [`id=${'a'.repeat(129)}&token=t&key=peerjs`, 'Invalid id provided'],
  [`id=a&token=${'t'.repeat(2049)}&key=peerjs`, 'Invalid token provided'],
])('the handshake %s is refused in words', async (query, msg) => {
  await open();
  const client = world.connect('', '', query);
  expect(await client.hear('ERROR')).toEqual({ type: 'ERROR', payload: { msg } });
  expect(await client.closed()).toBe(1005);
  expect(client.heard).toHaveLength(1);
});

test('an id that is taken stays with its holder', async () => {
  await open();
  const first = world.connect('a', 'mine');
  await first.hear('OPEN');
  const second = world.connect('a', 'other');
  expect(await second.hear('ID-TAKEN')).toEqual({ type: 'ID-TAKEN', payload: { msg: 'ID is taken' } });
  expect(await second.closed()).toBe(1005);
  await first.settled();
});

test('offers, answers and candidates are relayed with the true sender and the payload as it was', async () => {
  await open();
  const [a, b] = [world.connect('a'), world.connect('b')];
  await Promise.all([a.hear('OPEN'), b.hear('OPEN')]);
  a.socket.send('{"type":"OFFER", "src":"forged", "payload" : {"sdp":{"a":[1, 2]},"z":"\\u00e9"}, "dst":"b", "extra":1}');
  await b.hear('OFFER');
  expect(b.texts.at(-1)).toBe('{"type":"OFFER","src":"a","dst":"b","payload":{"sdp":{"a":[1, 2]},"z":"\\u00e9"}}');
  a.say('OFFER', 'b', { sdp: 1 });
  await expect.poll(() => b.texts.at(-1)).toBe('{"src":"a","type":"OFFER","dst":"b","payload":{"sdp":1}}');
  b.say('ANSWER', 'a', null);
  expect(await a.hear('ANSWER')).toEqual({ type: 'ANSWER', src: 'b', dst: 'a', payload: null });
  a.say('CANDIDATE', 'b');
  expect(await b.hear('CANDIDATE')).toEqual({ type: 'CANDIDATE', src: 'a', dst: 'b' });
  a.say('LEAVE', 'b');
  expect(await b.hear('LEAVE')).toEqual({ type: 'LEAVE', src: 'a', dst: 'b' });
});

test('what is sent to a peer that comes later waits for it, after its OPEN and in order', async () => {
  await open();
  const a = world.connect('a');
  await a.hear('OPEN');
  for (const n of [1, 2, 3]) a.say('CANDIDATE', 'late', n);
  await a.settled();
  const late = world.connect('late');
  await late.hear('CANDIDATE');
  expect(late.heard.map(({ type, payload }) => payload ?? type)).toEqual(['OPEN', 1, 2, 3]);
});

test('who never comes expires once for each sender; heartbeats and server words are not answered', async () => {
  await open({ timeouts: { expireMs: 60 } });
  const a = world.connect('a');
  await a.hear('OPEN');
  for (const type of ['HEARTBEAT', 'OPEN', 'ERROR', 'ID-TAKEN', 'NONSENSE']) a.say(type, 'a');
  a.say('OFFER', 'nobody', 1);
  a.say('CANDIDATE', 'nobody', 2);
  expect(await a.hear('EXPIRE')).toEqual({ type: 'EXPIRE', src: 'nobody', dst: 'a' });
  a.say('OFFER', 'nobody-else', 3);
  await a.hear('EXPIRE', 'nobody-else');
  expect(a.heard.map(({ type }) => type)).toEqual(['OPEN', 'EXPIRE', 'EXPIRE']);
});

test('a silent socket is closed after the alive time, one with heartbeats is not', async () => {
  await open({ timeouts: { aliveMs: 150 } });
  const [silent, lively] = [world.connect('silent'), world.connect('lively')];
  await Promise.all([silent.hear('OPEN'), lively.hear('OPEN')]);
  const heart = setInterval(() => lively.say('HEARTBEAT'), 30);
  expect(await silent.closed()).toBe(1005);
  clearInterval(heart);
  await world.connect('silent', 'another').hear('OPEN');
  await lively.settled();
});

test('a full server refuses newcomers, not those who come back', async () => {
  await open({ limits: { peers: 1 } });
  await world.connect('a', 'mine').hear('OPEN');
  const b = world.connect('b');
  expect(await b.hear('ERROR')).toMatchObject({ payload: { msg: 'Server has reached its concurrent user limit' } });
  await world.connect('a', 'mine').hear('OPEN');
});

test('other addresses are refused in the handshake', async () => {
  await open();
  const { WebSocket } = await import('ws');
  for (const path of ['/peerjs', '/peerjs/other?id=a&token=t&key=peerjs', '/']) {
    const refused = new WebSocket(`ws://127.0.0.1:${world.port}${path}`);
    const status = await new Promise((resolve) => refused.once('unexpected-response', (_, answer) => resolve(answer.statusCode)).once('open', () => resolve('open')).on('error', () => {}));
    expect(status).toBeTypeOf('number');
  }
  expect((await fetch(`${world.http}/peerjs/peerjs?id=a&token=t&key=peerjs`)).status).toBe(426);
});
