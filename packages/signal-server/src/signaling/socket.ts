import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket, WebSocketServer, type RawData } from 'ws';

export type { WebSocket } from 'ws';

export interface SocketLimits {
  /** Bytes that may wait for a slow reader before the socket is closed (1013). */
  readonly backlog: number;
  /** Frames at once, and frames a second after that; 4 kB count as one more. Beyond, the socket is closed (1008). */
  readonly burst: number;
  readonly perSecond: number;
}

export interface SocketWorld {
  readonly limits: SocketLimits;
  /** Milliseconds that never jump. */
  readonly tick: () => number;
}

/** What happens on a socket. Nothing comes after `closed`. */
export interface Ear {
  heard(bytes: Buffer, isBinary: boolean): void;
  closed(code: number): void;
}

/** The largest frame, in bytes. Larger ones close the socket (1009). */
export const largestFrame = 64 * 1024;

type Upgrade = (request: IncomingMessage, socket: Socket, head: Buffer, done: (raw: WebSocket) => void) => void;

/** Turns an accepted upgrade into a WebSocket. */
export function createUpgrader(): Upgrade {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false, clientTracking: false, WebSocket: Held });
  return (request, socket, head, done) =>
    server.handleUpgrade(request, socket, head, (raw) => {
      // Broken frames end the socket by themselves; an unheard error would end the process.
      raw.on('error', ignore);
      done(raw);
    });
}

/** Knows who holds it, so that all sockets share their listeners: a clinic group has thousands that do nothing but wait. */
class Held extends WebSocket {
  holder: PeerSocket | undefined = undefined;
}

const ignore = (): void => {};
function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  (this as Held).holder?.ear?.heard(data as Buffer, isBinary);
}
function onPong(this: WebSocket): void {
  (this as Held).holder?.answered();
}
function onClose(this: WebSocket, code: number): void {
  (this as Held).holder?.ear?.closed(code);
}

/** Milliseconds until a closed socket whose other end does not answer is cut. */
const closingMs = 1000;

/** One attached WebSocket. Once ended it is mute: it neither sends nor is heard. */
export class PeerSocket {
  #state: 'open' | 'mute' = 'open';
  #corked = false;
  #heardAt: number;
  #pingedAt: number;
  #budget: number;
  #budgetAt: number;

  /** Hears what comes; nothing without. */
  ear: Ear | undefined = undefined;

  /** `tcp` is what `raw` writes to, uncompressed and unmasked, as servers do. */
  constructor(
    private readonly raw: WebSocket,
    private readonly tcp: Socket,
    private readonly world: SocketWorld,
  ) {
    this.#heardAt = this.#pingedAt = this.#budgetAt = world.tick();
    this.#budget = world.limits.burst;
    if (raw instanceof Held) raw.holder = this;
    raw.on('message', onMessage).on('pong', onPong).on('close', onClose);
  }

  get mute(): boolean {
    return this.#state === 'mute';
  }

  /**
   * Sends one text frame, given in parts. False when the reader is so slow that the socket was closed instead.
   * It goes straight into the connection as one piece, and frames of one moment as one packet: a third of what relaying costs otherwise.
   */
  send(...parts: readonly Buffer[]): boolean {
    if (this.#state === 'mute' || this.raw.readyState !== this.raw.OPEN) return true;
    if (!this.#corked) {
      this.#corked = true;
      this.tcp.cork();
      process.nextTick(uncork, this);
    }
    this.tcp.write(textFrame(parts));
    if (this.tcp.writableLength <= this.world.limits.backlog) return true;
    this.end(1013, 'too slow');
    return false;
  }

  uncork(): void {
    this.#corked = false;
    this.tcp.uncork();
  }

  /** Counts a frame that came in; false when it is one too many. */
  hear(length: number, now: number): boolean {
    this.#heardAt = now;
    const { burst, perSecond } = this.world.limits;
    this.#budget = Math.min(burst, this.#budget + ((now - this.#budgetAt) / 1000) * perSecond) - 1 - length / 4096;
    this.#budgetAt = now;
    return this.#budget >= 0;
  }

  /** The other end has answered a ping. */
  answered(): void {
    this.#heardAt = this.world.tick();
  }

  /** Pings when it is time. False when nothing was heard for too long, or no answer came to the last ping. */
  check(now: number, { pingMs, aliveMs }: { pingMs: number; aliveMs: number }): boolean {
    if (now - this.#heardAt >= aliveMs) return false;
    if (now - this.#pingedAt < pingMs) return true;
    if (this.#heardAt < this.#pingedAt) return false;
    this.#pingedAt = now;
    this.raw.ping();
    return true;
  }

  /** Closes, with a code or as PeerServer does without; cut off when the other end does not answer. The reason is for people who look at the wire. */
  end(code?: number, reason?: string): void {
    if (this.mute) return;
    this.#state = 'mute';
    this.raw.close(code, reason);
    setTimeout(() => this.raw.terminate(), closingMs).unref();
  }
}

const uncork = (socket: PeerSocket): void => socket.uncork();

/** A whole, unmasked text frame of RFC 6455 §5.2 around the parts. */
function textFrame(parts: readonly Buffer[]): Buffer {
  let length = 0;
  for (const part of parts) length += part.length;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x81;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(length, 6);
  }
  let at = head;
  for (const part of parts) at += part.copy(frame, at);
  return frame;
}
