import type { Signal, Arrival } from './messages.ts';
import { openLink, type LinkEnd, type PeerLink, type PeerServerAddress } from './peer-link.ts';
import { openPatience, pause, retryDelay } from './retry.ts';
import type { SignalingState } from './state.ts';

/** What a server gives to enter a room once. */
export interface RoomPass {
  /** For one socket; each new socket asks for a new one. Without accounts: any random text. */
  readonly token: string;
  /** STUN and TURN for this person. Empty is fine within one network. */
  readonly iceServers: readonly RTCIceServer[];
  /** For how many seconds the credentials in `iceServers` are good; another pass is asked for well before. Left out or null: for as long as it takes. */
  readonly relaySeconds?: number | null;
}

/** What the socket of a pass is for: to wait (`prepare()`), or to be in the call at once. */
export type PassFor = 'lobby' | 'call';

/** Ends that connecting again cannot mend. */
export type FinalEnd = Extract<LinkEnd, 'superseded' | 'removed' | 'unsupported'>;
const FINAL: readonly LinkEnd[] = ['superseded', 'removed', 'unsupported'] satisfies FinalEnd[];
const isFinal = (end: LinkEnd | 'no-pass'): end is FinalEnd => FINAL.includes(end as LinkEnd);

export interface SignalingOptions {
  readonly peerId: string;
  readonly server: PeerServerAddress;
  readonly pass: (to: PassFor) => Promise<RoomPass>;
}

export interface SignalingEvents {
  changed(state: SignalingState): void;
  /** An attempt did not work; the next comes by itself unless `end` is final. */
  failed(end: LinkEnd | 'no-pass', cause?: unknown): void;
  arrived(arrival: Arrival): void;
  /** STUN and TURN of a new pass. */
  renewed(iceServers: readonly RTCIceServer[]): void;
}

const PATIENCE = { lived: 5_000, pass: 5_000, echo: 3_000, urgentEcho: 1_500, credentials: 5 * 60_000, refresh: 1_500, renewAgain: 20_000, renewSoonest: 1_000 } as const;
/** The share of their time after which relay credentials are renewed. */
const RENEWED_AFTER = 0.6;
const QUEUE = 256;

