import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { isIPv6 } from 'node:net';
import { isLoopback } from './public-address.ts';

/**
 * Where a request comes from, for counting. The socket's own address; behind a proxy that is trusted by configuration the last entry
 * of X-Forwarded-For, which that proxy wrote itself. IPv6 callers are counted by their /64: one household has all of it.
 */
export const createAddressOf = ({ trustProxy = false, onProxy }: { trustProxy?: boolean; /** Called once: a proxy of this machine is not trusted, so that all who come by it count as one. */ onProxy?: () => void } = {}) => {
  let told = false;
  return (c: Context): string => {
    const said = c.req.header('x-forwarded-for');
    const forwarded = trustProxy ? said?.split(',').at(-1)?.trim() : undefined;
    const socket = socketAddress(c);
    if (!told && !trustProxy && byOwnProxy(c)) {
      told = true;
      onProxy?.();
    }
    return grouped(forwarded || socket);
  };
};

/** Whether it came by a proxy of this machine. Unless that is trusted its address is everybody's: what one person may do in an hour or a day cannot be counted by it. */
export const byOwnProxy = (c: Context): boolean => c.req.header('x-forwarded-for') !== undefined && isLoopback(socketAddress(c).replace(/^::ffff:/i, ''));

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
