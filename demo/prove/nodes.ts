import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '../../packages/signal-server/src/database/migrate.ts';
import { openDatabase } from '../../packages/signal-server/src/database/open.ts';
import { silent } from '../../packages/signal-server/src/shared/log.ts';
import { pause } from '../protocol/check.ts';
import { openWire, type Wire } from '../protocol/client.ts';
import { passesOf } from '../protocol/passes.ts';
import { startOurs, type Running } from '../protocol/servers/start.ts';

export const about = 'Two processes on one PostgreSQL: an offer is answered across them at most 10 ms later (p95) than within one; one is killed 20 times and its peers are on the other within 5 s';

const secret = 'a secret of the proof, 32 bytes long!';
const pass = passesOf(secret);
const latest = { answerMs: 10, backMs: 5000, toldMs: 20_000 };
const households = 10;

/** A call's first words of usual size. */
const sdp = Array.from({ length: 70 }, (_, n) => `a=rtpmap:${n} VP8/90000 ${randomBytes(4).toString('hex')}`).join('\r\n');

async function sit(base: URL, room: string, peer: string): Promise<Wire> {
  const wire = await openWire(new URL(`peerjs?key=peerjs&id=${peer}&token=${await pass({ peer, room, person: peer })}`, base));
  await wire.hear('OPEN');
  return wire;
}

/** Milliseconds from an offer to its answer. */
async function exchange(caller: Wire, callee: Wire, names: readonly [string, string], mark: string): Promise<number> {
  const saw = (wire: Wire, type: string) => wire.until(() => wire.heard.find((m) => m.type === type && (m.payload as { mark?: string }).mark === mark), `${type} ${mark}`, latest.backMs);
  const began = performance.now();
  caller.say('OFFER', names[1], { mark, sdp });
  await saw(callee, 'OFFER');
  callee.say('ANSWER', names[0], { mark, sdp });
  await saw(caller, 'ANSWER');
  const took = performance.now() - began;
  // Kept small; a LEAVE is looked for later.
  for (const wire of [caller, callee]) wire.heard.splice(0, Infinity, ...wire.heard.filter(({ type }) => type === 'LEAVE'));
  return took;
}

