import type { Socket } from 'node:net';
import type { Sender } from './protocol.ts';
import type { Seat, Why } from './realm.ts';
import type { Ear, PeerSocket, WebSocket } from './socket.ts';

/** A socket that asks to come in. `tcp` is what it writes to. */
export interface Arrival {
  readonly raw: WebSocket;
  readonly tcp: Socket;
  /** Called once, when the socket has ended. */
  readonly ended?: () => void;
}

interface EarlyFrame {
  readonly bytes: Buffer;
  readonly isBinary: boolean;
}

/** Who is told what happens on a line. */
export interface LineOwner {
  heard(line: Line, bytes: Buffer, isBinary: boolean): void;
  ended(line: Line, why: Why): void;
}

/** What a client may send before its OPEN. */
const mostEarlyFrames = 64;
const mostEarlyBytes = 128 * 1024;

/** A socket with its seat, and with what its peer says before it has one. */
export class Line implements Ear {
  seat: Seat | undefined = undefined;
  sender: Sender | undefined = undefined;
  #early: EarlyFrame[] | undefined = [];

  constructor(
    readonly socket: PeerSocket,
    private readonly owner: LineOwner,
    private readonly whenEnded: (() => void) | undefined,
  ) {}

  /** The socket has ended, or its early frames have been taken. */
  get isLate(): boolean {
    return this.#early === undefined;
  }

  heard(bytes: Buffer, isBinary: boolean): void {
    this.owner.heard(this, bytes, isBinary);
  }

  closed(code: number): void {
    this.owner.ended(this, code === 1006 ? 'lost' : 'closed');
    this.#early = undefined;
    this.whenEnded?.();
  }

  /** Keeps a frame until there is a seat. False when it is one too many. */
  keepEarly(frame: EarlyFrame): boolean {
    this.#early?.push(frame);
    const bytes = (this.#early ?? []).reduce((sum, each) => sum + each.bytes.length, 0);
    return bytes <= mostEarlyBytes && (this.#early?.length ?? 0) <= mostEarlyFrames;
  }

  /** There is a seat: gives what was kept, once. */
  takeEarly(): readonly EarlyFrame[] {
    const early = this.#early ?? [];
    this.#early = undefined;
    return early;
  }
}
