import type { IncomingMessage } from 'node:http';
import { grouped } from '../shared/address.ts';

export interface AddressLimits {
  /** Open sockets of one address. */
  readonly sockets: number;
  /** Handshakes at once, and a second after that. One that is refused counts ten times. */
  readonly burst: number;
  readonly perSecond: number;
}

interface Visitor {
  open: number;
  budget: number;
  at: number;
  /** One for all sockets of the address. */
  ended: (() => void) | undefined;
}

/** A refused handshake is dear, so that tokens cannot be guessed at the speed of the network. */
const refusalPrice = 10;

/** Counts sockets and handshakes of each address, in this process. */
export class Addresses {
  readonly #visitors = new Map<string, Visitor>();

  constructor(
    private readonly limits: AddressLimits,
    private readonly tick: () => number,
  ) {}

  /** Seconds to wait; 0 when the handshake may go on. */
  knock(address: string): number {
    const visitor = this.#visitor(address);
    if (visitor.open >= this.limits.sockets) return 60;
    if (visitor.budget < 1) return Math.ceil((1 - visitor.budget) / this.limits.perSecond);
    visitor.budget -= 1;
    return 0;
  }

  refused(address: string): void {
    const visitor = this.#visitor(address);
    visitor.budget = Math.max(-this.limits.burst, visitor.budget - refusalPrice + 1);
  }

  /** A socket is open; to be called back when it has ended. */
  opened(address: string): () => void {
    const visitor = this.#visitor(address);
    visitor.open += 1;
    return (visitor.ended ??= () => (visitor.open -= 1));
  }

  /** Forgets those that have nothing open and a full budget again. */
  sweep(): void {
    for (const [address] of this.#visitors) {
      const { open, budget } = this.#visitor(address);
      if (open <= 0 && budget >= this.limits.burst) this.#visitors.delete(address);
    }
  }

  #visitor(address: string): Visitor {
    const now = this.tick();
    const visitor = this.#visitors.get(address) ?? { open: 0, budget: this.limits.burst, at: now, ended: undefined };
    visitor.budget = Math.min(this.limits.burst, visitor.budget + ((now - visitor.at) / 1000) * this.limits.perSecond);
    visitor.at = now;
    this.#visitors.set(address, visitor);
    return visitor;
  }
}

/** The address that a handshake counts for, as `shared/address.ts` has it for requests: behind a trusted proxy the one which that proxy wrote last. */
export function addressOf({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>, trustProxy: boolean): string {
  const forwarded = trustProxy ? String(headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() : undefined;
  return grouped(forwarded || socket.remoteAddress || 'unknown');
}
