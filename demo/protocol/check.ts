import { randomBytes } from 'node:crypto';
import { openWire, type Wire } from './client.ts';

/** A server to be checked, as it looks from outside. */
export interface Target {
  /** `open`: anybody may have any id, as with PeerServer. `room`: only with a pass. */
  readonly mode: 'open' | 'room';
  /** PeerServer's `path`, as URLs that end with `/`. With several, sockets are spread over them in turn: they must look like one server. */
  readonly bases: readonly URL[];
  readonly key: string;
  /** Milliseconds the server was told to use. What is left out is not checked. */
  readonly expireMs?: number | undefined;
  readonly aliveMs?: number | undefined;
  readonly pingMs?: number | undefined;
  /** How long to wait for what must come. */
  readonly patienceMs?: number | undefined;
  /** Room mode: a token for a socket. */
  readonly pass?: ((who: { peer: string; room: string; person: string }) => Promise<string>) | undefined;
  /** Starts the server again after it has died. */
  readonly revive?: (() => Promise<void>) | undefined;
}

export interface Check {
  readonly name: string;
  /** Which of the reference's faults this is about: npm `peer` fails here. */
  readonly fault?: number | 'forged-expire' | 'no-ping' | undefined;
  readonly mode?: Target['mode'];
  /** What of the target it needs to know. */
  readonly needs?: 'expireMs' | 'aliveMs' | 'pingMs';
  /** It mostly waits, so it may run beside others. */
  readonly waits?: boolean;
  run(stage: Stage): Promise<void>;
}

/** What one check acts with: clients of its own, under names of its own, in a room of its own. */
export class Stage {
  readonly #wires: Wire[] = [];
  readonly #mark = randomBytes(4).toString('hex');
  #turn = 0;

  constructor(readonly target: Target) {}

  /** A name nobody else has. */
  id(name: string): string {
    return `${name}${this.#mark}`;
  }

  get base(): URL {
    return this.target.bases[this.#turn % this.target.bases.length]!;
  }

  /** The next server in turn. */
  nextBase(): URL {
    const { base } = this;
    this.#turn += 1;
    return base;
  }

  get(path: string, init?: RequestInit): Promise<Response> {
    return fetch(new URL(path, this.nextBase()), init);
  }

  /** A token: of open mode as it is, of room mode a fresh pass for the person of that name. */
  async token(id: string, as: string, room = 'room'): Promise<string> {
    return this.target.pass ? this.target.pass({ peer: id, room: `${room}-${this.#mark}`, person: as }) : as;
  }

  /** A socket with an address of its own making. */
  async knock(query: string, options: Parameters<typeof openWire>[1] & { path?: string } = {}): Promise<Wire> {
    const wire = await openWire(new URL(`${options.path ?? 'peerjs'}?${query}`, this.nextBase()), { patienceMs: this.target.patienceMs, ...options });
    this.#wires.push(wire);
    return wire;
  }

  /** A peer's socket, not waiting for its OPEN. `as` is who holds the id. */
  async dial(id: string, { as = `token-of-${id}`, room, ...options }: { as?: string; room?: string; answersPings?: boolean } = {}): Promise<Wire> {
    const token = await this.token(id, as, room);
    return this.knock(`key=${this.target.key}&id=${encodeURIComponent(id)}&token=${encodeURIComponent(token)}&version=1.5.5`, options);
  }

  /** A peer that has heard its OPEN. Among several processes an id is free a moment after its last socket has ended, so it is asked again. */
  async join(id: string, options?: Parameters<Stage['dial']>[1]): Promise<Wire> {
    for (const end = Date.now() + 2000; ; await pause(50)) {
      const wire = await this.dial(id, options);
      const { type } = await wire.until(() => wire.heard[0], 'OPEN');
      if (type === 'OPEN') return wire;
      if (type !== 'ID-TAKEN' || this.target.bases.length === 1 || Date.now() > end) await wire.hear('OPEN');
    }
  }

  end(): void {
    for (const wire of this.#wires) wire.cut();
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** An expectation in words. */
export function expect(holds: boolean, words: string): asserts holds {
  if (!holds) throw new Error(words);
}

const sorted = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, sorted(each)])) : value;

/** The same JSON, in whatever order. */
export function expectSame(actual: unknown, expected: unknown, what = 'answer'): void {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(sorted(value)));
  expect(is === should, `${what} is ${is?.slice(0, 300)} and should be ${should?.slice(0, 300)}`);
}
