import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Addresses, addressOf } from './addresses.ts';
import { startWorld, type World } from './test/server.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const limits = { sockets: 2, burst: 3, perSecond: 1 };

test('an address may knock some times at once and then as time goes by', () => {
  let at = 0;
  const addresses = new Addresses(limits, () => at);
  const knock = (address: string) => addresses.of(address).knock();
  expect([1, 2, 3, 4].map(() => knock('a'))).toEqual([0, 0, 0, 1]);
  expect(knock('b')).toBe(0);
  at = 1000;
  expect([knock('a'), knock('a')]).toEqual([0, 1]);
});

test('open sockets are bounded until they end; refused handshakes are dear', () => {
  let at = 0;
  const addresses = new Addresses({ ...limits, burst: 20 }, () => at);
  const [a, b] = [addresses.of('a'), addresses.of('b')];
  const [ended] = [a.opened(), a.opened()];
  expect(a.knock()).toBe(60);
  ended();
  expect(a.knock()).toBe(0);
  for (let n = 0; n < 2; n += 1) {
    b.knock();
    b.refused();
  }
  expect(b.knock()).toBeGreaterThan(0);
  at = 60_000;
  addresses.sweep();
  expect(addresses.of('b')).not.toBe(b);
  expect(addresses.of('a')).toBe(a);
});

test('one address opens no more sockets than it may; it hears 429 and when to come back', async () => {
  world = await startWorld({ mode: 'open', addresses: { sockets: 2 }, trustProxy: true });
  const dial = (id: string, from: string) => new WebSocket(`ws://127.0.0.1:${world!.port}/peerjs/peerjs?key=peerjs&id=${id}&token=t`, { headers: { 'x-forwarded-for': from } });
  const open = async (id: string, from = '198.51.100.7') => {
    const socket = dial(id, from);
    await once(socket, 'message');
    return socket;
  };
  const [first, second] = [await open('a'), await open('b')];
  const refused = dial('c', '198.51.100.7');
  const answer = await new Promise<IncomingMessage>((resolve) => refused.on('unexpected-response', (_, response) => resolve(response)).on('error', () => {}));
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '60']);
  const [other, own] = [await open('d', '203.0.113.5'), world.connect('e')];
  await own.hear('OPEN');
  first.close();
  await once(first, 'close');
  const third = await open('c');
  expect(world.signaling.counts().refused['address-limit']).toBe(1);
  for (const socket of [second, third, other, refused]) socket.terminate();
});

test('a trusted proxy says who comes; otherwise the header is anybody’s', () => {
  const from = (trustProxy: boolean, remoteAddress: string, forwarded?: string) => {
    const request = { socket: { remoteAddress }, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} };
    return addressOf(request as unknown as IncomingMessage, trustProxy);
  };
  // This machine itself is not counted: a proxy that nobody has said is one would make all visitors one.
  for (const own of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect([from(true, own), from(false, own, '198.51.100.7')]).toEqual([undefined, undefined]);
  expect(from(true, '127.0.0.1', '192.0.2.9, 198.51.100.7')).toBe('198.51.100.7');
  expect(from(true, '::ffff:10.1.2.3', '2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(from(false, '::ffff:203.0.113.5', '198.51.100.7')).toBe('203.0.113.5');
});
