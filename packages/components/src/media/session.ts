import { Door, type IncomingCall } from './door.ts';
import { CallStateEvent, PeerLeftEvent, ServerProblemEvent, SignalingEvent, type EndReason } from './events.ts';
import type { PeerEvent, PeerState, PeerStatus } from './ladder.ts';
import type { LocalTrackEvent } from './local-events.ts';
import type { Arrival, ByeReason, LeaveReason, Signal } from './messages.ts';
import { KEPT_BY_SERVER, onSignal } from './negotiation.ts';
import { watchPage, type PageEvents } from './page.ts';
import type { Pair } from './pair.ts';
import { localOf, Pairs, type Known, type PairsOptions } from './pairs.ts';
import { Signaling, type SignalingOptions } from './signaling.ts';
import { callState, IDLE, reduce, type CallAction, type CallState, type CallStatus, type SignalingState } from './state.ts';
import type { PeerReport } from './tally.ts';

export type SessionOptions = SignalingOptions & PairsOptions;

/** How often is looked whether something is due, milliseconds. */
const TICK = 250;
/** Lets the last words leave before the connections are closed, milliseconds. */
const LAST_WORDS = 250;

/** One stay in the room, from the lobby to the end: feeds the reducer and carries out what its answer asks for. */
export class Session {
  #status: CallStatus = IDLE;
  readonly #pairs: Pairs;
  readonly #door: Door;
  readonly #signaling: Signaling;
  #isOver = false;
  #unwatch: () => void = () => {};
  #stop: () => void = () => {};

