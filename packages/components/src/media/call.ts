import {
  CallStateEvent,
  PeerLeftEvent,
  QualityEvent,
  RemoteMediaEvent,
  RemoteStreamEvent,
  ServerProblemEvent,
  type CallEventMap,
  type EndReason,
} from './events.ts';
import type { PeerEvent, PeerState, PeerStatus } from './ladder.ts';
import type { LocalMedia, LocalTrackEvent } from './local-media.ts';
import type { Arrival, LeaveReason, Signal } from './messages.ts';
import { calls } from './negotiation.ts';
import { Pair, type RemoteMedia } from './pair.ts';
import { PEER_ID, type IncomingCall, type PeerServerAddress, type Tracks } from './peer-link.ts';
import type { QualitySample } from './quality.ts';
import { Signaling, type RoomPass } from './signaling.ts';
import { callState, IDLE, reduce, type CallAction, type CallState, type CallStatus, type SignalingState } from './state.ts';
import { typedTarget } from './typed-target.ts';
import { watchPage } from './page.ts';

export interface CallOptions {
  /** The own id: letters and digits, with single spaces, `-` or `_` between. Whoever has the lower id calls. */
  readonly peerId: string;
  /** Where the PeerServer is; see `serverAt(url)`. */
  readonly server: PeerServerAddress;
  /** Asked before each new socket, and for fresh relay credentials. A rejection is tried again. */
  readonly pass: () => Promise<RoomPass>;
  /** The own camera and microphone. The call never starts, and never stops, a device. */
  readonly local: LocalMedia;
}

/** The server keeps a message for somebody who is not there yet about this long, milliseconds. */
const KEPT_BY_SERVER = 5_000;
const BEAT = 500;
/** Lets the last words leave before the door is closed, milliseconds. */
const LAST_WORDS = 250;

/**
 * A call among two to four people over PeerJS's protocol, browser to browser. It mends itself: short silences, a new
 * network, a lost server, a reloaded page on the other side. `state` is one word; events say the rest.
 */
export class Call extends typedTarget<CallEventMap>() {
  readonly #options: CallOptions;
  #status: CallStatus = IDLE;
  #reason: EndReason | null = null;
  #signaling: Signaling | null = null;
  #stop: () => void = () => {};
  readonly #pairs = new Map<string, Pair>();
  readonly #media = new Map<string, RemoteMedia>();
  /** Who belongs here, as the app says; nobody else is answered. */
  #told: ReadonlySet<string> = new Set();
  /** Calls of people the app has not told about yet. */
  readonly #held = new Map<string, IncomingCall>();
  /** Whose socket is gone, as the server says: when their media stops too, they have left. */
  readonly #gone = new Set<string>();

  /** Throws a TypeError for an id PeerJS would not accept. */
  constructor(options: CallOptions) {
    super();
    if (!PEER_ID.test(options.peerId)) throw new TypeError(`Not a peer id: ${JSON.stringify(options.peerId)}`);
    if (!options.server.host) throw new TypeError('The host of the PeerServer is missing.');
    this.#options = options;
  }

