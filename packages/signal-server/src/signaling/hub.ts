import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../shared/log.ts';
import { signalingClose } from './contract.ts';
import type { Look, News, PassUse, PeerHere, RunningDirectory } from './directory.ts';
import { Exchange } from './exchange.ts';
import type { RefusalReason } from './gauges.ts';
import { Line, type Arrival, type LineOwner } from './line.ts';
import type { MailLimits } from './mailroom.ts';
import { PresenceTeller, type OnPresence } from './presence.ts';
import { errorFrame, idTakenFrame, openFrame, type Refusal } from './protocol.ts';
import { everywhere, Realm, type Claim, type Gone, type Seat, type Why } from './realm.ts';
import { Removals } from './removals.ts';
import { persistently } from './retry.ts';
import { PeerSocket, type SocketLimits } from './socket.ts';

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
  readonly directory: (look: Look, news: News) => RunningDirectory;
  readonly log: Log;
}

/** How often a newcomer waits for letters that are under way; others may be sent meanwhile. */
const mostWaits = 3;
/** Milliseconds that a removal waits for the database. */
const removalMs = 2000;

/** Joins sockets, realm and directory. One broken sender never reaches past its own socket. */
export class Hub implements LineOwner {
  readonly #realm: Realm<Line>;
  readonly #open = new Set<Line>();
  readonly #removals: Removals;
  readonly #presence: PresenceTeller;
  readonly #stop = new AbortController();
  readonly directory: RunningDirectory;
  readonly exchange: Exchange;

  constructor(private readonly world: HubWorld) {
    this.#realm = new Realm({ ...world.limits, expireMs: world.times.expireMs, graceMs: world.times.graceMs });
    this.#removals = new Removals(world.tick);
    this.exchange = new Exchange({ realm: this.#realm, directory: () => this.directory, tick: world.tick, ended: (line, why) => this.ended(line, why), joined: (line) => this.#joined(line) });
    this.directory = world.directory(this.#look(), this.#news());
    this.#presence = new PresenceTeller({ onPresence: world.onPresence, peersOf: (room) => this.directory.peersOf(room), log: world.log });
  }

  get gauges() {
    return this.#realm.counts;
  }

  /** Says why not, as PeerServer does, and closes. */
  refuse(arrival: Arrival, refusal: Refusal): void {
    const socket = new PeerSocket(arrival.raw, arrival.tcp, this.world);
    socket.ear = { heard: () => {}, closed: () => arrival.ended?.() };
    this.#turnAway(socket, refusal, errorFrame(refusal));
  }

  /** Asks for a seat. Once it has one: OPEN, then at once what waited for it. */
  admit({ raw, tcp, ended }: Arrival, claim: Claim, pass: PassUse | undefined): void {
    const socket = new PeerSocket(raw, tcp, this.world);
    const line = new Line(socket, this, ended);
    socket.ear = line;
    void this.#sit(line, claim, pass);
  }

  async #sit(line: Line, claim: Claim, pass: PassUse | undefined): Promise<void> {
    const { socket } = line;
    const { room, peer, person } = claim;
    if (this.#realm.full && this.#realm.seatOf(room, peer) === undefined) return this.#turnAway(socket, 'full', errorFrame('full'));
    const verdict = await this.directory.sit(claim, pass).catch((error: unknown) => {
      this.world.log.warn({ error }, 'a peer could not sit down');
      return undefined;
    });
    if (!verdict) {
      this.exchange.count('no-database');
      return socket.end(1013, 'try again');
    }
    if (verdict.kind === 'taken') return this.#turnAway(socket, 'id-taken', idTakenFrame);
    if (verdict.kind === 'bad-token') return this.#turnAway(socket, 'bad-token', errorFrame('bad-token'));
    const { waits: _, ...who } = claim;
    const seat: Seat = { ...who, serial: verdict.serial, joined: verdict.joined };
    // What just went out to look for this peer elsewhere comes back first, so that all of it is said in order.
    for (let n = 0; n < mostWaits; n += 1) await this.directory.underway(room, peer);
    // A removal may have been told while the directory was asked.
    const result = pass && this.#removals.isAfter(room, person, pass.serial) ? ({ kind: 'removed' } as const) : this.#realm.sit(seat, line);
    if (result.kind === 'superseded') return socket.end(signalingClose.superseded, 'superseded');
    if (result.kind !== 'seated') {
      const refusal = result.kind === 'full' ? 'full' : 'bad-token';
      void this.#persist(() => this.directory.free(seat));
      return this.#turnAway(socket, refusal, errorFrame(refusal));
    }
    line.seat = seat;
    this.#open.add(line);
    if (result.superseded) this.#superseded(result.superseded);
    // Also who only came back: nobody knows for certain that it has been told.
    this.#presence.tell(seat, { kind: seat.joined === null ? 'waits' : 'joined', at: this.world.now() });
    // Whoever has gone while the directory was asked has left the seat by now.
    if (line.isLate) return this.ended(line, 'lost');
    for (const text of [openFrame, ...result.letters]) this.exchange.say(line, text);
    for (const { bytes, isBinary } of line.takeEarly()) this.heard(line, bytes, isBinary);
  }

  /** Takes a person, or everybody, out of a room now, here and at other processes, and makes passes given until now worthless. */
  async remove(room: string, person: string | undefined): Promise<void> {
    // Who sits here is out before anything is asked.
    this.#evict(room, person, Infinity);
    const told = this.#persist(() => this.directory.remove(room, person)).then((serial) => serial !== undefined && this.#removed(room, person, serial));
    // Without a database it is told to the others later; whoever asked does not wait for that.
    await Promise.race([told, pause(removalMs, undefined, { ref: false })]);
  }

  sweep(now: number): void {
    for (const line of this.#open) {
      if (line.socket.check(now, this.world.times)) continue;
      line.socket.end();
      this.ended(line, 'lost');
    }
    const { gone, expired } = this.#realm.sweep(now);
    for (const each of gone) void this.#gone(each);
    for (const letter of expired) this.exchange.expired(letter);
    this.#removals.sweep();
  }

  /** Before the process stops: clients see 1001 and come back. Their seats wait for them at other processes, or at the next start. */
  async close(): Promise<void> {
    for (const { socket } of this.#open) socket.end(1001, 'server stops');
    this.#open.clear();
    this.#stop.abort();
    await this.#presence.close();
  }

  heard(line: Line, bytes: Buffer, isBinary: boolean): void {
    this.exchange.heard(line, bytes, isBinary);
  }

  /** Whatever ends a socket comes by here once; later news of it is ignored. */
  ended(line: Line, why: Why): void {
    if (!line.seat || !this.#open.delete(line)) return;
    const gone = this.#realm.rise(line.seat, line, why, this.world.tick());
    if (gone === 'away') void this.#persist(() => this.directory.away(line.seat!));
    else if (gone !== 'not-seated') void this.#gone(gone);
  }

  #superseded(line: Line): void {
    this.#open.delete(line);
    line.socket.end(signalingClose.superseded, 'superseded');
  }

  /** From the lobby into the call. Others look who is there when they are told, so that the directory knows it first. */
  #joined(line: Line): void {
    const seat = line.seat && this.#realm.join(line.seat);
    if (!seat) return;
    line.seat = seat;
    this.#presence.tell(seat, { kind: 'joined', at: this.world.now() }, () => this.directory.join(seat));
  }

  /** The seat is given up; the room hears LEAVE, the timeline the time at which the socket ended. Unless the peer is back elsewhere. */
  async #gone({ seat, why, since }: Gone): Promise<void> {
    const freed = await this.#persist(() => this.directory.free(seat));
    if ((!freed && why !== 'removed') || seat.room === everywhere) return;
    this.exchange.sayLeft(seat.room, seat.peer);
    this.directory.left(seat.room, seat.peer);
    this.#presence.tell(seat, { kind: 'gone', why, at: new Date(this.world.now().getTime() - (this.world.tick() - since)) });
  }

  #removed(room: string, person: string | undefined, serial: number): void {
    this.#removals.add(room, person, serial);
    this.#evict(room, person, serial);
  }

  #evict(room: string, person: string | undefined, serial: number): void {
    for (const { gone, link } of this.#realm.evict(room, person, serial, this.world.tick())) {
      if (link) {
        this.#open.delete(link);
        link.socket.end(signalingClose.removed, 'removed');
      }
      void this.#gone(gone);
    }
  }