const quantile = (values: readonly number[], part: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? NaN;
const figures = (values: readonly number[]) => ({ p50: round(quantile(values, 0.5)), p95: round(quantile(values, 0.95)), max: round(Math.max(...values)) });
const round = (ms: number): number => Number(ms.toFixed(1));

/** Offers and answers in turns, within one process and across two. */
async function answers([east, west]: readonly [Running, Running], times: number) {
  const near = [await sit(east.base, 'near', 'near-a'), await sit(east.base, 'near', 'near-b')] as const;
  const far = [await sit(east.base, 'far', 'far-a'), await sit(west.base, 'far', 'far-b')] as const;
  const took: Record<'near' | 'far', number[]> = { near: [], far: [] };
  for (let n = -20; n < times; n += 1) {
    const [a, b] = [await exchange(...near, ['near-a', 'near-b'], `${n}`), await exchange(...far, ['far-a', 'far-b'], `${n}`)];
    if (n < 0) continue;
    took.near.push(a);
    took.far.push(b);
    await pause(5);
  }
  for (const wire of [...near, ...far]) wire.cut();
  return took;
}

/** A plain load balancer: each connection to the next process that answers. It knows nothing of rooms and peers. */
class Balancer {
  #turn = 0;
  /** Port of the process by port of the client. */
  readonly #where = new Map<number, number>();

  private constructor(
    readonly server: Server,
    readonly base: URL,
    readonly behind: Running[],
  ) {}

  static async start(behind: Running[]): Promise<Balancer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const balancer = new Balancer(server, new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/peerjs/`), behind);
    server.on('connection', (socket) => {
      const attempt = (tries: number): void => {
        const { port } = balancer.behind[(balancer.#turn += 1) % balancer.behind.length]!;
        const upstream = connect(port, '127.0.0.1');
        let through = false;
        socket.on('error', () => {});
        upstream.on('connect', () => {
          through = true;
          balancer.#where.set(socket.remotePort ?? 0, port);
          socket.pipe(upstream).pipe(socket);
        });
        upstream.on('error', () => (through || tries === 0 ? socket.destroy() : attempt(tries - 1)));
        upstream.on('close', () => through && socket.destroy());
        socket.on('close', () => upstream.destroy());
      };
      attempt(2);
    });
    return balancer;
  }

  /** At which process a guest's socket is. */
  placeOf({ wire }: Guest): Running | undefined {
    const port = this.#where.get(wire.socket.localPort ?? 0);
    return this.behind.find((each) => each.port === port);
  }
}

/** One side of a call that comes back by itself, as the media kit does: after 0, 300 and 1200 ms, with a fresh pass. */
class Guest {
  wire!: Wire;
  #wanted = true;
  back = 0;

  constructor(
    readonly base: URL,
    readonly room: string,
    readonly peer: string,
  ) {}

  async come(): Promise<this> {
    this.wire = await sit(this.base, this.room, this.peer);
    this.back = Date.now();
    void this.#stay(this.wire);
    return this;
  }

  /** Its computer is switched off: it does not come back. */
  vanish(): void {
    this.#wanted = false;
  }

  async #stay(wire: Wire): Promise<void> {
    while (wire.closed === undefined) await pause(5);
    for (const wait of [0, 300, 1200, 2700]) {
      await pause(wait);
      if (!this.#wanted) return;
      if (await this.come().catch(() => undefined)) return;
    }
  }
}

interface Round {
  /** Peers that had to come back. */
  readonly moved: number;
  /** Milliseconds from the kill until all of them talk with their other side again. */
  readonly backMs: number;
  /** Until the other side of one who did not come back is told. */
  readonly toldMs: number;
  readonly wrongLeaves: number;
}

/** Talks until it works: right after the kill a socket may look alive that is not. */
async function talk([owner, vet]: readonly [Guest, Guest], mark: string, until: number): Promise<void> {
  for (let n = 0; ; n += 1) {
    if (await exchange(owner.wire, vet.wire, [owner.peer, vet.peer], `${mark}-${n}`).then(() => true, () => false)) return;
    if (Date.now() > until) throw new Error(`${owner.peer} and ${vet.peer} could not talk`);
    await pause(20);
  }
}

/** Kills one of two processes while calls go on: whoever was there comes back elsewhere, and can be called; one who does not is missed by the other. */
async function killOnce(balancer: Balancer, turn: number): Promise<Round> {
  const victim = balancer.behind[turn % 2]!;
  const pairs: (readonly [Guest, Guest])[] = [];
  for (let n = 0; n < households; n += 1) {
    const room = `room-${turn}-${n}`;
    pairs.push([await new Guest(balancer.base, room, `owner-${turn}-${n}`).come(), await new Guest(balancer.base, room, `vet-${turn}-${n}`).come()]);
  }
  const atVictim = pairs.flat().filter((guest) => balancer.placeOf(guest) === victim);
  const apart = pairs.find(([owner, vet]) => balancer.placeOf(owner) !== balancer.placeOf(vet))!;
  const [gone, stays] = balancer.placeOf(apart[0]) === victim ? apart : [apart[1], apart[0]];
  gone.vanish();

  const began = Date.now();
  await victim.kill('SIGKILL');
  const others = pairs.filter((pair) => pair !== apart);
  await Promise.all(others.map((pair, n) => talk(pair, `${turn}-${n}`, began + 2 * latest.backMs)));
  const backMs = Date.now() - began;
  const survivor = balancer.behind[(turn + 1) % 2]!;
  const elsewhere = others.flat().filter((guest) => balancer.placeOf(guest) !== survivor);
  if (elsewhere.length > 0) throw new Error(`${elsewhere.length} are not at the process that lives`);

  const toldMs = await stays.wire.until(() => stays.wire.heard.find((m) => m.type === 'LEAVE' && m.src === gone.peer), 'LEAVE', latest.toldMs).then(() => Date.now() - began, () => Infinity);
  const wrongLeaves = others.flat().reduce((sum, { wire }) => sum + wire.heard.filter(({ type }) => type === 'LEAVE').length, 0);
  for (const guest of pairs.flat()) {
    guest.vanish();
    guest.wire.cut();
  }
  return { moved: atVictim.length - 1, backMs, toldMs, wrongLeaves };
}

export async function prove(say: (line: string) => void, kills = 20, exchanges = 400) {
  const dataDir = await mkdtemp(join(tmpdir(), 'vetkit-nodes-'));
  const database = await openDatabase({ dataDir, environment: { PATH: process.env['PATH'] ?? '' }, log: silent, max: 2 });
  await migrate(database.sql, fileURLToPath(new URL('../../packages/signal-server/migrations', import.meta.url)));
  const { host, port, user, pass: password, database: name } = database.sql.options;
  const address = { host: host[0] ?? '', port: port[0] ?? 0, user, ...(typeof password === 'string' && password ? { password } : {}) };
  const start = () => startOurs({ mode: 'room', secret, addresses: 'off', database: { address, name } });
  const behind = [await start(), await start()];
  await pause(1500);

  const took = await answers(behind as [Running, Running], exchanges);
  const [near, far] = [figures(took.near), figures(took.far)];
  const laterMs = round(far.p95 - near.p95);
  say(`an answer comes after ${near.p95} ms (p95) within one process, ${far.p95} ms across two`);

  const balancer = await Balancer.start(behind);
  const rounds: Round[] = [];
  for (let turn = 0; turn < kills; turn += 1) {
    const round = await killOnce(balancer, turn).catch((error: unknown): Round => {
      say(String(error));
      return { moved: 0, backMs: Infinity, toldMs: Infinity, wrongLeaves: 0 };
    });
    rounds.push(round);
    say(`kill ${turn + 1}: ${round.moved} back and talking after ${round.backMs} ms, the missing one told after ${round.toldMs} ms${round.wrongLeaves ? `, ${round.wrongLeaves} told wrongly` : ''}`);
    behind[turn % 2] = await start();
    await pause(1500);
  }
  balancer.server.close();
  await Promise.all(behind.map((each) => each.kill()));
  await database.close();
  await rm(dataDir, { recursive: true, force: true });

  const good = rounds.filter(({ backMs, toldMs, wrongLeaves }) => backMs <= latest.backMs && toldMs <= latest.toldMs && wrongLeaves === 0);
  return {
    n: kills + 1,
    passed: good.length + (laterMs <= latest.answerMs ? 1 : 0),
    kills,
    moved: rounds.reduce((sum, { moved }) => sum + moved, 0),
    killed: { withinLimit: good.length, backMs: figures(rounds.map(({ backMs }) => backMs)), toldMs: figures(rounds.map(({ toldMs }) => toldMs)) },
    offerToAnswerMs: { times: exchanges, withinOneProcess: near, acrossTwo: far, p95Later: laterMs },
  };
}
