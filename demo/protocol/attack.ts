// Sends random and mutated frames from a process of its own: node run-source.mjs attack.ts '{"base": …, "frames": …, "victims": […], "seed": …}'
// Says what it has done, line by line, as JSON.
import { setPriority } from 'node:os';
import { pause, Stage, type Target } from './check.ts';
import { frame, type Wire } from './client.ts';
import { passesOf } from './passes.ts';

export interface AttackOptions {
  readonly base: string;
  readonly secret: string;
  readonly frames: number;
  /** Names of peers that must not notice anything. */
  readonly victims: readonly string[];
  readonly seed: number;
}

const { base, secret, frames, victims, seed } = JSON.parse(process.argv[3] ?? '{}') as AttackOptions;
const pass = passesOf(secret);

/** Chance that can be repeated (mulberry32). */
let state = seed;
function chance(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
const below = (n: number) => Math.floor(chance() * n);
const one = <T>(list: readonly T[]): T => list[below(list.length)]!;
const bytes = (length: number) => Buffer.from(Array.from({ length }, () => below(256)));

const types = ['OFFER', 'ANSWER', 'CANDIDATE', 'EXPIRE', 'HEARTBEAT', 'OPEN', 'ERROR', 'ID-TAKEN', 'LEAVE', 'constructor', '', '__proto__'];
const receivers = () => one([...victims, 'nobody', '', '__proto__', 'constructor', 'a'.repeat(200), '\u0000', '\ud800', String(below(9)), one(victims).toUpperCase()]);

function value(depth: number): unknown {
  switch (below(depth > 3 ? 6 : 8)) {
    case 0:
      return below(1e9) - 5e8;
    case 1:
      return chance() * 1e300;
    case 2:
      return bytes(below(20)).toString('latin1');
    case 3:
      return null;
    case 4:
      return chance() < 0.5;
    case 5:
      return 'x'.repeat(below(3000));
    case 6:
      return Array.from({ length: below(5) }, () => value(depth + 1));
    default:
      return Object.fromEntries(Array.from({ length: below(5) }, () => [one(['type', 'src', 'dst', '__proto__', 'toJSON', 'a']), value(depth + 1)]));
  }
}

const message = () => JSON.stringify({ type: one(types), dst: receivers(), payload: value(0), ...(chance() < 0.3 ? { src: one(victims) } : {}) });

function mutated(): Buffer {
  const text = Buffer.from(message());
  for (let n = 1 + below(4); n > 0; n -= 1) {
    const at = below(text.length);
    text[at] = chance() < 0.5 ? below(256) : one([...Buffer.from('{}[]",:\\\u0000')]);
  }
  return text.subarray(below(3) === 0 ? below(text.length) : 0);
}

const nested = () => `{"type":"OFFER","dst":${JSON.stringify(receivers())},"payload":${'['.repeat(1 + below(20_000))}`;
const closedNested = () => {
  const depth = 1 + below(20_000);
  return `{"type":"OFFER","dst":${JSON.stringify(receivers())},"payload":${'['.repeat(depth)}${']'.repeat(depth)}}`;
};

/** Something that a WebSocket library passes on to the server. */
function anything(): Buffer {
  const roll = chance();
  const [payload, first] =
    roll < 0.35 ? [Buffer.from(message()), 0x81] : roll < 0.75 ? [mutated(), 0x82] : roll < 0.85 ? [bytes(below(300)), 0x82] : roll < 0.95 ? [Buffer.from(JSON.stringify(value(0)) ?? ''), 0x81] : roll < 0.97 ? [Buffer.from(nested()), 0x81] : roll < 0.99 ? [Buffer.from(closedNested()), 0x81] : [Buffer.from(mutated().toString('latin1')), 0x81];
  return frame(payload, { first });
}

/** Something that breaks the rules of the wire. */
function broken(): Buffer {
  switch (below(6)) {
    case 0:
      return bytes(1 + below(200));
    case 1:
      return frame(bytes(below(60)), { first: below(256) });
    case 2:
      return frame(Buffer.from(message()), { masked: false });
    case 3:
      return Buffer.concat([Buffer.from([0x81, 0xff]), bytes(8), bytes(20)]);
    case 4:
      return frame(Buffer.concat([Buffer.from(message()), Buffer.from([0xc3, 0x28])]));
    default: {
      const whole = frame(Buffer.from(message()));
      whole[below(whole.length)] = below(256);
      return whole.subarray(0, 1 + below(whole.length));
    }
  }
}

const target: Target = { mode: 'open', bases: [new URL(base)], key: 'peerjs' };
let read = 0;
let sockets = 0;

/** Some come with a room pass, some without; all are strangers to the victims. */
async function stranger(stage: Stage): Promise<Wire | undefined> {
  sockets += 1;
  const id = `stranger${sockets}`;
  const token = chance() < 0.5 ? await pass({ peer: id, room: `strangers-${below(5)}`, person: id }) : `t${below(1e9)}`;
  const wire = await stage.knock(`key=peerjs&id=${id}&token=${token}`);
  return wire.hear('OPEN').then(() => wire, () => undefined);
}

async function talk(): Promise<void> {
  const stage = new Stage(target);
  const wire = await stranger(stage);
  for (let chunk = 0; wire && chunk < 10 && wire.closed === undefined && read < frames; chunk += 1) {
    for (let n = 0; n < 30; n += 1) wire.bytes(anything());
    // A pong shows that all of it was read. LEAVE and broken text end the socket before.
    if (await wire.settled().then(() => true, () => false)) read += 30;
    await pause(10);
  }
  stage.end();
}

async function breakOne(): Promise<void> {
  const stage = new Stage(target);
  const wire = await stranger(stage);
  if (wire) {
    wire.bytes(broken());
    wire.socket.end();
    await Promise.race([wire.gone(), pause(500)]);
    read += 1;
  }
  stage.end();
}

const began = Date.now();
let reported = 0;
async function attacker(): Promise<void> {
  while (read < frames) {
    // One in ten breaks the wire itself, and needs a socket of its own for that.
    for (let n = 0; n < 10 && read < frames; n += 1) await breakOne();
    await talk();
    if (read - reported >= frames / 20) {
      reported = read;
      console.log(JSON.stringify({ read, sockets, seconds: (Date.now() - began) / 1000 }));
    }
  }
}
// What the attack itself costs is not to be mistaken for what it does to others.
setPriority(10);
await Promise.all(Array.from({ length: 4 }, attacker));
console.log(JSON.stringify({ read, sockets, seconds: (Date.now() - began) / 1000, done: true }));
process.exit(0);