  #persist<T>(what: () => Promise<T>): Promise<T | undefined> {
    return persistently(what, { signal: this.#stop.signal, onFailure: (error) => this.world.log.warn({ error }, 'a seat could not be given up yet') });
  }

  #turnAway(socket: PeerSocket, reason: RefusalReason, frame: string): void {
    this.exchange.count(reason);
    socket.send(Buffer.from(frame));
    socket.end();
  }

  #look(): Look {
    const here = ({ peer, person, role, joined }: Seat): PeerHere => ({ peer, person, role, joined: joined !== null });
    return {
      seatOf: (room, peer) => this.#realm.seatOf(room, peer),
      peersOf: (room) => this.#realm.seatsOf(room).map(here),
      allSeats: () => this.#realm.allSeats(),
      awaited: () => this.#realm.awaited(),
      takeLetters: (room, peer) => this.#realm.takeLetters(room, peer),
      putBack: (letters) => this.exchange.cameBack(letters),
    };
  }

  #news(): News {
    return {
      letters: (room, dst, letters) => this.exchange.arrived(room, dst, letters),
      told: (room, peer, text) => {
        const line = this.#realm.linkOf(room, peer);
        if (line) this.exchange.say(line, text);
      },
      sat: (room, peer, serial) => {
        const moved = this.#realm.moved(room, peer, serial);
        if (moved?.link) this.#superseded(moved.link);
      },
      left: (room, peer) => this.exchange.sayLeft(room, peer),
      removed: (room, person, serial) => this.#removed(room, person, serial),
      adopt: (seats) => {
        for (const { seat, goneMs } of seats) this.#realm.adopt(seat, this.world.tick() - goneMs);
      },
    };
  }
}
