import type { Log } from '../shared/log.ts';
import { signalingClose } from './contract.ts';
import type { Post } from './post.ts';
import { presenceTeller, type OnPresence } from './presence.ts';
import { expireFrame, idTakenFrame, errorFrame, leaveFrame, openFrame, parseFrame, relayed, type Frame, type Refusal } from './protocol.ts';
import { everywhere, Realm, type Gone, type Seat, type Why } from './realm.ts';
import { PeerSocket, type SocketLimits, type WebSocket } from './socket.ts';
import type { MailLimits } from './mailroom.ts';

export interface HubLimits extends SocketLimits, Omit<MailLimits, 'expireMs'> {
  /** Most peers at once on this process. */
  readonly peers: number;
}

export interface HubTimes {
  /** How long a frame waits for an absent peer. */
  readonly expireMs: number;
  /** A socket that says nothing for so long is cut. */
  readonly aliveMs: number;
  readonly pingMs: number;
  /** How long a seat waits for its peer to reconnect before the room is told. */
  readonly graceMs: number;
}

export interface HubWorld {
  readonly limits: HubLimits;
  readonly times: HubTimes;
  /** Milliseconds that never jump, for everything that is measured. */
  readonly tick: () => number;
  readonly now: () => Date;
  readonly onPresence: OnPresence;
  readonly post: Post;
  readonly log: Log;
}

/** What the server says on one socket, and what it does with what it hears. */
export interface Line {
  hear(data: string | ArrayBufferLike | Blob): void;
  closed(code: number): void;
}

const deaf: Line = { hear: () => {}, closed: () => {} };
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Joins sockets and realm. One broken sender never reaches past its own socket. */
export class Hub {
  readonly #realm: Realm<PeerSocket>;
  readonly #open = new Map<PeerSocket, Seat>();
  readonly #tell: ReturnType<typeof presenceTeller>;
  readonly counts = { relayed: 0, queued: 0, expired: 0, refused: {} as Record<string, number> };

  constructor(private readonly world: HubWorld) {
    this.#realm = new Realm({ ...world.limits, expireMs: world.times.expireMs, graceMs: world.times.graceMs });
    this.#tell = presenceTeller(world.onPresence, (room) => this.#realm.seatsOf(room), world.log);
  }

  get gauges() {
    return this.#realm.counts;
  }

  /** Says why not, as PeerServer does, and closes. */
  refuse(raw: WebSocket, refusal: Refusal): Line {
    this.#turnAway(raw, refusal, errorFrame(refusal));
    return deaf;
  }

  /** Gives the socket its seat: OPEN, then at once what waited for it. */
  admit(raw: WebSocket, seat: Seat): Line {
    const socket = new PeerSocket(raw, this.world.limits, this.world.tick);
    const result = this.#realm.sit(seat, socket);
    if (result.kind === 'full') return this.refuse(raw, 'full');
    if (result.kind === 'taken') {
      this.#turnAway(raw, 'id-taken', idTakenFrame);
      return deaf;
    }
    this.#open.set(socket, seat);
    if (result.superseded) {
      this.#open.delete(result.superseded);
      result.superseded.end(signalingClose.superseded, 'superseded');
    }
    if (!result.returned || result.superseded) {
      this.#tell(seat, 'connected', result.superseded ? 'superseded' : 'joined', this.world.now());
    }
    for (const text of [openFrame, ...result.letters]) this.#send(socket, text);
    return {
      hear: (data) => this.#hear(socket, seat, data),
      closed: (code) => this.#ended(socket, code === 1006 ? 'lost' : 'closed'),
    };
  }

  seatsOf(room: string): Seat[] {
    return this.#realm.seatsOf(room);
  }

  has(room: string, peer: string): boolean {
    return this.#realm.linkOf(room, peer) !== undefined;
  }

  /** Takes a person, or everybody, out of a room now. */
  evict(room: string, person: string | undefined): void {
    for (const { gone, link } of this.#realm.evict(room, person, this.world.tick())) {
      if (link) {
        this.#open.delete(link);
        link.end(signalingClose.removed, 'removed');
      }
      this.#announce(gone);
    }
  }

