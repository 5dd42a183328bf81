import { Bare, firstFrame } from './bare.ts';
import { Call, openDevices, serverAt, type CallState, type LocalMedia, type QualitySample } from '../../../packages/components/src/media/media.ts';

/** What runs in the pages of the proofs: a call, and a stopwatch on what is seen of the other side. */

export interface Seat {
  readonly peerId: string;
  readonly others: readonly string[];
  readonly server: string;
  readonly iceServers?: readonly RTCIceServer[];
  readonly relayOnly?: boolean;
}

/** Times are of `Date.now()`, which all pages of one machine share. */
export interface Seen {
  readonly state: CallState;
  readonly signaling: string;
  readonly states: readonly (readonly [at: number, state: CallState])[];
  readonly left: readonly (readonly [at: number, peer: string, reason: string])[];
  readonly quality: Readonly<Record<string, QualitySample | null>>;
  readonly lastFrame: Readonly<Record<string, number>>;
}

class Stopwatch {
  /** When frames came, newest last. */
  readonly frames: number[] = [];
  readonly video = Object.assign(document.createElement('video'), { autoplay: true, playsInline: true });

  constructor(stream: MediaStream) {
    this.video.srcObject = stream;
    document.body.append(this.video);
    void this.video.play().catch(() => {});
    const count = (): void => {
      this.frames.push(Date.now());
      if (this.frames.length > 4_000) this.frames.splice(0, 2_000);
      this.video.requestVideoFrameCallback(count);
    };
    this.video.requestVideoFrameCallback(count);
  }
}

export class Guest {
  call: Call | null = null;
  local: LocalMedia | null = null;
  readonly watches = new Map<string, Stopwatch>();
  readonly states: [number, CallState][] = [];
  readonly left: [number, string, string][] = [];
  readonly signaling: [number, string][] = [];

  /** Opens the devices, and takes a seat without joining yet. */
  async prepare(seat: Seat): Promise<void> {
    this.local ??= await openDevices({ camera: { width: 320, height: 240, frameRate: 15 }, microphone: true });
    const { local } = this;
    this.call = new Call({
      peerId: seat.peerId,
      server: serverAt(`${seat.server}/peerjs`),
      pass: async () => ({ token: `pass-of-${seat.peerId}`, ...((await window.freshRelay?.()) ?? { iceServers: seat.iceServers ?? [] }) }),
      local,
      ...(seat.relayOnly ? { relayOnly: true } : {}),
    });
    this.call.addEventListener('state', ({ state }) => this.states.push([Date.now(), state]));
    this.call.addEventListener('signaling', ({ state }) => this.signaling.push([Date.now(), state]));
    this.call.addEventListener('left', ({ peerId, reason }) => this.left.push([Date.now(), peerId, reason]));
    this.call.addEventListener('remote', ({ peerId, stream }) => {
      this.watches.get(peerId)?.video.remove();
      this.watches.set(peerId, new Stopwatch(stream));
    });
    this.call.peers(seat.others);
  }

  join(): void {
    this.call?.join();
  }

  async sit(seat: Seat): Promise<void> {
    await this.prepare(seat);
    this.join();
  }

  /** When the first frame of somebody came after that moment, or null. */
  frameAfter(peer: string, at: number): number | null {
    return this.watches.get(peer)?.frames.find((time) => time > at) ?? null;
  }

  /** The longest time without a new frame since then, milliseconds. */
  longestGap(peer: string, since: number): number {
    const frames = [since, ...(this.watches.get(peer)?.frames.filter((time) => time > since) ?? []), Date.now()];
    return Math.max(...frames.slice(1).map((time, i) => time - (frames[i] ?? time)));
  }

  look(): Seen {
    const peers = [...this.watches.keys()];
    const { call } = this;
    return {
      state: call?.state ?? 'idle',
      signaling: call?.signaling ?? 'closed',
      states: this.states,
      left: this.left,
      quality: Object.fromEntries(peers.map((peer) => [peer, call?.quality(peer).at(-1) ?? null])),
      lastFrame: Object.fromEntries(peers.map((peer) => [peer, this.watches.get(peer)?.frames.at(-1) ?? 0])),
    };
  }
}

declare global {
  interface Window {
    guest: Guest;
    /** Given by a story about relays whose credentials end. */
    freshRelay?: () => Promise<{ readonly iceServers: RTCIceServer[]; readonly relaySeconds: number }>;
    /** Every connection of this page that was not collected yet. */
    readonly connections: readonly RTCPeerConnection[];
    /** Timers that run. */
    readonly timers: () => number;
    lobby: (kind: Racer, seat: Seat) => Promise<void>;
    race: () => Promise<number>;
    leaveRace: () => void;
  }
}

const made = new Set<WeakRef<RTCPeerConnection>>();
const Native = RTCPeerConnection;
globalThis.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    made.add(new WeakRef(this));
  }
};
Object.defineProperty(window, 'connections', {
  get() {
    for (const ref of made) if (!ref.deref()) made.delete(ref);
    return [...made].map((ref) => ref.deref()).filter((connection) => connection !== undefined);
  },
});

const intervals = new Set<unknown>();
const { setInterval: begin, clearInterval: end } = window;
window.setInterval = ((...args: Parameters<typeof begin>) => {
  const id = begin(...args);
  intervals.add(id);
  return id;
}) as typeof begin;
window.clearInterval = (id) => (intervals.delete(id), end(id));
Object.defineProperty(window, 'timers', { value: () => intervals.size });

/** What stands at the start: the kit as a room uses it, the kit without a lobby, and the least code that makes a call. */
export type Racer = 'kit' | 'cold' | 'bare';

let press: (() => Promise<number>) | null = null;
let go: () => void = () => {};

/** Before the press of Join: camera and microphone are open for all; `kit` does what it does while a person waits in the lobby. */
window.lobby = async (kind, seat) => {
  const local = (window.guest.local ??= await openDevices({ camera: { width: 320, height: 240, frameRate: 15 }, microphone: true }));
  if (kind === 'bare') {
    const bare = new Bare();
    const configuration: RTCConfiguration = { iceServers: [...(seat.iceServers ?? [])], ...(seat.relayOnly ? { iceTransportPolicy: 'relay' } : {}) };
    go = () => bare.leave();
    press = () => bare.join({ server: seat.server, id: seat.peerId, other: seat.others[0] ?? '', stream: local.stream, configuration });
    return;
  }
  const call = new Call({
    peerId: seat.peerId,
    server: serverAt(`${seat.server}/peerjs`),
    pass: () => Promise.resolve({ token: `pass-of-${seat.peerId}`, iceServers: seat.iceServers ?? [] }),
    local,
    ...(seat.relayOnly ? { relayOnly: true } : {}),
  });
  call.peers(seat.others);
  go = () => call.leave();
  press = () =>
    new Promise((done) => {
      call.addEventListener('remote', ({ stream }) => void firstFrame(stream).then((at) => done(at - begun)));
      const begun = performance.now();
      call.join();
    });
  if (kind === 'kit') call.prepare();
};

/** From the press of Join to the first frame, milliseconds. */
window.race = () => press?.() ?? Promise.resolve(NaN);
Object.assign(window, { leaveRace: () => go() });

window.guest = new Guest();
