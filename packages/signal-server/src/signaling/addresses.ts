import type { IncomingMessage } from 'node:http';
import { grouped } from '../shared/address.ts';

export interface AddressLimits {
  /** Open sockets of one address. */
  readonly sockets: number;
  /** Handshakes at once, and a second after that. One that is refused counts ten times. */
  readonly burst: number;
  readonly perSecond: number;
}

/** A refused handshake is dear, so that tokens cannot be guessed at the speed of the network. */
const refusalPrice = 10;

/** One address: what it has open, and what it may still open. */
class Visitor {
  #open = 0;
  #budget: number;
  #at: number;
  // One for all sockets of the address.
  readonly #ended = (): void => void (this.#open -= 1);

  constructor(
    private readonly limits: AddressLimits,
    private readonly tick: () => number,
  ) {
    this.#budget = limits.burst;
    this.#at = tick();
  }

  /** Seconds to wait; 0 when the handshake may go on. */
  knock(): number {
    this.#earn();
    if (this.#open >= this.limits.sockets) return 60;
    if (this.#budget < 1) return Math.ceil((1 - this.#budget) / this.limits.perSecond);
    this.#budget -= 1;
    return 0;
  }

  refused(): void {
    this.#budget = Math.max(-this.limits.burst, this.#budget - refusalPrice + 1);
  }

  /** A socket is open; to be called back when it has ended. */
  opened(): () => void {
    this.#open += 1;
    return this.#ended;
  }

  /** It has nothing open and its full budget again. */
  get isForgettable(): boolean {
    this.#earn();
    return this.#open === 0 && this.#budget >= this.limits.burst;
  }

  #earn(): void {
    const now = this.tick();
    this.#budget = Math.min(this.limits.burst, this.#budget + ((now - this.#at) / 1000) * this.limits.perSecond);
    this.#at = now;
  }
}

/** Counts sockets and handshakes of each address, in this process. */
export class Addresses {
  readonly #visitors = new Map<string, Visitor>();

  constructor(
    private readonly limits: AddressLimits,
    private readonly tick: () => number,
  ) {}

  of(address: string): Visitor {
    const visitor = this.#visitors.get(address) ?? new Visitor(this.limits, this.tick);
    this.#visitors.set(address, visitor);
    return visitor;
  }

  sweep(): void {
    for (const [address, visitor] of this.#visitors) if (visitor.isForgettable) this.#visitors.delete(address);
  }
}

/**
 * The address that a handshake counts for, or nothing when it comes from this machine itself: a proxy that is not trusted, or a test. Otherwise as
 * `shared/address.ts` has it for requests: behind a trusted proxy the one which that proxy wrote last.
 */
export function addressOf({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>, trustProxy: boolean): string | undefined {
  const forwarded = (trustProxy && String(headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim()) || undefined;
  const address = grouped(forwarded ?? socket.remoteAddress ?? 'unknown');
  return forwarded === undefined && (address.startsWith('127.') || socket.remoteAddress === '::1') ? undefined : address;
}
