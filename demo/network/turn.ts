import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { iceServers } from '../../packages/signal-server/src/signaling/ice.ts';

/** Why no relay can be run here, or '' when one can. */
export const whyNoRelay = (): string => (existsSync('/usr/bin/turnserver') ? '' : 'no coturn (Debian package coturn)');

export interface Relay {
  /** Its address over this transport, for a server's `TURN_URLS`. */
  url(transport: 'udp' | 'tcp'): string;
  /** ICE servers with credentials of an hour, or of so many seconds: only this relay, by this transport. */
  servers(transport: 'udp' | 'tcp', seconds?: number): RTCIceServer[];
  /** The same relay behind a way that takes so long each way, milliseconds, more or less the jitter. UDP only. */
  servedSlowly(delay: number, jitter: number): Promise<RTCIceServer[]>;
  close(): Promise<void>;
}

const unlisten = async (): Promise<number> => {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
};

/** coturn on an address of this machine, with a secret only this test knows. */
export async function openRelay(address: string, secret = randomBytes(24).toString('hex')): Promise<Relay> {
  const port = await unlisten();
  const child = spawn('/usr/bin/turnserver', [
    '-n', '--listening-ip', address, '--relay-ip', address, '--listening-port', String(port), '--min-port', '40000', '--max-port', '48000',
    '--use-auth-secret', '--static-auth-secret', secret, '--realm', 'vetkit.example', '--no-cli', '--no-tls', '--no-dtls', '--allow-loopback-peers',
    '--log-file', 'stdout', '--simple-log', '--pidfile', `/tmp/vetkit-turn-${process.pid}-${port}.pid`,
  ], { stdio: 'ignore' });
  for (let tries = 0; tries < 100 && !(await reachable(address, port)); tries++) await new Promise((next) => setTimeout(next, 50));

  const day = { from: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 24 * 3_600_000) };
  const given = (url: string, seconds = 3600): RTCIceServer[] =>
    iceServers({ turn: { urls: [url], secret, ttlMs: seconds * 1000 } }, 'guest', Date.now(), day).servers.map((server) => ({ ...server, urls: [...server.urls] }));
  const url = (transport: 'udp' | 'tcp') => `turn:${address}:${port}?transport=${transport}`;
  const slow: (() => void)[] = [];

  return {
    url,
    servers: (transport, seconds) => given(url(transport), seconds),
    async servedSlowly(delay, jitter) {
      const way = await openSlowWay({ address, port }, { delay, jitter });
      slow.push(way.close);
      return given(`turn:${address}:${way.port}?transport=udp`);
    },
    async close() {
      for (const close of slow) close();
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

const reachable = (host: string, port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, host);
    socket.once('connect', () => (socket.destroy(), done(true)));
    socket.once('error', () => done(false));
  });

/** Passes datagrams on to a server and back, later. They may overtake each other, as jitter makes them. */
async function openSlowWay(to: { address: string; port: number }, { delay, jitter }: { delay: number; jitter: number }): Promise<{ port: number; close(): void }> {
  const door = createSocket('udp4');
  const behind = new Map<string, Socket>();
  let closed = false;
  // What is on the way when the way is closed is lost.
  const later = (act: () => void): void => void setTimeout(() => closed || act(), delay + (Math.random() * 2 - 1) * jitter);
  const wayOf = (from: RemoteInfo): Socket => {
    const id = `${from.address}:${from.port}`;
    const known = behind.get(id);
    if (known) return known;
    const way = createSocket('udp4').on('message', (datagram) => later(() => door.send(datagram, from.port, from.address)));
    way.bind(0, to.address);
    behind.set(id, way);
    return way;
  };
  door.on('message', (datagram, from) => later(() => wayOf(from).send(datagram, to.port, to.address)));
  door.bind(0, to.address);
  await once(door, 'listening');
  return {
    port: door.address().port,
    close() {
      closed = true;
      for (const socket of [door, ...behind.values()]) socket.close();
    },
  };
}
