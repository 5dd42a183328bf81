import type { PeerServerAddress } from './peer-link.ts';

/**
 * The address of a PeerServer from its base URL, such as `https://vet.example/peerjs` (the server's `path` option).
 * `key` is the server's `key` option.
 */
export function serverAt(url: string | URL, key = 'peerjs'): PeerServerAddress {
  const { protocol, hostname, port, pathname } = new URL(url);
  const secure = protocol === 'https:' || protocol === 'wss:';
  return { host: hostname, port: Number(port) || (secure ? 443 : 80), path: pathname, secure, key };
}
