import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { AttackOptions } from '../protocol/attack.ts';
import { pause, Stage, type Target } from '../protocol/check.ts';
import type { Wire } from '../protocol/client.ts';
import { passesOf } from '../protocol/passes.ts';
import { startOurs, type Running } from '../protocol/servers/start.ts';

export const about = '100,000 random and mutated frames: the server lives, no bystander waits more than 100 ms for a ping or misses a word, memory stays flat';

const secret = 'a secret of the proof, 32 bytes long!';
const longestMs = 100;
/** MiB by which what is in use may differ, after garbage is collected. */
const flat = 4;

const program = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Two peers who talk all the time, and ping. What happens to them is what an attack does to others. */
class Bystanders {
  readonly waits: number[] = [];
  sent = 0;
  #talking = true;
  #ended: Promise<void> | undefined;

  constructor(
    readonly names: readonly [string, string],
    readonly wires: readonly [Wire, Wire],
  ) {}

  static async join(server: Running, names: readonly [string, string], room?: string): Promise<Bystanders> {
    const target: Target = { mode: 'open', bases: [server.base], key: 'peerjs' };
    const pass = passesOf(secret);
    const wires = await Promise.all(
      names.map(async (id) => {
        const wire = await new Stage(target).knock(`key=peerjs&id=${id}&token=${room ? await pass({ peer: id, room, person: id }) : `token-of-${id}`}`);
        await wire.hear('OPEN');
        return wire;
      }),
    );
    return new Bystanders(names, wires as [Wire, Wire]);
  }

  talk(): void {
    const ping = async () => {
      while (this.#talking) {
        const began = performance.now();
        await this.wires[0].settled();
        this.waits.push(performance.now() - began);
        await pause(10);
      }
    };
    const speak = async () => {
      while (this.#talking) {
        this.wires[0].say('CANDIDATE', this.names[1], this.sent);
        this.sent += 1;
        await pause(20);
      }
    };
    this.#ended = Promise.all([ping(), speak()]).then(() => {});
  }

  /** What they heard that they should not, or did not hear that they should. */
  async disturbances(): Promise<string[]> {
    this.#talking = false;
    await this.#ended;
    const [left, right] = this.wires;
    left.say('CANDIDATE', this.names[1], 'end');
    await right.until(() => right.heard.some(({ payload }) => payload === 'end') || undefined, 'the last word').catch(() => {});
    const words = right.heard.filter(({ src }) => src === this.names[0]).map(({ payload }) => payload);
    const wrong = [...Array.from({ length: this.sent }, (_, n) => n), 'end'].findIndex((word, n) => words[n] !== word);
    return [
      ...(wrong === -1 && words.length === this.sent + 1 ? [] : [`word ${wrong} of ${this.sent} came as ${JSON.stringify(words[wrong])}`]),
      ...this.wires.filter(({ closed }) => closed !== undefined).map(({ closed }) => `a socket was closed with ${closed}`),
    ];
  }
}

function attack(options: AttackOptions, say: (line: string) => void): Promise<{ read: number; sockets: number }> {
  const child = spawn(process.execPath, [program('../../packages/signal-server/test/run-source.mjs'), program('../protocol/attack.ts'), JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let last = { read: 0, sockets: 0 };
    createInterface(child.stdout).on('line', (line) => {
      last = JSON.parse(line) as typeof last;
      say(`${last.read} frames read from ${last.sockets} sockets`);
    });
    child.on('exit', (code) => (code === 0 ? resolve(last) : reject(new Error(`The attack ended with ${code}`))));
  });
}

const inUse = async (server: Running): Promise<{ heap: number; rss: number }> => {
  await server.collect();
  await pause(500);
  await server.collect();
  const { memory } = await server.usage();
  return { heap: memory.heapUsed / 2 ** 20, rss: memory.rss / 2 ** 20 };
};

export async function prove(say: (line: string) => void, frames = 100_000) {
  const start = () => startOurs({ mode: 'open', secret, addresses: 'off', timeouts: { expireMs: 2000 } });
  // Nobody attacks the second: it shows what the machine itself makes a ping wait.
  const [server, calm] = await Promise.all([start(), start()]);
  let died = false;
  server.child.on('exit', () => (died = true));
  const seed = Date.now() % 1e9;
  say(`seed ${seed}`);

  // A tenth first: what is made once is no growth.
  const warmUp = { base: server.base.href, secret, victims: ['nobody-yet'], seed, frames: frames / 10 };
  await attack(warmUp, () => {});
  await pause(4000);
  const before = await inUse(server);
  await inUse(calm);

  const room = await Bystanders.join(server, ['sam', 'ito'], 'miso');
  const open = await Bystanders.join(server, ['left', 'right']);
  const control = await Bystanders.join(calm, ['left', 'right']);
  const all = [room, open, control];
  for (const each of all) each.talk();
  const { read, sockets } = await attack({ ...warmUp, victims: [...room.names, ...open.names], seed: seed + 1, frames }, say);
  // Until all that waited has expired.
  await pause(4000);

  const disturbed = (await Promise.all(all.map((each) => each.disturbances()))).flat();
  // In a room nobody but its people is heard.
  if (room.wires[0].heard.length > 1 || room.wires[1].heard.some(({ src }) => src !== undefined && src !== 'sam')) disturbed.push('strangers were heard in a room');
  const lives = !died;
  const [ownStall, calmStall] = lives ? await Promise.all([server, calm].map(async (each) => (await each.usage()).longestStallMs)) : [];
  const after = lives ? await inUse(server) : before;
  const waits = [room, open].flatMap((each) => each.waits);
  const stall = Math.max(...waits);
  const quiet = Math.max(...control.waits);
  await Promise.all([server, calm].map((each) => each.kill()));

  const grown = after.heap - before.heap;
  const held = lives && disturbed.length === 0 && stall <= longestMs && grown <= flat;
  for (const line of disturbed) say(line);
  return {
    n: read,
    passed: held ? read : 0,
    seed,
    sockets,
    died: !lives,
    disturbed,
    pings: waits.length,
    longestPingMs: Math.round(stall),
    p99PingMs: Math.round(waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0),
    longestStallOfTheServerItselfMs: ownStall,
    longestStallOfAnUnattackedServerMs: calmStall,
    longestPingOfAnUnattackedServerMs: Math.round(quiet),
    words: room.sent + open.sent,
    heapMiB: { before: Number(before.heap.toFixed(1)), after: Number(after.heap.toFixed(1)) },
    rssMiB: { before: Math.round(before.rss), after: Math.round(after.rss) },
  };
}
