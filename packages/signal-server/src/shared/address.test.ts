import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { byOwnProxy, createAddressOf, grouped } from './address.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s is counted as %s', (address, group) => {
  expect(grouped(address)).toBe(group);
});

test.each([
  [false, '203.0.113.7', '127.0.0.1', 1],
  [false, '', '127.0.0.1', 0],
  [true, '203.0.113.7', '203.0.113.7', 0],
  [true, 'spoofed, 203.0.113.7', '203.0.113.7', 0],
  [true, '', '127.0.0.1', 0],
])('with a trusted proxy %s, X-Forwarded-For "%s" is counted as %s, and the operator is warned %s times', async (trustProxy, forwarded, counted, warned) => {
  let told = 0;
  const addressOf = createAddressOf({ trustProxy, onProxy: () => (told += 1) });
  const server = createServer(getRequestListener(new Hono().get('/', (c) => c.text(addressOf(c), 200, { own: String(byOwnProxy(c)) })).fetch)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const ask = () => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers: forwarded ? { 'x-forwarded-for': forwarded } : {} });
  for (let times = 0; times < 2; times += 1) expect(await (await ask()).text()).toBe(counted);
  expect(told).toBe(warned);
  expect((await ask()).headers.get('own')).toBe(String(forwarded !== ''));
  server.close();
});