  /** The call in one word. */
  get state(): CallState {
    return callState(this.#status);
  }

  /** The way to each person, in one word. */
  get peerStates(): Readonly<Record<string, PeerState>> {
    return Object.fromEntries(Object.entries(this.#status.peers).map(([id, { state }]) => [id, state]));
  }

  /** The socket to the server. A running call does not need it. */
  get signaling(): SignalingState {
    return this.#status.signaling;
  }

  /** What is heard and seen of somebody, or null before the first track. */
  remote(peerId: string): { readonly stream: MediaStream; readonly media: RemoteMedia | null } | null {
    const stream = this.#pairs.get(peerId)?.stream;
    return stream?.getTracks().length ? { stream, media: this.#media.get(peerId) ?? null } : null;
  }

  /** The last minute of the way to somebody, one sample a second, oldest first. */
  quality(peerId: string): readonly QualitySample[] {
    return [...(this.#pairs.get(peerId)?.history ?? [])];
  }

  /** Opens the socket and connects to everybody told by `peers()`. Does nothing while joined. */
  join(): void {
    if (this.#status.stage === 'joined') return;
    this.#reason = null;
    this.#apply({ type: 'join' });
    const signaling = new Signaling(this.#options, {
      changed: (state) => this.#apply({ type: 'signaling', state, at: performance.now() }),
      failed: (end, cause) => {
        if (end === 'superseded' || end === 'removed' || end === 'unsupported') this.#end(end);
        else if (end !== 'closed') this.dispatchEvent(new ServerProblemEvent(end, cause));
      },
      arrived: this.#arrived,
      called: (call) => this.#called(call),
    });
    this.#signaling = signaling;

    const { local } = this.#options;
    local.addEventListener('track', this.#localTrack);
    let beats = 0;
    const timer = setInterval(() => this.#beat(beats++), BEAT);
    const unwatch = watchPage({
      hidden: () => this.leave('tab-closed'),
      shownAgain: () => this.#reason === 'tab-closed' && this.join(),
      back: () => this.#signaling?.probe(),
      networkChanged: () => this.lookForNewPath(),
    });
    this.#stop = () => {
      clearInterval(timer);
      local.removeEventListener('track', this.#localTrack);
      unwatch();
    };

    for (const peer of this.#told) this.#happened(peer, 'expect');
    void signaling.run();
  }

  /**
   * Who else is in the room, all of them, each time it changes. Somebody who is no longer listed is let go as soon
   * as their media stops: a lost socket is no reason to cut a running call.
   */
  peers(ids: Iterable<string>): void {
    const before = this.#told;
    this.#told = new Set([...ids].filter((id) => id !== this.#options.peerId));
    if (this.#status.stage !== 'joined') return;

    for (const peer of this.#told) {
      this.#gone.delete(peer);
      const held = this.#held.get(peer);
      if (held) this.#called(held);
      else if (!before.has(peer)) this.#happened(peer, 'expect');
    }
    for (const peer of this.#pairs.keys()) if (!this.#told.has(peer)) this.#letGo(peer);
  }

  /** Ends the call with one person at once: they were taken out of the room. */
  remove(peerId: string): void {
    this.#told = new Set([...this.#told].filter((id) => id !== peerId));
    this.#forget(peerId, 'removed');
  }

  /** Looks for new paths now, without interrupting anything: the network has changed. */
  lookForNewPath(): void {
    this.#signaling?.probe();
    for (const [peer, pair] of this.#pairs) if (this.#status.peers[peer]?.state === 'connected') this.#restart(peer, pair);
  }

  /** Starts again after `failed`: a person pressed "try again". */
  retry(): void {
    this.#signaling?.wake();
    this.#apply({ type: 'retry', at: performance.now() });
  }

  /** Tells everybody and ends the call. Camera and microphone stay as they are. */
  leave(reason: 'pressed' | 'tab-closed' = 'pressed'): void {
    for (const [peer, pair] of this.#pairs) {
      pair.bye(reason);
      this.#send(peer, { kind: 'bye', reason });
    }
    this.#end(reason);
  }

  #end(reason: EndReason): void {
    if (this.#status.stage !== 'joined') return;
    const pairs = [...this.#pairs.values()];
    for (const pair of pairs) {
      pair.replace('camera', null);
      pair.replace('microphone', null);
    }
    setTimeout(() => pairs.forEach((pair) => pair.close()), LAST_WORDS);
    for (const call of this.#held.values()) call.drop();
    for (const memory of [this.#pairs, this.#media, this.#held, this.#gone]) memory.clear();
    this.#stop();
    this.#signaling?.close();
    this.#signaling = null;
    this.#reason = reason;
    this.#apply({ type: 'leave' });
  }

  /** Feeds the reducer, carries out what the new status asks for, and tells. */
  #apply(action: CallAction): void {
    const before = this.#status;
    const after = reduce(before, action);
    if (after === before) return;
    this.#status = after;

    const changed = Object.entries(after.peers).filter(([peer, { state, attempt }]) => {
      const old = before.peers[peer];
      return old?.state !== state || old.attempt !== attempt;
    });
    const state = callState(after);
    const words = (status: CallStatus): string => Object.values(status.peers).map((peer) => peer.state).join();
    if (state !== callState(before) || words(after) !== words(before)) {
      this.dispatchEvent(new CallStateEvent(state, callState(before), this.peerStates, this.#reason));
    }
    for (const [peer, status] of changed) if (this.#status.peers[peer] === status) this.#act(peer, status);
  }

  #happened(peer: string, event: PeerEvent): void {
    this.#apply({ type: 'peer', peer, event, at: performance.now() });
  }

  #act(peer: string, { state, attempt }: PeerStatus): void {
    switch (state) {
      case 'connecting':
      case 'recalling':
        if (attempt > 0) this.#connect(peer);
        return;
      case 'stalled':
        if (this.#gone.has(peer)) return this.#forget(peer, 'network-lost');
        return this.#signaling?.probe();
      case 'restarting':
        return this.#restart(peer, this.#pair(peer));
      case 'reconnecting':
        return this.#signaling?.wake();
    }
  }

  #connect(peer: string): void {
    if (!this.#isCaller(peer)) {
      if (this.#pair(peer).age > KEPT_BY_SERVER) this.#send(peer, { kind: 'hello' });
      return;
    }
    const wire = this.#signaling?.call(peer, this.#tracks());
    if (wire) this.#pair(peer).use(wire);
  }

  /** Only the caller's side offers, so that two restarts do not meet; the other side asks for it. */
  #restart(peer: string, pair: Pair): void {
    const { call } = pair;
    if (call === null) return this.#happened(peer, 'unknown');
    if (!this.#isCaller(peer)) return this.#send(peer, { kind: 'restart', call });
    void this.#signaling?.iceServers().then((servers) => pair.call === call && pair.restart(servers));
  }

  #isCaller = (peer: string): boolean => calls(this.#options.peerId, peer);

  #tracks = (): Tracks => ({ camera: this.#options.local.camera, microphone: this.#options.local.microphone });

  #send(peer: string, signal: Signal): void {
    this.#signaling?.send(peer, signal);
  }

  #pair(peer: string): Pair {
    const known = this.#pairs.get(peer);
    if (known) return known;
    const pair: Pair = new Pair(!this.#isCaller(peer), this.#tracks, {
      send: (signal) => this.#send(peer, signal),
      happened: (event) => this.#happened(peer, event),
      appeared: () => this.dispatchEvent(new RemoteStreamEvent(peer, pair.stream)),
      claimed: (media) => {
        this.#media.set(peer, media);
        this.dispatchEvent(new RemoteMediaEvent(peer, media));
      },
      bye: (reason) => this.#forget(peer, reason),
      sampled: (sample) => this.dispatchEvent(new QualityEvent(peer, sample)),
    });
    this.#pairs.set(peer, pair);
    return pair;
  }

  #forget(peer: string, reason: LeaveReason): void {
    const known = this.#pairs.get(peer);
    known?.close();
    this.#pairs.delete(peer);
    this.#media.delete(peer);
    this.#gone.delete(peer);
    this.#held.get(peer)?.drop();
    this.#held.delete(peer);
    this.#apply({ type: 'forget', peer });
    if (known) this.dispatchEvent(new PeerLeftEvent(peer, reason));
  }

  /** Their socket is gone. If their media still flows, wait until it does not. */
  #letGo(peer: string): void {
    if (this.#status.peers[peer]?.state === 'connected') this.#gone.add(peer);
    else this.#forget(peer, 'network-lost');
  }

  #called(call: IncomingCall): void {
    const { from } = call;
    const held = this.#held.get(from);
    if (held !== call) held?.drop();
    this.#held.delete(from);
    if (!this.#told.has(from)) return void this.#held.set(from, call);

    this.#gone.delete(from);
    this.#pair(from).use(call.answer(this.#tracks()));
    this.#happened(from, 'expect');
    this.#happened(from, 'answered');
  }

  readonly #arrived = (arrival: Arrival): void => {
    if (arrival.kind === 'open') return;
    const { from } = arrival;
    if (arrival.kind === 'absent') return this.#happened(from, 'absent');
    if (arrival.kind === 'left') return this.#letGo(from);
    if (this.#told.has(from) || this.#pairs.has(from)) this.#hear(from, arrival.signal);
  };

  #hear(from: string, signal: Signal): void {
    this.#gone.delete(from);
    const pair = this.#pairs.get(from);
    switch (signal.kind) {
      case 'hello':
        return this.#greeted(from);
      case 'bye':
        return this.#forget(from, signal.reason);
      case 'unknown':
        return signal.call === pair?.call ? this.#happened(from, 'unknown') : undefined;
      case 'echo':
        return;
    }
    if (!pair || pair.call !== signal.call) {
      // A candidate of a call that is being answered right now is PeerJS's to keep; of an old one it is nothing.
      return signal.kind === 'candidate' ? undefined : this.#send(from, { kind: 'unknown', call: signal.call });
    }
    if (signal.kind === 'restart') return this.#restart(from, pair);
    if (signal.kind === 'answer') this.#happened(from, 'answered');
    pair.receive(signal);
  }

  /** They have no call with us. If ours is fresh, the server has it for them; otherwise call (again). */
  #greeted(from: string): void {
    if (!this.#isCaller(from) || this.#pair(from).age < KEPT_BY_SERVER) return;
    if (!this.#status.peers[from]) return this.#happened(from, 'expect');
    this.#happened(from, 'unknown');
  }

  #beat(count: number): void {
    this.#apply({ type: 'tick', at: performance.now() });
    for (const pair of this.#pairs.values()) {
      pair.beat();
      if (count % 2 === 0) void pair.measure();
    }
  }

  readonly #localTrack = ({ device, track }: LocalTrackEvent): void => {
    for (const pair of this.#pairs.values()) pair.replace(device, track);
  };
}
