import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startWorld, type World } from '../src/signaling/test/server.ts';

/** The proxy examples of docs/, each run by the proxy itself where it is installed: WebSockets get through, and no query reaches a log. */
interface Proxy {
  readonly name: string;
  readonly program: string;
  readonly file: string;
  /** The shipped file with what everybody puts in: ports and names; and without TLS, for which there is no certificate here. */
  put(text: string, ports: { front: number; back: number }, folder: string): string;
  run(file: string, folder: string): string[];
}

const proxies: Proxy[] = [
  {
    name: 'nginx',
    program: '/usr/sbin/nginx',
    file: 'nginx.conf',
    put: (text, { front, back }, folder) =>
      `daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/own.log info; events {} http {\n` +
      ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};\n`).join('') +
      `${text.replace('listen 443 ssl', `listen 127.0.0.1:${front}`).replace(/ssl_certificate.*\n/g, '\n').replaceAll('/var/log/nginx', folder).replaceAll('127.0.0.1:8787', `127.0.0.1:${back}`)}\n}`,
    run: (file, folder) => ['-c', file, '-p', folder, '-e', `${folder}/start.log`],
  },
  {
    name: 'Caddy',
    program: '/usr/bin/caddy',
    file: 'Caddyfile',
    put: (text, { front, back }, folder) =>
      text
        .replace('care.example {', `http://127.0.0.1:${front} {`)
        .replaceAll('127.0.0.1:8787', `127.0.0.1:${back}`)
        .replace('{\n', `{\n\tadmin off\n\tstorage file_system ${folder}/storage\n`),
    run: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
  {
    name: 'HAProxy',
    program: '/usr/sbin/haproxy',
    file: 'haproxy.cfg',
    put: (text, { front, back }) => text.replace(/bind :443.*/, `bind 127.0.0.1:${front}`).replaceAll('127.0.0.1:8787 check inter 2s fall 2', `127.0.0.1:${back}`).replace(/.*option httpchk.*\n/, ''),
    run: (file) => ['-db', '-f', file],
  },
];

describe.each(proxies.map((proxy) => [proxy.name, proxy] as const))('behind %s', (name, proxy) => {
  const missing = existsSync(proxy.program) ? '' : `no ${proxy.program}`;
  if (missing) console.log(`skipped: the proxy example for ${name}: ${missing}`);

  describe.skipIf(missing)('', () => {
    let world: World;
    let folder: string;
    let child: ChildProcess;
    let front: number;
    let printed = '';
    const secret = `sesame${randomBytes(8).toString('hex')}`;

    beforeAll(async () => {
      world = await startWorld({ mode: 'open' });
      folder = await mkdtemp(join(tmpdir(), 'vetkit-proxy-'));
      front = await freePort();
      const shipped = readFileSync(new URL(`../../../docs/proxies/${proxy.file}`, import.meta.url), 'utf8');
      await writeFile(join(folder, proxy.file), proxy.put(shipped, { front, back: world.port }, folder));
      child = spawn(proxy.program, proxy.run(join(folder, proxy.file), folder), { cwd: folder, env: { HOME: folder, PATH: process.env['PATH'] } });
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
      await vi.waitUntil(() => fetch(`http://127.0.0.1:${front}/peerjs/`).then((answer) => answer.ok, () => false), { timeout: 20_000, interval: 100 }).catch(() => {
        throw new Error(`${name} did not start:\n${printed}`);
      });
    });
    afterAll(async () => {
      await world.stop();
      if (child.exitCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      await rm(folder, { recursive: true, force: true });
    });

    const dial = (id: string) => new WebSocket(`ws://127.0.0.1:${front}/peerjs/peerjs?key=peerjs&id=${secret}${id}&token=${secret}`);
    const logs = async () => {
      const names = (await readdir(folder)).filter((each) => each.endsWith('.log'));
      return printed + (await Promise.all(names.map((each) => readFile(join(folder, each), 'utf8')))).join('');
    };

    test('WebSockets get through; who comes is logged, and what is in the query is not', { timeout: 30_000 }, async () => {
      const [a, b] = [dial('a'), dial('b')];
      await Promise.all([a, b].map((socket) => once(socket, 'message')));
      a.send(JSON.stringify({ type: 'OFFER', dst: `${secret}b`, payload: 'hello' }));
      expect(JSON.parse(String((await once(b, 'message'))[0]))).toMatchObject({ type: 'OFFER', payload: 'hello' });
      for (const socket of [a, b]) socket.close();
      // One that is refused, and one whose server is gone: those are what logs like to tell about.
      await fetch(`http://127.0.0.1:${front}/peerjs/peerjs?token=${secret}`);
      await world.stop();
      await fetch(`http://127.0.0.1:${front}/peerjs/peerjs?token=${secret}&id=${secret}`).catch(() => {});
      const refused = dial('c');
      await new Promise((resolve) => refused.on('error', resolve).on('close', resolve));
      await vi.waitUntil(async () => (await logs()).includes('/peerjs/peerjs'), 60_000);
      expect(await logs()).not.toContain(secret);
    });
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