  sweep(now: number): void {
    for (const socket of this.#open.keys()) {
      if (socket.check(now, this.world.times)) continue;
      socket.end();
      this.#ended(socket, 'lost');
    }
    const { gone, expired } = this.#realm.sweep(now);
    for (const each of gone) this.#announce(each);
    for (const { room, src, dst } of expired) {
      this.counts.expired += 1;
      this.#sendTo(room, src, expireFrame(dst, src));
    }
  }

  /** Before the process stops: clients see 1001 and come back. */
  close(): void {
    for (const socket of this.#open.keys()) socket.end(1001, 'server stops');
    this.#open.clear();
  }

  #hear(socket: PeerSocket, seat: Seat, data: string | ArrayBufferLike | Blob): void {
    if (socket.mute) return;
    const size = typeof data === 'string' ? data.length : data instanceof Blob ? data.size : data.byteLength;
    if (!socket.hear(size, this.world.tick())) {
      this.#count('too-many');
      socket.end(1008, 'too many messages');
      this.#ended(socket, 'closed');
      return;
    }
    const frame = parseFrame(textOf(data));
    if (frame) this.#act(socket, seat, frame);
    else this.#count('bad-frame');
  }

  #act(socket: PeerSocket, seat: Seat, frame: Frame): void {
    switch (frame.type) {
      case 'HEARTBEAT':
        return;
      case 'LEAVE':
        if (frame.dst !== undefined) {
          this.#sendTo(seat.room, frame.dst, leaveFrame(seat.peer, frame.dst));
          return;
        }
        socket.end(1000, 'left');
        return this.#ended(socket, 'left');
      default:
        return this.#relay(socket, seat, frame.dst, relayed(frame.type, seat.peer, frame.dst, frame.payload));
    }
  }

  #relay(socket: PeerSocket, seat: Seat, dst: string, text: string): void {
    if (this.#sendTo(seat.room, dst, text)) this.counts.relayed += 1;
    else if (this.#realm.keep(seat, dst, text, this.world.tick())) this.counts.queued += 1;
    else {
      this.#count('mail-full');
      this.#send(socket, expireFrame(dst, seat.peer));
    }
  }

  /** To a peer of this process, or by post to one of another. False when it is nowhere. */
  #sendTo(room: string, peer: string, text: string): boolean {
    const socket = this.#realm.linkOf(room, peer);
    if (!socket) return this.world.post.carry(room, peer, text);
    this.#send(socket, text);
    return true;
  }

  #send(socket: PeerSocket, text: string): void {
    if (socket.send(text)) return;
    this.#count('too-slow');
    this.#ended(socket, 'lost');
  }

  /** Whatever ends a socket comes by here once; later news of it is ignored. */
  #ended(socket: PeerSocket, why: Why): void {
    const seat = this.#open.get(socket);
    if (!seat) return;
    this.#open.delete(socket);
    const gone = this.#realm.rise(seat, socket, why, this.world.tick());
    if (typeof gone === 'object') this.#announce(gone);
  }

  /** The room hears LEAVE, the timeline the time at which the socket ended. */
  #announce({ seat, why, since }: Gone): void {
    if (seat.room === everywhere) return;
    for (const { peer } of this.#realm.seatsOf(seat.room)) this.#sendTo(seat.room, peer, leaveFrame(seat.peer, peer));
    this.#tell(seat, 'gone', why, new Date(this.world.now().getTime() - (this.world.tick() - since)));
  }

  #turnAway(raw: WebSocket, reason: string, frame: string): void {
    this.#count(reason);
    const socket = new PeerSocket(raw, this.world.limits, this.world.tick);
    socket.send(frame);
    socket.end();
  }

  #count(reason: string): void {
    this.counts.refused[reason] = (this.counts.refused[reason] ?? 0) + 1;
  }
}

/** Text frames come as text, checked by the socket; binary ones are taken for text when they are. */
function textOf(data: string | ArrayBufferLike | Blob): string {
  if (typeof data === 'string') return data;
  if (data instanceof Blob) return '';
  try {
    return utf8.decode(new Uint8Array(data));
  } catch {
    return '';
  }
}
