import fc from 'fast-check';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { frame, rawSocket } from './test/raw-socket.ts';
import { startWorld, type Client, type World } from './test/server.ts';

/** Frames from one client hurt nobody else. Two bystanders talk through all of it; anything thrown in the process fails the run. */
let world: World;
let left: Client;
let right: Client;
const thrown: unknown[] = [];
const note = (error: unknown) => void thrown.push(error);
beforeAll(async () => {
  process.on('uncaughtException', note).on('unhandledRejection', note);
  world = await startWorld({ mode: 'open', limits: { peers: 100 } });
  [left, right] = [world.connect('left'), world.connect('right')];
  await Promise.all([left.hear('OPEN'), right.hear('OPEN')]);
});
afterEach(async () => {
  const word = `still here ${Math.random()}`;
  left.say('CANDIDATE', 'right', word);
  await expect.poll(() => right.heard.at(-1)).toEqual({ type: 'CANDIDATE', src: 'left', dst: 'right', payload: word });
  expect(thrown).toEqual([]);
});
afterAll(async () => {
  await world.stop();
  process.off('uncaughtException', note).off('unhandledRejection', note);
});

let n = 0;
async function stranger() {
  const client = world.connect(`stranger-${(n += 1)}`);
  await client.hear('OPEN');
  return client;
}
async function savage() {
  const id = `savage-${(n += 1)}`;
  const raw = await rawSocket(world.port, `/peerjs/peerjs?key=peerjs&id=${id}&token=t`);
  await raw.until('OPEN');
  return raw;
}

test.each(['', 'null', '17', '"text"', '[]', '{', '{"type":', '{"type":"OFFER"}', '{"type":"OFFER","dst":{"toString":1}}', '{"__proto__":null}', '\u0000'])('%j is ignored', async (text) => {
  const client = await stranger();
  client.socket.send(text);
  await client.settled();
});

test('binary frames are read as text when they are text, and ignored otherwise', async () => {
  const client = await stranger();
  client.socket.send(Buffer.from([0xff, 0xfe, 0x00]));
  client.socket.send(Buffer.from(JSON.stringify({ type: 'OFFER', dst: 'right', payload: 'bytes' })), { binary: true });
  await expect.poll(() => right.heard.at(-1)).toMatchObject({ payload: 'bytes' });
});

test.each<[string, Buffer]>([
  ['bad UTF-8', frame(Buffer.from([0xc3, 0x28]))],
  ['an unmasked frame', frame(Buffer.from('{"type":"HEARTBEAT"}'), { masked: false })],
  ['reserved bits', frame(Buffer.from('{}'), { first: 0xf1 })],
  ['an unknown opcode', frame(Buffer.from('{}'), { first: 0x83 })],
  ['a fragmented ping', frame(Buffer.from('{}'), { first: 0x09 })],
  ['100 MiB announced', Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x06, 0x40, 0, 0, 1, 2, 3, 4])],
  ['an impossible length', Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4])],
  ['a close frame of one byte', frame(Buffer.from([3]), { first: 0x88 })],
])('%s closes the socket it came on', async (_story, bytes) => {
  const client = await savage();
  client.bytes(bytes);
  await client.ended();
});

test('a broken frame that comes with the handshake', async () => {
  const raw = await rawSocket(world.port, '/peerjs/peerjs?key=peerjs&id=early&token=t');
  raw.bytes(frame(Buffer.from('x'), { first: 0xf1, masked: false }));
  await raw.ended();
});

test('a frame above 64 kB closes its sender, one below passes', async () => {
  const client = await stranger();
  client.say('OFFER', 'right', 'x'.repeat(60_000));
  await expect.poll(() => right.heard.at(-1)?.src).toBe(`stranger-${n}`);
  client.say('OFFER', 'right', 'x'.repeat(66_000));
  expect(await client.closed()).toBe(1009);
});