  constructor(
    private readonly options: SessionOptions,
    told: Iterable<string>,
    private readonly tell: (event: Event) => void,
  ) {
    this.#door = new Door(told);
    this.#pairs = new Pairs(options, {
      send: (peer, signal) => this.#signaling.send(peer, signal),
      happened: (peer, event) => this.#happened(peer, event),
      bye: (peer, reason) => this.#forget(peer, reason),
      tell: (event) => this.tell(event),
    });
    this.#signaling = new Signaling(options, {
      changed: (state) => this.#signalingIs(state),
      failed: (end, cause) => {
        if (end === 'superseded' || end === 'removed' || end === 'unsupported') this.end(end);
        else if (end !== 'closed') this.tell(new ServerProblemEvent(end, cause));
      },
      arrived: (arrival) => this.#arrived(arrival),
      renewed: (iceServers) => {
        this.#pairs.useIceServers(iceServers);
        if (this.#status.stage === 'idle') this.#pairs.makeReady();
      },
    });
  }

  get status(): CallStatus {
    return this.#status;
  }

  get state(): CallState {
    return callState(this.#status);
  }

  get peerStates(): Readonly<Record<string, PeerState>> {
    return Object.fromEntries(Object.entries(this.#status.peers).map(([id, { state }]) => [id, state]));
  }

  pair(peer: string): Known | null {
    return this.#pairs.look(peer);
  }

  /** How the way to each person was, in this stay; those who have left too. */
  get reports(): Readonly<Record<string, PeerReport>> {
    return this.#pairs.reports;
  }

  /** Nothing comes of it any more, joined or not. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Opens the socket. Until `join` nobody is called or answered. */
  open(page: Pick<PageEvents, 'hidden' | 'shownAgain'>): void {
    this.#unwatch = watchPage({ ...page, back: () => this.#signaling.probe(), networkChanged: () => this.lookForNewPath() });
    void this.#signaling.run();
  }

  join(): void {
    const local = localOf(this.options);
    this.#signaling.join();
    this.#apply({ type: 'join' });

    const localTrack = ({ device }: LocalTrackEvent): void => this.#pairs.replace(device);
    local.addEventListener('track', localTrack);
    let beats = 0;
    const timer = setInterval(() => this.#beat(beats++), TICK);
    this.#stop = () => {
      clearInterval(timer);
      local.removeEventListener('track', localTrack);
    };

    for (const peer of this.#door.told) this.#meet(peer);
  }

  peers(ids: readonly string[]): void {
    const added = this.#door.tell(ids);
    if (this.#status.stage !== 'joined') return;
    for (const peer of added) this.#meet(peer);
    for (const peer of this.#pairs.ids) if (!this.#door.told.has(peer)) this.#letGo(peer);
  }

  remove(peer: string): void {
    this.#door.shut(peer);
    this.#forget(peer, 'removed');
  }

  lookForNewPath(): void {
    this.#signaling.renew();
    if (this.#status.stage === 'idle') this.#pairs.makeReady();
    // What is in trouble goes on with its next attempt at once: the last one went over a network that is gone.
    this.#apply({ type: 'network', at: performance.now() });
    for (const [peer, pair] of this.#pairs.all) if (this.#status.peers[peer]?.state === 'connected') this.#restart(peer, pair);
  }

  retry(): void {
    this.#signaling.wake();
    this.#apply({ type: 'retry', at: performance.now() });
  }

  end(reason: EndReason): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const pairs = this.#pairs.all;
    if (reason === 'pressed' || reason === 'tab-closed' || reason === 'removed') this.#sayBye(reason);
    for (const [, pair] of pairs) pair.silence();
    setTimeout(() => pairs.forEach(([, pair]) => pair.close()), LAST_WORDS);

    this.#pairs.clear();
    this.#unwatch();
    this.#stop();
    this.#signaling.close(reason === 'pressed');
    // Who never joined has not been in a call, so none has ended.
    if (this.#status.stage === 'joined') this.#apply({ type: 'leave' }, reason);
    else this.#signalingIs('closed');
  }

  #signalingIs(state: SignalingState): void {
    this.#apply({ type: 'signaling', state, at: performance.now() });
    this.tell(new SignalingEvent(state));
  }

  #sayBye(reason: ByeReason): void {
    for (const [peer, pair] of this.#pairs.all) {
      pair.bye(reason);
      this.#signaling.send(peer, { kind: 'bye', reason });
    }
  }

  #apply(action: CallAction, reason: EndReason | null = null): void {
    const before = this.#status;
    const after = reduce(before, action);
    if (after === before) return;
    this.#status = after;
    this.#signaling.hurry(Object.values(after.peers).some(({ state }) => state === 'reconnecting' || state === 'restarting' || state === 'recalling'));

    const words = (status: CallStatus): string => [callState(status), ...Object.values(status.peers).map((peer) => peer.state)].join();
    if (words(before) !== words(after)) {
      this.tell(new CallStateEvent(callState(after), callState(before), this.peerStates, reason));
    }
    for (const [peer, status] of Object.entries(after.peers)) {
      const old = before.peers[peer];
      const isNew = old?.state !== status.state || old.attempt !== status.attempt;
      // A listener may have changed things meanwhile.
      if (isNew && this.#status.peers[peer] === status) this.#act(peer, status);
    }
  }

  #happened(peer: string, event: PeerEvent): void {
    this.#apply({ type: 'peer', peer, event, at: performance.now() });
  }

  /** What a new status, or a new attempt, asks for. */
  #act(peer: string, { state, attempt }: PeerStatus): void {
    switch (state) {
      case 'connecting':
      case 'recalling':
        return attempt > 0 ? this.#connect(peer) : undefined;
      case 'stalled':
        return this.#door.isGone(peer) ? this.#forget(peer, 'network-lost') : this.#signaling.probe();
      case 'restarting':
        return this.#restart(peer, this.#pairs.with(peer));
      case 'reconnecting':
        return this.#signaling.wake();
    }
  }

  #connect(peer: string): void {
    const pair = this.#pairs.with(peer);
    if (this.#pairs.isCaller(peer)) {
      if (this.#signaling.isOpen) this.#pairs.call(peer);
    } else if (pair.age > KEPT_BY_SERVER) {
      this.#signaling.send(peer, { kind: 'hello' });
    }
  }

  /** Only the caller's side offers, so that two restarts do not meet; the other side asks for it. */
  #restart(peer: string, pair: Pair): void {
    const { call } = pair;
    if (call === null) return this.#happened(peer, 'unknown');
    if (!this.#pairs.isCaller(peer)) return this.#signaling.send(peer, { kind: 'restart', call });
    void this.#signaling.iceServers().then((servers) => pair.call === call && pair.restart(servers));
  }

  #forget(peer: string, reason: LeaveReason): void {
    const known = this.#pairs.forget(peer);
    this.#door.forget(peer);
    this.#apply({ type: 'forget', peer });
    if (known) this.tell(new PeerLeftEvent(peer, reason));
  }

  /** Their socket is gone. If their media still flows, wait until it does not. */
  #letGo(peer: string): void {
    if (this.#status.peers[peer]?.state === 'connected') this.#door.markGone(peer);
    else this.#forget(peer, 'network-lost');
  }

  /** Somebody is in the room: takes their call, or makes one. */
  #meet(peer: string): void {
    const held = this.#door.take(peer);
    if (held) this.#called(held);
    else this.#happened(peer, 'expect');
  }

  #called(call: IncomingCall): void {
    const { from } = call;
    if (this.#status.stage !== 'joined' || !this.#door.told.has(from)) return this.#door.hold(call);
    this.#door.isBack(from);
    this.#pairs.answer(call);
    this.#happened(from, 'expect');
    this.#happened(from, 'answered');
  }

  #arrived(arrival: Arrival): void {
    if (arrival.kind === 'open') return;
    const { from } = arrival;
    if (arrival.kind === 'absent') return this.#happened(from, 'absent');
    if (arrival.kind === 'left') return this.#letGo(from);
    const { signal } = arrival;
    if (signal.kind === 'offer') return this.#called({ from, id: signal.call, offer: signal.description, candidates: [] });
    if (signal.kind === 'candidate' && this.#door.addCandidate(from, signal.call, signal.candidate)) return;
    if (signal.kind === 'bye') this.#door.take(from);
    if (this.#status.stage !== 'joined') return;
    if (this.#door.told.has(from) || this.#pairs.get(from)) this.#hear(from, signal);
  }

  #hear(from: string, signal: Signal): void {
    this.#door.isBack(from);
    const pair = this.#pairs.get(from);
    const reaction = onSignal(signal, {
      call: pair?.call ?? null,
      age: pair?.age ?? Infinity,
      isCaller: this.#pairs.isCaller(from),
      state: this.#status.peers[from]?.state,
    });
    switch (reaction) {
      case 'nothing':
        return;
      case 'forget':
        return this.#forget(from, signal.kind === 'bye' ? signal.reason : 'network-lost');
      case 'meet':
        return this.#happened(from, 'expect');
      case 'connect':
        return this.#happened(from, 'greeted');
      case 'recall':
        return this.#happened(from, 'unknown');
      case 'say-unknown':
        return 'call' in signal ? this.#signaling.send(from, { kind: 'unknown', call: signal.call }) : undefined;
      case 'restart':
        return pair && this.#restart(from, pair);
      case 'negotiate':
        if (signal.kind === 'answer') this.#happened(from, 'answered');
        if (signal.kind === 'answer' || signal.kind === 'description' || signal.kind === 'candidate') pair?.receive(signal);
    }
  }

  #beat(count: number): void {
    this.#apply({ type: 'tick', at: performance.now() });
    for (const [, pair] of this.#pairs.all) {
      pair.listen();
      if (count % 2 === 0) pair.beat();
      // In trouble more often: the sooner it is seen that something arrives again, the sooner there is a picture.
      if (count % 4 === 0 || (count % 2 === 0 && pair.isQuiet)) void pair.measure();
    }
  }
}
