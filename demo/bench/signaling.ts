import { createRequire } from 'node:module';
import { randomBytes } from 'node:crypto';
import type { WebSocket as Socket } from 'ws';
import { passesOf } from '../protocol/passes.ts';
import { startForwarder, startOurs, startReference, type Running } from '../protocol/servers/start.ts';

export const about = 'signaling: CPU for each relayed message, and memory for idle sockets, beside npm `peer` and a bare `ws` forwarder, in turns';

// The version our server uses; another one may lie nearer.
const { WebSocket } = createRequire(new URL('../../packages/signal-server/package.json', import.meta.url))('ws') as { WebSocket: typeof Socket };

const secret = 'a secret of the bench, 32 bytes long!';
const pass = passesOf(secret);
const noLimit = 1e9;

/** One of the three, and how a peer of it is addressed. */
interface Contestant {
  readonly name: string;
  start(): Promise<Running>;
  query(id: string, to: string, room: string): Promise<string>;
}

const contestants: Contestant[] = [
  {
    name: 'ours',
    // Room check, limits and metrics are on; the limits are only out of reach.
    start: () => startOurs({ mode: 'room', secret, limits: { peers: 20_000, burst: noLimit, perSecond: noLimit }, addresses: { sockets: 20_000, burst: noLimit, perSecond: noLimit }, trustProxy: true }),
    query: async (id, _to, room) => `key=peerjs&id=${id}&token=${await pass({ peer: id, room, person: id })}`,
  },
  { name: 'peer', start: () => startReference({ listener: true }), query: async (id) => `key=peerjs&id=${id}&token=t` },
  { name: 'forwarder', start: startForwarder, query: async (id, to) => `id=${id}&to=${to}` },
];

