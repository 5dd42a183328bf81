import type { DeviceKind } from './device-problem.ts';
import type { IncomingCall } from './door.ts';
import { LineLevelEvent, QualityEvent, RemoteMediaEvent, RemoteStreamEvent, SafetyWordsEvent, SaidEvent } from './events.ts';
import type { PeerEvent } from './ladder.ts';
import type { LocalMedia } from './local-media.ts';
import type { ByeReason, NegotiationSignal } from './messages.ts';
import { calls } from './negotiation.ts';
import { Pair, type RemoteMedia } from './pair.ts';
import type { PeerReport } from './tally.ts';
import { Wires, type Tracks } from './wire.ts';

export interface PairsOptions {
  readonly peerId: string;
  readonly local: LocalMedia | (() => LocalMedia);
  /** Relays only: nobody learns the other's address. Needs a relay in the pass. */
  readonly relayOnly?: boolean;
}

/** The own camera and microphone, which may be there as late as at the press of Join. */
export const localOf = ({ local }: PairsOptions): LocalMedia => (typeof local === 'function' ? local() : local);

export interface PairsEvents {
  send(peer: string, signal: NegotiationSignal): void;
  happened(peer: string, event: PeerEvent): void;
  bye(peer: string, reason: ByeReason): void;
  /** For the app. */
  tell(event: Event): void;
}

/** What is known about one person. */
export interface Known {
  readonly pair: Pair;
  readonly media: RemoteMedia | null;
  readonly words: readonly string[] | null;
}

/** What connects one person to everybody else in the call. */
export class Pairs {
  readonly #known = new Map<string, Known>();
  readonly #left: Record<string, PeerReport> = {};

  readonly #wires: Wires;

  constructor(
    private readonly options: PairsOptions,
    private readonly events: PairsEvents,
  ) {
    this.#wires = new Wires(options.relayOnly ?? false);
  }

  get ids(): readonly string[] {
    return [...this.#known.keys()];
  }

  get all(): readonly (readonly [peer: string, pair: Pair])[] {
    return Array.from(this.#known, ([peer, { pair }]) => [peer, pair] as const);
  }

  /** Of everybody who was here; the last way to somebody who came twice. */
  get reports(): Readonly<Record<string, PeerReport>> {
    return { ...this.#left, ...Object.fromEntries(this.all.map(([peer, pair]) => [peer, pair.report])) };
  }

  get(peer: string): Pair | undefined {
    return this.#known.get(peer)?.pair;
  }

  look(peer: string): Known | null {
    return this.#known.get(peer) ?? null;
  }

  /** What is sent now. */
  readonly #tracks = (): Tracks & { readonly screen: boolean } => {
    const { picture, sound, pictureKind } = localOf(this.options);
    return { camera: picture, microphone: sound, screen: pictureKind === 'screen' };
  };

  /** The lower id calls. */
  isCaller(peer: string): boolean {
    return calls(this.options.peerId, peer);
  }

  /** Calls somebody over a new wire. */
  call(peer: string): void {
    this.with(peer).callBy(this.#wires.toCall(this.#tracks()));
  }

  answer(call: IncomingCall): void {
    this.with(call.from).answerBy(this.#wires.toAnswer(call.id), call);
  }

  /** Makes the next connection ahead: by the time it is used its addresses are known. */
  makeReady(): void {
    this.#wires.makeReady();
  }

  /** STUN and TURN for every path that is looked for from now on. */
  useIceServers(iceServers: readonly RTCIceServer[]): void {
    this.#wires.useIceServers(iceServers);
    for (const [, pair] of this.all) pair.useIceServers(iceServers);
  }

  /** Sends to everybody what the device gives now. */
  replace(device: DeviceKind): void {
    for (const [, pair] of this.all) pair.replace(device, this.#tracks()[device]);
  }

  with(peer: string): Pair {
    const known = this.get(peer);
    if (known) return known;
    const { send, happened, bye, tell } = this.events;
    const pair: Pair = new Pair(!this.isCaller(peer), this.#tracks, {
      send: (signal) => send(peer, signal),
      happened: (event) => happened(peer, event),
      appeared: () => void (this.get(peer) === pair && tell(new RemoteStreamEvent(peer, pair.stream))),
      claimed: (media) => {
        this.#learn(peer, { media });
        tell(new RemoteMediaEvent(peer, media));
      },
      bye: (reason) => bye(peer, reason),
      said: (words) => tell(new SaidEvent(peer, words)),
      sampled: (sample) => tell(new QualityEvent(peer, sample)),
      leveled: (level) => tell(new LineLevelEvent(peer, level)),
      agreed: (words) => {
        this.#learn(peer, { words });
        tell(new SafetyWordsEvent(peer, words));
      },
    });
    this.#known.set(peer, { pair, media: null, words: null });
    this.#share();
    return pair;
  }

  /** Closes the way to somebody. True when there was one. */
  forget(peer: string): boolean {
    const pair = this.get(peer);
    if (!pair) return false;
    this.#left[peer] = pair.report;
    pair.close();
    this.#known.delete(peer);
    this.#share();
    return true;
  }

  /** Lets everybody go; who holds the pairs closes them. */
  clear(): void {
    for (const [peer, pair] of this.all) this.#left[peer] = pair.report;
    this.#known.clear();
    this.#wires.close();
  }

  #learn(peer: string, news: Partial<Known>): void {
    const known = this.#known.get(peer);
    if (known) this.#known.set(peer, { ...known, ...news });
  }

  #share(): void {
    for (const [, pair] of this.all) pair.share(this.#known.size);
  }
}
