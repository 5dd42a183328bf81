import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';

/** Whom a room token names. Ids only: it travels in an address. */
export interface RoomClaims {
  readonly peer: string;
  readonly consult: string;
  readonly clinic: string;
  readonly person: string;
  readonly role: string;
  /** The socket waits in the lobby until its peer says JOIN; otherwise whoever opens it has come into the call. */
  readonly waits?: boolean;
}

const audience = 'vetkit-signaling';
/** How long a token opens a socket. The socket itself lives on. */
export const tokenMs = 60_000;

const Header = v.object({ alg: v.literal('HS256') });
const Payload = v.object({
  aud: v.literal(audience),
  sub: v.string(),
  jti: v.string(),
  consult: v.string(),
  clinic: v.string(),
  person: v.string(),
  role: v.string(),
  waits: v.optional(v.literal(true)),
  /** From the directory: tells passes from before a removal from those after it. */
  serial: v.number(),
  exp: v.number(),
});

/** A token that was in order when it was read, and what spends it. */
export interface RoomToken extends RoomClaims {
  readonly id: string;
  readonly serial: number;
}

const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');
const head = part({ alg: 'HS256', typ: 'JWT' });
const open = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64url').toString());

/**
 * Signs and reads the tokens of the WebSocket: JWT, HS256 and nothing else, a minute, for this audience. That each opens one socket is the
 * directory's care. By hand, because it is a few lines and libraries go by way of the thread pool, which a whole clinic that reconnects would fill.
 */
export class RoomTokens {
  readonly #key: Buffer;

  /** `secret`: at least 32 bytes, used for nothing else. */
  constructor(secret: Uint8Array | string, private readonly now: () => number) {
    this.#key = Buffer.from(typeof secret === 'string' ? secret : Buffer.from(secret).toString('base64'));
  }

  sign({ peer, consult, clinic, person, role, waits }: RoomClaims, serial: number): { token: string; expiresAt: Date } {
    const exp = Math.floor((this.now() + tokenMs) / 1000);
    const signed = `${head}.${part({ consult, clinic, person, role, ...(waits && { waits }), serial, sub: peer, aud: audience, jti: randomUUID(), exp })}`;
    return { token: `${signed}.${this.#signature(signed).toString('base64url')}`, expiresAt: new Date(exp * 1000) };
  }

  /** Undefined for whatever is forged, expired, or meant for something else. */
  read(token: string): RoomToken | undefined {
    const [header = '', body = '', signature = '', more] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const own = this.#signature(`${header}.${body}`);
    if (more !== undefined || given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
    try {
      v.parse(Header, open(header));
      const { sub: peer, jti: id, serial, consult, clinic, person, role, waits = false, exp } = v.parse(Payload, open(body));
      return exp * 1000 > this.now() ? { peer, id, serial, consult, clinic, person, role, waits } : undefined;
    } catch {
      return undefined;
    }
  }

  #signature(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}