test('a payload of 30,000 levels hurts neither its receiver nor one that comes later', async () => {
  const client = await stranger();
  const deep = '['.repeat(30_000) + ']'.repeat(30_000);
  const victim = await stranger();
  const absent = `stranger-${n + 1}`;
  const before = victim.texts.length;
  for (const dst of [`stranger-${n}`, absent]) client.socket.send(`{"type":"OFFER","dst":"${dst}","payload":${deep}}`);
  await expect.poll(() => victim.texts.length).toBe(before + 1);
  await victim.settled();
  const late = await stranger();
  await expect.poll(() => late.texts.length).toBe(2);
  await late.settled();
});

test('more mail than fits comes back at once instead of filling the memory', async () => {
  const client = await stranger();
  for (let i = 0; i < 8; i += 1) client.say('OFFER', 'nobody', 'x'.repeat(60_000));
  expect(await client.hear('EXPIRE')).toMatchObject({ src: 'nobody' });
  expect(world.signaling.counts().waiting).toBeLessThan(8);
  expect(world.signaling.counts().refused['mail-full']).toBeGreaterThan(0);
});

test('who talks too much is closed with 1008', async () => {
  const client = await stranger();
  for (let i = 0; i < 6000; i += 1) client.socket.send('{"type":"HEARTBEAT"}');
  expect(await client.closed()).toBe(1008);
});

test('a reader that does not read is closed with 1013; the sender goes on', async () => {
  const own = await startWorld({ mode: 'open', limits: { backlog: 20_000, burst: 100_000 } });
  const [sender, reader] = [own.connect('sender'), own.connect('reader')];
  await Promise.all([sender.hear('OPEN'), reader.hear('OPEN')]);
  reader.socket.pause();
  const big = 'x'.repeat(50_000);
  while (!own.signaling.counts().refused['too-slow']) {
    sender.say('OFFER', 'reader', big);
    await sender.settled();
  }
  expect(own.signaling.counts().sockets).toBe(1);
  await sender.settled();
  reader.socket.resume();
  expect([1013, 1006]).toContain(await reader.closed());
  await own.stop();
});

test('upgrades to something else, and half-open or reset handshakes, leave nothing behind', async () => {
  const h2c = await rawSocket(world.port, '/peerjs/peerjs', 'Upgrade: h2c');
  await h2c.until('426');
  await h2c.ended();
  const wrong = await rawSocket(world.port, '/nowhere?key=peerjs&id=a&token=t');
  await wrong.until('HTTP/1.1 404');
  for (const upgrade of ['Upgrade: foo', 'Upgrade: websocket']) {
    for (let i = 0; i < 20; i += 1) {
      const raw = await rawSocket(world.port, '/peerjs/peerjs?key=peerjs&id=reset&token=t', upgrade);
      raw.socket.resetAndDestroy();
      await raw.ended();
    }
  }
});

test('random and mutated frames', async () => {
  const good = fc.record({ type: fc.constantFrom('OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'EXPIRE', 'HEARTBEAT', 'OPEN'), dst: fc.constantFrom('nobody', '', '__proto__', 'constructor'), src: fc.string(), payload: fc.jsonValue() });
  const mutated = fc.tuple(good, fc.nat(), fc.string({ maxLength: 3 })).map(([json, at, put]) => {
    const text = JSON.stringify(json);
    const place = at % text.length;
    return text.slice(0, place) + put + text.slice(place + put.length);
  });
  const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(good.map((json) => JSON.stringify(json)), mutated, fc.json(), bytes), { maxLength: 60 }), async (frames) => {
      const client = await stranger();
      for (const each of frames) client.socket.send(each);
      // Some frames (LEAVE) end the socket.
      await Promise.race([client.settled(), client.closed()]);
      client.socket.terminate();
    }),
    { numRuns: 60 },
  );
}, 30_000);

test('random bytes on the wire', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (array) => {
      const raw = await savage();
      raw.bytes(Buffer.from(array));
      raw.socket.end();
      await once(raw.socket, 'close');
    }),
    { numRuns: 60 },
  );
}, 30_000);