async function connect({ query }: Contestant, server: Running, id: string, to: string, room: string): Promise<Socket> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/peerjs/peerjs?${await query(id, to, room)}`, { perMessageDeflate: false, headers: { 'x-forwarded-for': '198.51.100.7' } });
  await new Promise<void>((resolve, reject) => socket.once('message', () => resolve()).once('error', reject));
  return socket;
}

const sdp = ['v=0', 'o=- 4611731400430051336 2 IN IP4 127.0.0.1', 's=-', ...Array.from({ length: 110 }, (_, n) => `a=rtpmap:${n} VP8/90000 ${randomBytes(6).toString('hex')}`)].join('\r\n');
const description = { sdp: { type: 'offer', sdp }, type: 'media', connectionId: 'mc_d1l9v8x2k3' };
const candidate = { candidate: { candidate: 'candidate:842163049 1 udp 1677729535 203.0.113.77 46154 typ srflx raddr 0.0.0.0 rport 0 generation 0 ufrag EsAw network-cost 999', sdpMLineIndex: 0, sdpMid: '0' }, type: 'media', connectionId: 'mc_d1l9v8x2k3' };

/** What a call sends: its description once, then candidates. As text, made once, so that the client costs little. */
const callTo = (dst: string): string[] => [
  JSON.stringify({ type: 'OFFER', payload: description, dst }),
  ...Array.from({ length: 8 }, () => JSON.stringify({ type: 'CANDIDATE', payload: candidate, dst })),
];

interface Pair {
  readonly from: Socket;
  readonly to: Socket;
  readonly frames: readonly string[];
}

async function pairsOf(contestant: Contestant, server: Running, count: number): Promise<Pair[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const mark = randomBytes(4).toString('hex');
      const [a, b] = [`a${mark}`, `b${mark}`];
      const [from, to] = [await connect(contestant, server, a, b, `room-${n}-${mark}`), await connect(contestant, server, b, a, `room-${n}-${mark}`)];
      return { from, to, frames: callTo(b) };
    }),
  );
}

/** How frames follow each other: so many under way at any time, or a whole call's at once and then the next call's. */
interface Rhythm {
  readonly name: string;
  readonly underWay: number;
  readonly wholeCalls?: boolean;
  /** Frames of each pair in one turn. */
  readonly each: number;
  readonly target: string;
}

async function relay(pairs: readonly Pair[], each: number, { underWay, wholeCalls }: Rhythm): Promise<void> {
  await Promise.all(
    pairs.map(
      ({ from, to, frames }) =>
        new Promise<void>((resolve) => {
          let sent = 0;
          let arrived = 0;
          const next = () => from.send(frames[sent++ % frames.length]!);
          const some = (count: number) => {
            for (let n = 0; n < count && sent < each; n += 1) next();
          };
          const hear = () => {
            arrived += 1;
            if (arrived === each) {
              to.off('message', hear);
              resolve();
            } else if (!wholeCalls) some(1);
            else if (arrived === sent) some(underWay);
          };
          to.on('message', hear);
          some(underWay);
        }),
    ),
  );
}

/** Microseconds of the server's CPU for one message. */
async function cpuOf(server: Running, pairs: readonly Pair[], each: number, rhythm: Rhythm): Promise<number> {
  const before = (await server.usage()).cpu;
  await relay(pairs, each, rhythm);
  const after = (await server.usage()).cpu;
  return (after.user - before.user + after.system - before.system) / (pairs.length * each);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

export interface Row {
  readonly what: string;
  readonly ours: number;
  readonly peer: number;
  readonly forwarder: number;
  readonly 'ours / peer': number;
  readonly target: string;
}

function row(what: string, values: ReadonlyMap<string, readonly number[]>, target: string): Row {
  const [ours, peer, forwarder] = ['ours', 'peer', 'forwarder'].map((name) => median(values.get(name) ?? []));
  const ratios = (values.get('ours') ?? []).map((value, round) => value / (values.get('peer')?.[round] ?? NaN));
  return { what, ours: round(ours!), peer: round(peer!), forwarder: round(forwarder!), 'ours / peer': round(median(ratios), 2), target };
}

const rounds = 9;

const inCalls = 'µs of CPU for a frame, in 20 calls that each send';
const rhythms: readonly Rhythm[] = [
  { name: `${inCalls} an offer and 8 candidates at once`, underWay: 9, wholeCalls: true, each: 900, target: '<= 0.8' },
  { name: `${inCalls} so that 16 are always under way`, underWay: 16, each: 900, target: '<= 0.8' },
  { name: `${inCalls} the next when the last has arrived`, underWay: 1, each: 450, target: '(nearly all of it is the system’s reading and writing)' },
];

async function cpuRows(): Promise<Row[]> {
  const servers = await Promise.all(contestants.map(async (contestant) => ({ contestant, server: await contestant.start() })));
  const measured = rhythms.map(() => new Map<string, number[]>(contestants.map(({ name }) => [name, []])));
  for (let turn = -1; turn < rounds; turn += 1) {
    // Whoever goes first changes; the first turn only warms up.
    const order = servers.map((_, i) => servers[(i + turn + 1) % servers.length]!);
    for (const { contestant, server } of order) {
      const pairs = await pairsOf(contestant, server, 20);
      for (const [i, rhythm] of rhythms.entries()) {
        const cpu = await cpuOf(server, pairs, turn < 0 ? rhythm.each * 2 : rhythm.each, rhythm);
        if (turn >= 0) measured[i]!.get(contestant.name)!.push(cpu);
      }
      for (const { from, to } of pairs) [from, to].forEach((socket) => socket.terminate());
    }
  }
  await Promise.all(servers.map(({ server }) => server.kill()));
  return rhythms.map(({ name, target }, i) => row(name, measured[i]!, target));
}

const idle = 9000;

/** kB of memory for each of 9,000 sockets that only wait, in rooms of two; and how many of them are still there after a while. */
async function memoryOf(contestant: Contestant): Promise<{ kB: number; held: number }> {
  const server = await contestant.start();
  // What is made once (compiled code, pools) is no cost of a socket.
  const first = await Promise.all(Array.from({ length: 200 }, (_, n) => connect(contestant, server, `first${n}`, `first${n ^ 1}`, `first-${n >> 1}`)));
  for (const socket of first) socket.terminate();
  await settle(server);
  const before = (await server.usage()).memory.rss;
  const sockets: Socket[] = [];
  for (let at = 0; at < idle; at += 100) {
    sockets.push(...(await Promise.all(Array.from({ length: 100 }, (_, n) => connect(contestant, server, `idle${at + n}`, `idle${(at + n) ^ 1}`, `idle-${(at + n) >> 1}`)))));
  }
  await settle(server);
  const after = (await server.usage()).memory.rss;
  // Longer than a ping and its answer.
  await pause(contestant.name === 'ours' ? 45_000 : 1000);
  const held = sockets.filter(({ readyState }) => readyState === 1).length;
  for (const socket of sockets) socket.terminate();
  await server.kill();
  return { kB: (after - before) / idle / 1024, held };
}

async function memoryRows(): Promise<Row[]> {
  const measured = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  let held = idle;
  for (let turn = 0; turn < 3; turn += 1) {
    for (const contestant of contestants) {
      const memory = await memoryOf(contestant);
      measured.get(contestant.name)!.push(memory.kB * 1000 / 1024);
      if (contestant.name === 'ours') held = Math.min(held, memory.held);
    }
  }
  return [row('MiB of memory for 1,000 idle sockets', measured, '<= 1.2'), { what: 'idle sockets held, of 9,000', ours: held, peer: NaN, forwarder: NaN, 'ours / peer': NaN, target: String(idle) }];
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function settle(server: Running): Promise<void> {
  for (let n = 0; n < 3; n += 1) {
    await server.collect();
    await pause(500);
  }
}

export async function bench(): Promise<Row[]> {
  return [...(await cpuRows()), ...(await memoryRows())];
}

export { cpuRows, memoryRows };
