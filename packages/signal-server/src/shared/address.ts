import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { isIPv6 } from 'node:net';

/**
 * Where a request comes from, for counting. The socket's own address; behind a proxy that is trusted by configuration the last entry
 * of X-Forwarded-For, which that proxy wrote itself. IPv6 callers are counted by their /64: one household has all of it.
 */
export const createAddressOf =
  ({ trustProxy = false }: { trustProxy?: boolean } = {}) =>
  (c: Context): string => {
    const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    return grouped(forwarded || socketAddress(c));
  };

/** Requests that came over no socket (in tests) count as one caller. */
const socketAddress = (c: Context): string => {
  const env = c.env as { incoming?: unknown; server?: unknown } | undefined;
  return env?.incoming || env?.server ? (getConnInfo(c).remote.address ?? 'unknown') : 'unknown';
};

export function grouped(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('%')[0]!.split('::');
  const front = head ? head.split(':') : [];
  const back = tail ? tail.split(':') : [];
  const zeros = plain.includes('::') ? Array.from({ length: 8 - front.length - back.length }, () => '0') : [];
  return [...front, ...zeros, ...back].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':') + '::/64';
}
