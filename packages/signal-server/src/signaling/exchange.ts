import { isUtf8 } from 'node:buffer';
import type { Directory } from './directory.ts';
import type { RefusalReason } from './gauges.ts';
import type { Line } from './line.ts';
import type { Letter } from './mailroom.ts';
import { expireFrame, leaveFrame, parseFrame, relayedParts, relayedText, Sender, type Relay } from './protocol.ts';
import type { Realm, Seat, Why } from './realm.ts';
import type { SentLetter } from './wire.ts';

export interface ExchangeWorld {
  readonly realm: Realm<Line>;
  readonly directory: () => Directory;
  readonly tick: () => number;
  /** A line ended for what was heard or could not be said on it. */
  readonly ended: (line: Line, why: Why) => void;
  /** The peer of a line wants to be in the call. */
  readonly joined: (line: Line) => void;
}

/** Takes frames from lines and brings them to others: here, at another process, or later. Counts what it does. */
export class Exchange {
  readonly counts = { relayed: 0, queued: 0, expired: 0 };
  readonly refused = new Map<RefusalReason, number>();

  constructor(private readonly world: ExchangeWorld) {}

  /** One more that was refused. */
  count(reason: RefusalReason): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
  }

  /** A frame has come. */
  heard(line: Line, bytes: Buffer, isBinary: boolean): void {
    const { socket, seat } = line;
    if (socket.mute) return;
    if (!socket.hear(bytes.length, this.world.tick())) return this.#tooMuch(line);
    if (!seat) {
      if (!line.keepEarly({ bytes, isBinary })) this.#tooMuch(line);
      return;
    }
    // Text has been checked by the socket; bytes are taken for text when they are.
    const text = isBinary && !isUtf8(bytes) ? '' : bytes.toString();
    const frame = parseFrame(text);
    switch (frame?.type) {
      case 'OFFER':
      case 'ANSWER':
      case 'CANDIDATE':
        return this.#relay(line, seat, frame, bytes, text);
      case 'JOIN':
        return this.world.joined(line);
      case 'LEAVE':
        return this.#leave(line, seat, frame.dst);
      case undefined:
        return this.count('bad-frame');
    }
  }

  say(line: Line, text: string): void {
    this.#send(line, Buffer.from(text));
  }

  /** Once, wherever the peer is; never kept. */
  tell(room: string, peer: string, text: string): void {
    const line = this.world.realm.linkOf(room, peer);
    if (line) this.say(line, text);
    else this.world.directory().tell(room, peer, text);
  }

  /** Nobody came for the letter. */
  expired({ room, src, dst }: Letter): void {
    this.counts.expired += 1;
    this.tell(room, src, expireFrame(dst, src));
  }

  /** Tells everybody of the room who sits here that a peer has left. */
  sayLeft(room: string, peer: string): void {
    for (const seat of this.world.realm.seatsOf(room)) this.tell(room, seat.peer, leaveFrame(peer, seat.peer));
  }

  /** Letters from another process, for a peer that was here when they were sent. */
  arrived(room: string, dst: string, letters: readonly SentLetter[]): void {
    const line = this.world.realm.linkOf(room, dst);
    for (const { src, text, ageMs } of letters) {
      if (line) this.say(line, text);
      else this.#keep({ room, src, dst, text, at: this.world.tick() - ageMs });
    }
  }

  /** Letters that could not be brought to another process. Their peer may have come here meanwhile. */
  cameBack(letters: readonly Letter[]): void {
    const line = letters[0] && this.world.realm.linkOf(letters[0].room, letters[0].dst);
    if (line) for (const { text } of letters) this.say(line, text);
    else this.world.realm.putBack(letters);
  }

  #relay(line: Line, seat: Seat, frame: Relay, bytes: Buffer, text: string): void {
    line.sender ??= new Sender(seat.peer);
    const to = this.world.realm.linkOf(seat.room, frame.dst);
    if (to) {
      this.#send(to, ...relayedParts(line.sender, frame, bytes, text));
      this.counts.relayed += 1;
      return;
    }
    this.#keep({ room: seat.room, src: seat.peer, dst: frame.dst, text: relayedText(line.sender, frame, text), at: this.world.tick() });
  }

  /** The peer is not here: the letter waits, and is brought to where it sits if it sits anywhere. */
  #keep(letter: Letter): void {
    if (this.world.realm.keep(letter)) {
      this.counts.queued += 1;
      return this.world.directory().forward(letter.room, letter.dst);
    }
    this.count('mail-full');
    this.tell(letter.room, letter.src, expireFrame(letter.dst, letter.src));
  }

  #leave(line: Line, seat: Seat, dst: string | undefined): void {
    if (dst !== undefined) return this.tell(seat.room, dst, leaveFrame(seat.peer, dst));
    line.socket.end(1000, 'left');
    this.world.ended(line, 'left');
  }

  #tooMuch(line: Line): void {
    this.count('too-many');
    line.socket.end(1008, 'too many messages');
    this.world.ended(line, 'closed');
  }

  #send(line: Line, ...parts: Buffer[]): void {
    if (line.socket.send(...parts)) return;
    this.count('too-slow');
    this.world.ended(line, 'lost');
  }
}
