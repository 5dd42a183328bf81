import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { createHash, timingSafeEqual } from 'node:crypto';

/** How a request reached the server, as far as it can be known. */
export interface Way {
  /** The other end of the socket; undefined where there is none. */
  readonly peer: string | undefined;
  readonly host: string | undefined;
  /** A proxy says that it stands between. */
  readonly forwarded: boolean;
}

const forwardedHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

export function wayOf(c: Context): Way {
  const env = c.env as { incoming?: unknown } | undefined;
  return {
    peer: env?.incoming ? getConnInfo(c).remote.address : undefined,
    host: c.req.header('host'),
    forwarded: forwardedHeaders.some((name) => c.req.header(name) !== undefined),
  };
}

/** Whether an address is this machine's loopback. */
export const isLoopback = (address: string): boolean => /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address) || address === '::1';

/** The name in a Host header, without its port. */
export const nameOf = (host: string): string => host.replace(/:\d*$/, '');

/**
 * Whether a request comes from a person at this very machine: over loopback, by a local name (so that no foreign page reaches it by
 * rebinding its own name) and through no proxy (behind one every request looks local).
 */
export const isFromHere = ({ peer, host, forwarded }: Way, isLocalName: (name: string) => boolean): boolean =>
  peer !== undefined && isLoopback(peer) && host !== undefined && isLocalName(nameOf(host)) && !forwarded;

/** Whether `Authorization: Bearer` carries this token. Takes the same time for every wrong one. */
export function carriesToken(c: Context, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (!token || given === undefined) return false;
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(token));
}
