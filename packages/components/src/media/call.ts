import type { CallEventMap } from './events.ts';
import type { PeerState } from './ladder.ts';
import type { LineLevel } from './line.ts';
import type { LocalMedia } from './local-media.ts';
import type { RemoteMedia } from './pair.ts';
import { PEER_ID, type PeerServerAddress } from './peer-link.ts';
import type { QualitySample } from './quality.ts';
import { Session } from './session.ts';
import type { PassFor, RoomPass } from './signaling.ts';
import type { CallState, SignalingState } from './state.ts';
import type { PeerReport } from './tally.ts';
import { typedTarget } from './typed-target.ts';

export interface CallOptions {
  /** The own id: letters and digits, with single spaces, `-` or `_` between. Whoever has the lower id calls. */
  readonly peerId: string;
  /** Where the PeerServer is; see `serverAt(url)`. */
  readonly server: PeerServerAddress;
  /**
   * Asked before each new socket, and for fresh relay credentials; `to` says whether the socket is to wait in the lobby (see `prepare()`) or
   * to be in the call at once. A rejection is tried again.
   */
  readonly pass: (to: PassFor) => Promise<RoomPass>;
  /**
   * Takes no ways but over the relays of the pass, so that nobody in the call learns this one's address. Costs a little delay, and nothing
   * connects without a relay.
   */
  readonly relayOnly?: boolean;
  /**
   * The own camera and microphone; a function is asked at `join()`, for rooms whose devices are opened after `prepare()`. The call never starts
   * and never stops a device.
   */
  readonly local: LocalMedia | (() => LocalMedia);
}

/** Of what is said, characters: every browser takes such a message in one piece. */
const LONGEST = 16_000;

/** Somebody as heard and seen here. */
export interface Remote {
  /** Sound and picture; the same object for as long as they are here. */
  readonly stream: MediaStream;
  /** What is on, as their browser says; null until it has said so. */
  readonly media: RemoteMedia | null;
}

/**
 * A call among two to four people, browser to browser, over PeerJS's protocol. It mends itself: short silences, a new
 * network, a lost server, a reloaded page on the other side. `state` is one word; events say the rest.
 */
export class Call extends typedTarget<CallEventMap>() {
  readonly #options: CallOptions;
  #told: readonly string[] = [];
  #session: Session | null = null;

  /** Throws a TypeError for an id that PeerJS would not accept, or a missing host. */
  constructor(options: CallOptions) {
    super();
    if (!PEER_ID.test(options.peerId)) throw new TypeError(`Not a peer id: ${JSON.stringify(options.peerId)}`);
    if (!options.server.host) throw new TypeError('The host of the PeerServer is missing.');
    this.#options = options;
  }

  /** The own id in the room. */
  get peerId(): string {
    return this.#options.peerId;
  }

  /** The call in one word. */
  get state(): CallState {
    return this.#session?.state ?? 'idle';
  }

  /** The way to each person, in one word. */
  get peerStates(): Readonly<Record<string, PeerState>> {
    return this.#session?.peerStates ?? {};
  }

  /** The socket to the server. A running call does not need it; repairs and newcomers do. */
  get signaling(): SignalingState {
    return this.#session?.status.signaling ?? 'closed';
  }

  /** What is heard and seen of somebody, or null before their first track. */
  remote(peerId: string): Remote | null {
    const known = this.#session?.pair(peerId);
    return known?.pair.stream.getTracks().length ? { stream: known.pair.stream, media: known.media } : null;
  }

  /** The last minute of the way to somebody, one sample a second, oldest first. */
  quality(peerId: string): readonly QualitySample[] {
    return [...(this.#session?.pair(peerId)?.pair.history ?? [])];
  }

  /** Four words to compare with what somebody sees, see `SafetyWordsEvent`; null until they are agreed on. */
  safetyWords(peerId: string): readonly string[] | null {
    return this.#session?.pair(peerId)?.words ?? null;
  }

  /** What is sent to somebody at the moment. */
  line(peerId: string): LineLevel {
    return this.#session?.pair(peerId)?.pair.level ?? 'full';
  }

  /** How the way to each person was since `join()`, and for how long both were heard and seen; stays readable after the end. */
  get report(): Readonly<Record<string, PeerReport>> {
    return this.#session?.reports ?? {};
  }

  /**
   * Gets ready for `join()`, for somebody who waits in the lobby: fetches the code, opens the socket and finds out by which relays this browser
   * can be reached. Nobody is called or answered, and who calls waits. Does nothing after `join()`; `leave()` takes it back.
   */
  prepare(): void {
    if (!this.#session || this.#session.isOver) this.#open();
  }

  /** Connects to everybody told by `peers()`; opens the socket if `prepare()` has not. Does nothing while joined; may follow an end. */
  join(): void {
    const ready = this.#session;
    if (ready && !ready.isOver && this.state !== 'idle') return;
    (ready && !ready.isOver ? ready : this.#open()).join();
  }

  #open(): Session {
    const session = new Session(this.#options, this.#told, (event) => void this.dispatchEvent(event));
    this.#session = session;
    session.open({
      hidden: () => this.leave('tab-closed'),
      // A page the browser kept aside comes back as it was, so it goes on where it stopped.
      shownAgain: () => void (this.#session === session && (session.state === 'ended' ? this.join() : this.prepare())),
    });
    return session;
  }

  /**
   * Who else is in the room: all of them, each time it changes. Nobody else is answered. Somebody who is no longer
   * listed is let go when their media stops: a lost socket is no reason to cut a running call.
   */
  peers(ids: Iterable<string>): void {
    this.#told = [...ids].filter((id) => id !== this.#options.peerId);
    if (!this.#session?.isOver) this.#session?.peers(this.#told);
  }

  /** Ends the call with one person at once: they were taken out of the room. */
  remove(peerId: string): void {
    this.#told = this.#told.filter((id) => id !== peerId);
    this.#session?.remove(peerId);
  }

  /**
   * Says something of your own to everybody there is a way to now: anything that JSON can carry, 16,000 characters at most (else a RangeError).
   * They get it as `said`. It goes from browser to browser; what is said while a line is broken is lost.
   */
  say(words: unknown): void {
    if ((JSON.stringify(words) ?? '').length > LONGEST) throw new RangeError('Too long to say.');
    for (const peer of Object.keys(this.peerStates)) this.#session?.pair(peer)?.pair.say(words);
  }

  /** Looks for new paths now, without interrupting anything: the network has changed. */
  lookForNewPath(): void {
    this.#session?.lookForNewPath();
  }

  /** Starts again after `failed`: a person pressed "try again". */
  retry(): void {
    this.#session?.retry();
  }

  /** Tells everybody and ends the call. Camera and microphone stay as they are. */
  leave(reason: 'pressed' | 'tab-closed' = 'pressed'): void {
    this.#session?.end(reason);
  }
}