/** Keeps a socket to the server open: again and again, with a fresh pass, until `close()`. */
export class Signaling {
  #link: PeerLink | null = null;
  #waiting: { readonly to: string; readonly signal: Signal }[] = [];
  #iceServers: readonly RTCIceServer[] = [];
  #passAt = -Infinity;
  #closed = false;
  #joined = false;
  #wake = new AbortController();
  /** Somebody waits for a repair: shorter waits, and quick new attempts. */
  #urgent = false;
  /** Gives up the attempt that runs. */
  #giveUp = new AbortController();
  /** The server hands a message to oneself back: learned once, for not every server has to. */
  #echoes = false;
  #echoTimer: ReturnType<typeof setTimeout> | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly options: SignalingOptions,
    private readonly events: SignalingEvents,
  ) {}

  /** Connects, and stays connected. */
  async run(): Promise<void> {
    this.events.changed('opening');
    for (let attempt = 0; !this.#closed; attempt++) {
      await pause(retryDelay(attempt, Math.random(), this.#urgent), this.#wake.signal);
      this.#wake = new AbortController();
      if (this.#closed) return;

      const since = performance.now();
      const opened = await this.#attempt(attempt);
      const end = typeof opened === 'string' ? opened : await this.#serve(opened);
      if (isFinal(end)) return;
      // A socket that lived is a new beginning; one that is dropped at once is not.
      if (typeof opened !== 'string' && performance.now() - since > PATIENCE.lived) attempt = -1;
    }
  }

  /** Sends now, or as soon as the socket is open. */
  send(to: string, signal: Signal): void {
    if (this.#link) this.#link.send(to, signal);
    else this.#waiting = [...this.#waiting, { to, signal }].slice(-QUEUE);
  }

  get isOpen(): boolean {
    return this.#link !== null;
  }

  /** From now on in the call: until then the socket only waits. */
  join(): void {
    this.#joined = true;
    this.#link?.join();
  }

  /** STUN and TURN to use now: fresh ones if the last are old and the server answers quickly, else the last. */
  async iceServers(): Promise<readonly RTCIceServer[]> {
    if (performance.now() - this.#passAt > PATIENCE.credentials) {
      await Promise.race([this.#pass().catch(() => null), pause(PATIENCE.refresh, NEVER)]);
    }
    return this.#iceServers;
  }

  /** Try now instead of after the wait. */
  wake(): void {
    this.#wake.abort();
  }

  /** While a call needs the server for its repair, it is looked for in a hurry. Nobody does so whose call runs. */
  hurry(urgent: boolean): void {
    if (urgent && !this.#urgent && !this.#link) this.wake();
    this.#urgent = urgent;
  }

  /** The network is another one: an attempt over the old one leads nowhere. */
  renew(): void {
    if (this.#link) return this.probe(PATIENCE.urgentEcho);
    this.#giveUp.abort();
    this.wake();
  }

  /** Looks whether the socket still reaches the server, and opens a new one if not. */
  probe(patience: number = this.#urgent ? PATIENCE.urgentEcho : PATIENCE.echo): void {
    if (!this.#link) return this.wake();
    if (!this.#echoes || this.#echoTimer !== undefined) return;
    this.#link.send(this.options.peerId, { kind: 'echo' });
    this.#echoTimer = setTimeout(() => this.#link?.close(), patience);
  }

  /** `left`: the server may tell the others at once; otherwise it waits whether we come back. */
  close(left = false): void {
    this.#closed = true;
    clearTimeout(this.#renewal);
    this.wake();
    if (left) this.#link?.leave();
    this.#link?.close();
  }

  async #attempt(count: number): Promise<PeerLink | LinkEnd | 'no-pass'> {
    const { peerId, server } = this.options;
    this.#giveUp = new AbortController();
    const { signal } = this.#giveUp;
    try {
      const { token } = await this.#pass();
      if (this.#closed) return 'closed';
      const opened = await openLink({ peerId, server, token, patience: openPatience(count, this.#urgent), signal }, this.#arrived);
      if (typeof opened === 'string') this.events.failed(opened);
      return opened;
    } catch (cause) {
      this.events.failed('no-pass', cause);
      return 'no-pass';
    }
  }

  async #serve(link: PeerLink): Promise<LinkEnd> {
    if (this.#closed) link.close();
    this.#link = link;
    if (this.#joined) link.join();
    link.send(this.options.peerId, { kind: 'echo' });
    for (const { to, signal } of this.#waiting.splice(0)) link.send(to, signal);
    if (!this.#closed) this.events.changed('open');

    const end = await link.ended;
    this.#link = null;
    this.#stopEcho();
    if (this.#closed) return 'closed';
    this.events.changed('lost');
    this.events.failed(end);
    return end;
  }

  async #pass(): Promise<RoomPass> {
    const timeout = pause(PATIENCE.pass, NEVER).then(() => Promise.reject(new Error('No pass in time.')));
    const pass = await Promise.race([this.options.pass(this.#joined ? 'call' : 'lobby'), timeout]);
    this.#passAt = performance.now();
    this.#iceServers = pass.iceServers;
    if (this.#closed) return pass;
    this.events.renewed(pass.iceServers);
    clearTimeout(this.#renewal);
    if (pass.relaySeconds != null) this.#renewIn(Math.max(pass.relaySeconds * 1000 * RENEWED_AFTER, PATIENCE.renewSoonest));
    return pass;
  }

  /** Nobody can look for a new path with credentials that have run out, least of all while the server is away. */
  #renewIn(ms: number): void {
    this.#renewal = setTimeout(() => void this.#pass().catch(() => this.#closed || this.#renewIn(PATIENCE.renewAgain)), ms);
  }

  readonly #arrived = (arrival: Arrival): void => {
    if (arrival.kind === 'signal' && arrival.from === this.options.peerId) {
      this.#echoes = true;
      this.#stopEcho();
      return;
    }
    this.events.arrived(arrival);
  };

  #stopEcho(): void {
    clearTimeout(this.#echoTimer);
    this.#echoTimer = undefined;
  }
}

const NEVER = new AbortController().signal;
