import { createHash } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../shared/log.ts';
import { addressOf, type Addresses } from './addresses.ts';
import { signalingKey, signalingPath } from './contract.ts';
import type { PassUse } from './directory.ts';
import type { Hub } from './hub.ts';
import { longestId, type Refusal } from './protocol.ts';
import { everywhere, type Claim } from './realm.ts';
import type { RoomTokens } from './room-token.ts';
import { createUpgrader, type WebSocket } from './socket.ts';

export interface DoorDeps {
  readonly mode: 'room' | 'open';
  readonly hub: Hub;
  readonly tokens: RoomTokens;
  /** Nothing when addresses are not counted. */
  readonly addresses: Addresses | undefined;
  readonly trustProxy: boolean;
  readonly isAllowedOrigin: ((origin: string, clinic: string) => Promise<boolean>) | undefined;
  readonly log: Log;
}

type Admission = { readonly claim: Claim; readonly pass?: PassUse } | { readonly refusal: Refusal };

const longestToken = 2048;
/** Milliseconds in which a handshake must be through. */
const handshakeMs = 10_000;

/**
 * Takes all upgrades of an HTTP server, and looks at who comes before there is a WebSocket. Straight from Node and not by way of the router:
 * what a router makes for each request would stay in memory as long as the socket, twice of what the socket itself needs. And nobody else
 * looks after these connections: one to something else than a WebSocket would hang for ever, a reset in the wrong moment end the process.
 */
export function openDoor(deps: DoorDeps): (server: EventEmitter) => void {
  const { hub, addresses, log } = deps;
  const upgrade = createUpgrader();

  async function knock(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') return turnAway(socket, 426, 'Upgrade: websocket');
    const [path, query] = splitUrl(request.url ?? '');
    if (path !== `${signalingPath}/${signalingKey}`) return turnAway(socket, 404);
    const address = addressOf(request, deps.trustProxy);
    const counted = address === undefined ? undefined : addresses?.of(address);
    const wait = counted?.knock() ?? 0;
    if (wait > 0) {
      hub.exchange.count('address-limit');
      return turnAway(socket, 429, `Retry-After: ${wait}`);
    }
    const admission = admissionOf(query, deps);
    if ('refusal' in admission) counted?.refused();
    else if (admission.pass && !(await mayConnect(request.headers.origin, admission.claim.clinic))) {
      hub.exchange.count('bad-origin');
      return turnAway(socket, 403);
    }
    upgrade(request, socket, head, (raw) => {
      socket.off('error', cut);
      enter(raw, socket, admission, counted?.opened());
    });
  }

  function enter(raw: WebSocket, tcp: Socket, admission: Admission, ended: (() => void) | undefined): void {
    // What is refused in PeerServer's words is let in to hear them.
    if ('refusal' in admission) hub.refuse({ raw, tcp, ended }, admission.refusal);
    else hub.admit({ raw, tcp, ended }, admission.claim, admission.pass);
  }

  /** Programs that are no browser send no Origin; a page cannot leave it out. */
  async function mayConnect(origin: string | undefined, clinic: string): Promise<boolean> {
    return origin === undefined || deps.isAllowedOrigin === undefined || deps.isAllowedOrigin(origin, clinic);
  }

  return (server) => {
    server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      socket.on('error', cut);
      const late = setTimeout(() => socket.destroy(), handshakeMs);
      knock(request, socket, head)
        .catch((error: unknown) => {
          log.warn({ error }, 'a handshake failed');
          turnAway(socket, 503);
        })
        .finally(() => clearTimeout(late));
    });
  };
}

function admissionOf(query: URLSearchParams, { mode, tokens }: Pick<DoorDeps, 'mode' | 'tokens'>): Admission {
  const [id, token, key] = ['id', 'token', 'key'].map((name) => query.get(name));
  if (!id || !token || !key) return { refusal: 'incomplete' };
  if (key !== signalingKey) return { refusal: 'bad-key' };
  if (id.length > longestId || /[\p{Cc}\p{Cs}]/u.test(id)) return { refusal: 'bad-id' };
  if (token.length > longestToken) return { refusal: 'bad-token' };
  // A room pass opens its consult in open mode too, and only that.
  const pass = tokens.read(token);
  if (pass?.peer === id) {
    const { consult: room, peer, person, role, clinic, serial, waits = false } = pass;
    return { claim: { room, peer, holder: person, person, role, clinic, waits }, pass: { id: pass.id, serial } };
  }
  if (mode === 'room') return { refusal: 'bad-token' };
  // The client's token is its secret; only its hash is kept.
  const holder = createHash('sha256').update(token).digest('base64url');
  return { claim: { room: everywhere, peer: id, holder, person: '', role: '', clinic: '', waits: false } };
}

/** Path and query, of whatever was sent. */
function splitUrl(url: string): [string, URLSearchParams] {
  const mark = url.indexOf('?');
  return mark === -1 ? [url, new URLSearchParams()] : [url.slice(0, mark), new URLSearchParams(url.slice(mark))];
}

function cut(this: Socket): void {
  this.destroy();
}

function turnAway(socket: Socket, status: number, header = ''): void {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', 'Content-Length: 0', ...(header ? [header] : [])];
  socket.end(`${lines.join('\r\n')}\r\n\r\n`, () => socket.destroy());
}
