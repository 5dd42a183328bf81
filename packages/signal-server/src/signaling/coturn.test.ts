import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { iceServers } from './ice.ts';
import { turnClient, type TurnClient } from './test/turn.ts';

const program = '/usr/bin/turnserver';
const why = existsSync(program) ? '' : 'no coturn here (Debian package coturn)';
if (why) console.log(`skipped: the shipped coturn configuration: ${why}`);

/** Debian's coturn with the configuration of docs/, but for what everybody must put in, and for ports that are free. */
describe.skipIf(why)('the shipped coturn configuration', () => {
  const secret = randomBytes(24).toString('hex');
  const hasIPv6 = Object.values(networkInterfaces()).flat().some((each) => each?.address === '::1');
  let folder: string;
  let child: ChildProcess;
  let port: number;
  const clients: TurnClient[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vetkit-coturn-'));
    port = await freePort();
    const put: Record<string, string | undefined> = {
      'listening-port': String(port), 'static-auth-secret': secret, realm: 'turn.example', 'user-quota': '2',
      // There is no certificate here, and no need of one.
      'tls-listening-port': undefined, cert: undefined, pkey: undefined,
    };
    const shipped = readFileSync(new URL('../../../../docs/coturn.conf', import.meta.url), 'utf8').split('\n');
    const lines = shipped.flatMap((line) => {
      const name = /^([\w-]+)=/.exec(line)?.[1];
      if (name === undefined || !(name in put)) return [line];
      return put[name] === undefined ? [] : [`${name}=${put[name]}`];
    });
    const here = ['no-tls', 'no-dtls', 'listening-ip=127.0.0.1', 'relay-ip=127.0.0.1', ...(hasIPv6 ? ['relay-ip=::1'] : []), `pidfile=${folder}/pid`, 'log-file=stdout'];
    await writeFile(join(folder, 'turnserver.conf'), [...lines, ...here].join('\n'));
    child = spawn(program, ['-c', join(folder, 'turnserver.conf')], { stdio: 'ignore', cwd: folder });
    await vi.waitUntil(async () => (await client().allocate(4).catch(() => 0)) === 200, { timeout: 20_000, interval: 100 });
  });
  afterAll(async () => {
    for (const each of clients) each.close();
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await rm(folder, { recursive: true, force: true });
  });

  /** A peer with what the server hands out. */
  function client(peer = randomBytes(6).toString('hex'), age = 0): TurnClient {
    const now = Date.now() - age;
    const [turn] = iceServers({ turn: { urls: ['turn:turn.example'], secret } }, peer, now, { from: new Date(now), until: new Date(now + 3_600_000) }).servers;
    const made = turnClient(port, { username: turn!.username!, credential: turn!.credential! });
    clients.push(made);
    return made;
  }

  test.each(['10.0.0.1', '10.255.255.254', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '100.100.100.200', '168.63.129.16', '0.0.0.0', '224.0.0.1', '255.255.255.255'])(
    'there is no way to %s',
    async (address) => {
      const peer = client();
      expect(await peer.allocate(4)).toBe(200);
      expect([await peer.permit(address), await peer.bindChannel(address)]).toEqual([403, 403]);
    },
  );

  test.each(['::1', '::', '::10.0.0.1', '64:ff9b::a00:1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', '2002:a00:1::1', '2001:0:a00:1::1', 'ff02::1'])('there is no way to %s', async (address) => {
    if (!hasIPv6) return console.log(`skipped: ${address}: no IPv6 here`);
    const peer = client();
    expect(await peer.allocate(6)).toBe(200);
    expect([await peer.permit(address), await peer.bindChannel(address)]).toEqual([403, 403]);
  });

  test('an IPv4 address in the clothes of IPv6 is none', async () => {
    if (!hasIPv6) return console.log('skipped: no IPv6 here');
    const peer = client();
    expect(await peer.allocate(6)).toBe(200);
    expect(await peer.permit('::ffff:10.0.0.1')).toBeOneOf([403, 443]);
  });

  test('there is one to the internet, so the refusals above are for their own reason', async () => {
    const peer = client();
    await peer.allocate(4);
    expect([await peer.permit('1.1.1.1'), await peer.permit('9.255.255.255'), await peer.permit('172.32.0.1'), await peer.bindChannel('8.8.8.8')]).toEqual([200, 200, 200, 200]);
    if (!hasIPv6) return;
    const six = client();
    await six.allocate(6);
    expect([await six.permit('2606:4700:4700::1111'), await six.bindChannel('2a00:1450::1')]).toEqual([200, 200]);
  });

  test('old credentials, and those of another secret, get nothing', async () => {
    expect(await client('sam', 7_200_000).allocate(4)).toBe(401);
    const username = `${Math.floor(Date.now() / 1000) + 600}:sam`;
    const forged = turnClient(port, { username, credential: Buffer.from('no secret').toString('base64') });
    clients.push(forged);
    expect(await forged.allocate(4)).toBe(401);
  });

  test('one peer has no more allocations than the quota', async () => {
    const three = Array.from({ length: 3 }, () => client('sam'));
    const answers = [];
    for (const each of three) answers.push(await each.allocate(4));
    expect(answers).toEqual([200, 200, 486]);
  });
});

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}
