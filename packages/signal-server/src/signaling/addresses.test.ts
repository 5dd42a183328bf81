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
  expect([1, 2, 3, 4].map(() => addresses.knock('a'))).toEqual([0, 0, 0, 1]);
  expect(addresses.knock('b')).toBe(0);
  at = 1000;
  expect([addresses.knock('a'), addresses.knock('a')]).toEqual([0, 1]);
});

test('open sockets are bounded until they end; refused handshakes are dear', () => {
  let at = 0;
  const addresses = new Addresses({ ...limits, burst: 20 }, () => at);
  const [ended] = [addresses.opened('a'), addresses.opened('a')];
  expect(addresses.knock('a')).toBe(60);
  ended();
  expect(addresses.knock('a')).toBe(0);
  addresses.knock('b');
  addresses.refused('b');
  addresses.knock('b');
  addresses.refused('b');
  expect(addresses.knock('b')).toBeGreaterThan(0);
  at = 60_000;
  addresses.sweep();
  expect(addresses.knock('b')).toBe(0);
});

test('one address opens no more sockets than it may; it hears 429 and when to come back', async () => {
  world = await startWorld({ mode: 'open', addresses: { sockets: 2 } });
  const [first, second] = [world.connect('a'), world.connect('b')];
  await Promise.all([first.hear('OPEN'), second.hear('OPEN')]);
  const refused = new WebSocket(`ws://127.0.0.1:${world.port}/peerjs/peerjs?key=peerjs&id=c&token=t`);
  const answer = await new Promise<{ statusCode?: number; headers: Record<string, unknown> }>((resolve) => refused.on('unexpected-response', (_, response) => resolve(response)).on('error', () => {}));
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '60']);
  refused.terminate();
  first.socket.close();
  await first.closed();
  await world.connect('c').hear('OPEN');
  expect(world.signaling.counts().refused['address-limit']).toBe(1);
});

test('a trusted proxy says who comes; otherwise the header is anybody’s', () => {
  const from = (trustProxy: boolean, remoteAddress: string, forwarded?: string) => {
    const request = { socket: { remoteAddress }, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} };
    return addressOf(request as unknown as IncomingMessage, trustProxy);
  };
  expect(from(true, '127.0.0.1')).toBe('127.0.0.1');
  expect(from(true, '127.0.0.1', '192.0.2.9, 198.51.100.7')).toBe('198.51.100.7');
  expect(from(true, '::ffff:10.1.2.3', '2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(from(false, '::ffff:203.0.113.5', '198.51.100.7')).toBe('203.0.113.5');
});
