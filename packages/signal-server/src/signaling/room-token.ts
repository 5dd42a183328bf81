import { randomUUID } from 'node:crypto';
import { sign, verify } from 'hono/jwt';
import * as v from 'valibot';

/** Whom a room token names. Ids only: it travels in an address. */
export interface RoomClaims {
  readonly peer: string;
  readonly consult: string;
  readonly clinic: string;
  readonly person: string;
  readonly role: string;
}

const audience = 'vetkit-signaling';
/** How long a token opens a socket. The socket itself lives on. */
export const tokenMs = 60_000;

const Payload = v.object({
  aud: v.literal(audience),
  sub: v.string(),
  jti: v.string(),
  consult: v.string(),
  clinic: v.string(),
  person: v.string(),
  role: v.string(),
  /** Milliseconds, so that a removal and a new pass in the same second are told apart. */
  madeAt: v.number(),
  exp: v.number(),
});

/** A token that was in order when it was read, and what spends it. */
export interface RoomToken extends RoomClaims {
  readonly id: string;
  readonly madeAt: number;
}

/** Signs and reads the tokens of the WebSocket: HS256, a minute, for this audience. Each opens one socket. */
export class RoomTokens {
  readonly #spent = new Map<string, number>();
  readonly #key: string;

  /** `secret`: at least 32 bytes, used for nothing else. */
  constructor(secret: Uint8Array | string, private readonly now: () => number) {
    this.#key = typeof secret === 'string' ? secret : Buffer.from(secret).toString('base64');
  }

  async sign({ peer, ...claims }: RoomClaims): Promise<{ token: string; expiresAt: Date }> {
    const madeAt = this.now();
    const exp = Math.floor((madeAt + tokenMs) / 1000);
    const token = await sign({ ...claims, sub: peer, aud: audience, jti: randomUUID(), madeAt, exp }, this.#key, 'HS256');
    return { token, expiresAt: new Date(exp * 1000) };
  }

  /** Undefined for whatever is forged, expired, spent, or meant for something else. */
  async read(token: string): Promise<RoomToken | undefined> {
    try {
      // The time is compared below, with the server's own clock.
      const payload = v.parse(Payload, await verify(token, this.#key, { alg: 'HS256', aud: audience, exp: false, nbf: false, iat: false }));
      const { sub: peer, jti: id, madeAt, consult, clinic, person, role } = payload;
      if (payload.exp * 1000 <= this.now() || this.#spent.has(id)) return undefined;
      return { peer, id, madeAt, consult, clinic, person, role };
    } catch {
      return undefined;
    }
  }

  /** False when somebody was faster. */
  spend(id: string): boolean {
    if (this.#spent.has(id)) return false;
    this.#spent.set(id, this.now() + tokenMs);
    return true;
  }

  sweep(): void {
    for (const [id, until] of this.#spent) if (until <= this.now()) this.#spent.delete(id);
  }
}
