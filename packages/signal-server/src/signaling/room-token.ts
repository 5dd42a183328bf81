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
  /** From the directory: tells passes from before a removal from those after it. */
  serial: v.number(),
  exp: v.number(),
});

/** A token that was in order when it was read, and what spends it. */
export interface RoomToken extends RoomClaims {
  readonly id: string;
  readonly serial: number;
}

/** Signs and reads the tokens of the WebSocket: HS256, a minute, for this audience. That each opens one socket is the directory's care. */
export class RoomTokens {
  readonly #key: string;

  /** `secret`: at least 32 bytes, used for nothing else. */
  constructor(secret: Uint8Array | string, private readonly now: () => number) {
    this.#key = typeof secret === 'string' ? secret : Buffer.from(secret).toString('base64');
  }

  async sign({ peer, consult, clinic, person, role }: RoomClaims, serial: number): Promise<{ token: string; expiresAt: Date }> {
    const exp = Math.floor((this.now() + tokenMs) / 1000);
    const token = await sign({ consult, clinic, person, role, serial, sub: peer, aud: audience, jti: randomUUID(), exp }, this.#key, 'HS256');
    return { token, expiresAt: new Date(exp * 1000) };
  }

  /** Undefined for whatever is forged, expired, or meant for something else. */
  async read(token: string): Promise<RoomToken | undefined> {
    try {
      // The time is compared below, with the server's own clock.
      const payload = v.parse(Payload, await verify(token, this.#key, { alg: 'HS256', aud: audience, exp: false, nbf: false, iat: false }));
      const { sub: peer, jti: id, serial, consult, clinic, person, role } = payload;
      if (payload.exp * 1000 <= this.now()) return undefined;
      return { peer, id, serial, consult, clinic, person, role };
    } catch {
      return undefined;
    }
  }
}
