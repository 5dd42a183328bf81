import type { Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

export type { WebSocket } from 'ws';

export interface SocketLimits {
  /** Bytes that may wait for a slow reader before the socket is closed (1013). */
  readonly backlog: number;
  /** Frames at once, and frames a second after that; 4 kB count as one more. Beyond, the socket is closed (1008). */
  readonly burst: number;
  readonly perSecond: number;
}

/** What happens on a socket. Nothing comes after `closed`. */
export interface Ear {
  heard(bytes: Buffer, isBinary: boolean): void;
  closed(code: number): void;
}

/** The largest frame, in bytes. Larger ones close the socket (1009). */
export const largestFrame = 64 * 1024;

/** For `serve({ websocket: { server } })`. */
export function createWebSocketServer(): WebSocketServer {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false, clientTracking: false });
  // A broken frame can come with the handshake, before anybody else listens; an unheard error would end the process.
  server.on('connection', (socket) => socket.on('error', () => {}));
  return server;
}

/** Milliseconds until a closed socket whose other end does not answer is cut. */
const closingMs = 1000;
const asText = { binary: false };

/** One attached WebSocket. Once ended it is mute: it neither sends nor is heard. */
export class PeerSocket {
  #state: 'open' | 'mute' = 'open';
  #corked = false;
  #heardAt: number;
  #pingedAt: number;
  #budget: number;
  #budgetAt: number;

  /** `tcp` is what `raw` writes to. */
  constructor(
    private readonly raw: WebSocket,
    private readonly tcp: Socket | undefined,
    private readonly limits: SocketLimits,
    tick: () => number,
  ) {
    this.#heardAt = this.#pingedAt = this.#budgetAt = tick();
    this.#budget = limits.burst;
    raw.on('pong', () => (this.#heardAt = tick()));
  }

  get mute(): boolean {
    return this.#state === 'mute';
  }

  listen(ear: Ear): void {
    this.raw.on('message', (data, isBinary) => ear.heard(data as Buffer, isBinary));
    this.raw.on('close', (code) => ear.closed(code));
  }

  /** False when the reader is so slow that the socket was closed instead. Frames of one moment go out in one packet. */
  send(frame: string | Buffer): boolean {
    if (this.#state === 'mute') return true;
    if (this.tcp && !this.#corked) {
      this.#corked = true;
      this.tcp.cork();
      process.nextTick(uncork, this);
    }
    this.raw.send(frame, asText);
    if (this.raw.bufferedAmount <= this.limits.backlog) return true;
    this.end(1013, 'too slow');
    return false;
  }

  uncork(): void {
    this.#corked = false;
    this.tcp?.uncork();
  }

  /** Counts a frame that came in; false when it is one too many. */
  hear(length: number, now: number): boolean {
    this.#heardAt = now;
    const { burst, perSecond } = this.limits;
    this.#budget = Math.min(burst, this.#budget + ((now - this.#budgetAt) / 1000) * perSecond) - 1 - length / 4096;
    this.#budgetAt = now;
    return this.#budget >= 0;
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
