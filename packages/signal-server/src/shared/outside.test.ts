import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { createOutside, outsideUrl } from './outside.ts';
import { isPublicAddress } from './public-address.ts';

const asked: string[] = [];
let answer: RequestListener = (_request, response) => response.end('BEGIN:VCALENDAR');
const server = createServer((request, response) => {
  asked.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
  answer(request, response);
});
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
const port = (server.address() as AddressInfo).port;
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const here = [{ address: '127.0.0.1', family: 4 }];
/** Names and what they resolve to; asking for another one is asking for nothing. */
const names = (of: Record<string, string[]>) => async (host: string) => {
  const found = of[host];
  if (!found) throw new Error('ENOTFOUND');
  return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
};
const local = (path = '/a.ics') => `http://calendar.example:${port}${path}`;
const fetching = (more: Parameters<typeof createOutside>[0] = {}) => createOutside({ loopback: true, resolve: async () => here, ...more }).fetch;

test.each([
  '0.0.0.0', '10.1.2.3', '100.100.100.200', '127.0.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.192', '192.168.1.1', '198.18.0.1', '203.0.113.9', '224.0.0.1',
  '255.255.255.255', '168.63.129.16', '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::7f00:1', '100::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1',
  'ff02::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', 'localhost', '',
])('%s is not out on the Internet', (address) => expect(isPublicAddress(address)).toBe(false));

test.each(['8.8.8.8', '172.32.0.1', '172.15.255.255', '100.63.255.255', '100.128.0.0', '169.253.1.1', '2606:4700::1111', '2a00:1450:4001::200e'])('%s is', (address) => expect(isPublicAddress(address)).toBe(true));

test.each([
  'http://calendar.example/a.ics', 'https://calendar.example:8443/a.ics', 'https://sam:secret@calendar.example/a.ics', 'ftp://calendar.example/a', 'file:///etc/passwd', 'calendar', '', `https://calendar.example/${'a'.repeat(2000)}`,
])('%s is no address to ask', (address) => expect(outsideUrl(address)).toBeUndefined());

test('webcal is https, and what follows # stays here', () => {
  expect(outsideUrl('webcal://calendar.example/a.ics#b')?.href).toBe('https://calendar.example/a.ics');
  expect(outsideUrl('https://calendar.example:443/private-0a1b/basic.ics?x=1')?.href).toBe('https://calendar.example/private-0a1b/basic.ics?x=1');
});

test('names and numbers that lead inside are not asked', async () => {
  const outside = createOutside({ resolve: names({ 'inside.example': ['10.0.0.5'], 'metadata.example': ['169.254.169.254'], 'both.example': ['93.184.215.14', '127.0.0.1'], '::ffff:7f00:1': ['::ffff:127.0.0.1'], '127.0.0.1': ['127.0.0.1'], localhost: ['::1', '127.0.0.1'] }) }).fetch;
  const before = asked.length;
  for (const place of ['inside.example', 'metadata.example', 'both.example', '[::ffff:127.0.0.1]', '0x7f.1', '2130706433', 'localhost']) {
    expect([place, await outside(`https://${place}/a.ics`)]).toEqual([place, { fault: 'place-closed' }]);
  }
  expect(await outside('https://nobody.example/a.ics')).toEqual({ fault: 'unreachable' });
  expect(await outside(local())).toEqual({ fault: 'address-bad' });
  expect(asked.length).toBe(before);
});

test('the system’s own resolver: this machine by name and by number stays closed', async () => {
  const outside = createOutside().fetch;
  expect([await outside('https://localhost/a'), await outside('https://127.0.0.1/a'), await outside('https://[::1]/a')]).toEqual([{ fault: 'place-closed' }, { fault: 'place-closed' }, { fault: 'place-closed' }]);
});

test('a name is resolved once, and the connection goes to exactly that address', async () => {
  let times = 0;
  const rebinding = async () => ((times += 1) === 1 ? here : [{ address: '10.0.0.5', family: 4 }]);
  expect(await fetching({ resolve: rebinding })(local('/once'))).toEqual({ text: 'BEGIN:VCALENDAR' });
  expect([times, asked.at(-1)]).toEqual([1, `calendar.example:${port}/once`]);
});

test('each place it is sent on to is looked at again', async () => {
  answer = (request, response) => response.writeHead(302, { location: request.url === '/first' ? '/second' : 'https://inside.example/secret' }).end();
  const outside = fetching({ resolve: names({ 'calendar.example': ['127.0.0.1'], 'inside.example': ['192.168.0.1'] }) });
  expect(await outside(local('/first'))).toEqual({ fault: 'place-closed' });
  expect(asked.slice(-2).map((one) => one.split('/')[1])).toEqual(['first', 'second']);
  answer = (_request, response) => response.writeHead(302, { location: 'http://elsewhere.test/plain' }).end();
  expect(await outside(local())).toEqual({ fault: 'address-bad' });
  answer = (request, response) => response.writeHead(301, { location: `${request.url ?? ''}a` }).end();
  const before = asked.length;
  expect(await outside(local())).toEqual({ fault: 'too-many-moves' });
  expect(asked.length - before).toBe(4);
});

test.each<[number, string]>([[401, 'locked'], [403, 'locked'], [404, 'gone'], [410, 'gone'], [500, 'answer-bad'], [204, 'answer-bad'], [304, 'answer-bad']])('%i is told as %s', async (status, fault) => {
  answer = (_request, response) => response.writeHead(status).end();
  expect(await fetching()(local())).toEqual({ fault });
});

test('too long, too slow, packed, broken off', async () => {
  answer = (_request, response) => response.end('x'.repeat(2000));
  expect(await fetching({ largestBytes: 1999 })(local())).toEqual({ fault: 'too-large' });
  expect(await fetching({ largestBytes: 2000 })(local())).toEqual({ text: 'x'.repeat(2000) });
  answer = (_request, response) => void response.write('BEGIN');
  expect(await fetching({ timeoutMs: 150 })(local())).toEqual({ fault: 'too-slow' });
  expect(await fetching({ timeoutMs: 150, resolve: () => new Promise(() => {}) })(local())).toEqual({ fault: 'too-slow' });
  answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
  expect(await fetching()(local())).toEqual({ fault: 'answer-bad' });
  answer = (_request, response) => response.writeHead(200, { 'content-length': 100 }).write('BEGIN', () => response.destroy());
  expect(await fetching()(local())).toEqual({ fault: 'unreachable' });
});
