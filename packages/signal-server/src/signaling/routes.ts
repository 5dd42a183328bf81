import { upgradeWebSocket } from '@hono/node-server';
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { Problem } from '../shared/problem.ts';
import { addressOf, type Addresses } from './addresses.ts';
import { signalingKey, signalingPath, type SignalingProblem } from './contract.ts';
import type { PassUse } from './directory.ts';
import type { Hub } from './hub.ts';
import { longestId, type Refusal } from './protocol.ts';
import { everywhere, type Claim } from './realm.ts';
import type { RoomTokens } from './room-token.ts';
import type { WebSocket } from './socket.ts';

const longestToken = 2048;

export interface SignalingRoutesDeps {
  readonly mode: 'room' | 'open';
  readonly hub: Hub;
  readonly tokens: RoomTokens;
  /** Nothing when addresses are not counted. */
  readonly addresses: Addresses | undefined;
  readonly isAllowedOrigin: ((origin: string, clinic: string) => Promise<boolean>) | undefined;
}

type Admission = { readonly claim: Claim; readonly pass?: PassUse } | { readonly refusal: Refusal };
type AtDoor = { Variables: { admission: Admission } };

/** PeerServer's addresses with `path: '/peerjs'` and `key: 'peerjs'`. To be mounted at the root. */
export function signalingRoutes({ mode, hub, tokens, addresses, isAllowedOrigin }: SignalingRoutesDeps): Hono {
  const base = `${signalingPath}/${signalingKey}`;

  async function admissionOf({ id, token, key }: Record<string, string>): Promise<Admission> {
    if (!id || !token || !key) return { refusal: 'incomplete' };
    if (key !== signalingKey) return { refusal: 'bad-key' };
    if (id.length > longestId || /[\p{Cc}\p{Cs}]/u.test(id)) return { refusal: 'bad-id' };
    if (token.length > longestToken) return { refusal: 'bad-token' };
    // A room pass opens its consult in open mode too, and only that.
    const pass = await tokens.read(token);
    if (pass?.peer === id) {
      const { consult: room, peer, person, role, clinic, serial } = pass;
      return { claim: { room, peer, holder: person, person, role, clinic }, pass: { id: pass.id, serial } };
    }
    if (mode === 'room') return { refusal: 'bad-token' };
    // The client's token is its secret; only its hash is kept.
    const holder = createHash('sha256').update(token).digest('base64url');
    return { claim: { room: everywhere, peer: id, holder, person: '', role: '', clinic: '' } };
  }

  /** Looks at who comes before the socket is there. What is refused in PeerServer's words is let through to hear them. */
  const door: MiddlewareHandler<AtDoor> = async function door(c, next) {
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') return next();
    const address = addressOf(c);
    const wait = addresses?.knock(address) ?? 0;
    if (wait > 0) {
      hub.count('address-limit');
      return c.body(null, 429, { 'Retry-After': String(wait) });
    }
    const admission = await admissionOf(c.req.query());
    if ('refusal' in admission) addresses?.refused(address);
    else if (admission.pass && !(await mayConnect(c, admission.claim.clinic))) {
      hub.count('bad-origin');
      return c.body(null, 403);
    }
    c.set('admission', admission);
    return next();
  };

  /** Programs that are no browser send no Origin; a page cannot leave it out. */
  async function mayConnect(c: Context, clinic: string): Promise<boolean> {
    const origin = c.req.header('origin');
    return origin === undefined || isAllowedOrigin === undefined || isAllowedOrigin(origin, clinic);
  }

  const listen = upgradeWebSocket((c: Context<AtDoor>) => {
    // Nothing but this is kept for as long as the socket lives.
    const admission = c.get('admission');
    const address = addresses && addressOf(c);
    const tcp = (c.env as { incoming: IncomingMessage }).incoming.socket;
    return {
      onOpen(_event, socket) {
        if (address !== undefined) addresses?.opened(address);
        const ended = address === undefined ? undefined : () => addresses?.ended(address);
        const arrival = { raw: socket.raw as WebSocket, tcp, ended };
        if ('refusal' in admission) hub.refuse(arrival, admission.refusal);
        else hub.admit(arrival, admission.claim, admission.pass);
      },
    };
  });

  return new Hono()
    .use(`${signalingPath}/*`, cors({ origin: (origin) => origin, allowMethods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE'] }))
    .on('GET', [signalingPath, `${signalingPath}/`], (c) =>
      c.json({ name: 'PeerJS Server', description: 'Brings the browsers of one visit together.', website: 'https://peerjs.com/' }),
    )
    .get(`${base}/id`, (c) => {
      c.header('Cache-Control', 'no-store');
      if (mode === 'room') {
        throw new Problem<SignalingProblem>(403, 'room-pass-needed', 'Ids are given with a room pass', { detail: 'Join the visit first.' });
      }
      return c.body(randomUUID(), 200, { 'Content-Type': 'text/html; charset=utf-8' });
    })
    .get(`${base}/peers`, async (c) => {
      c.header('Cache-Control', 'no-store');
      if (mode === 'room') return c.text('Unauthorized', 401);
      return c.json((await hub.directory.peersOf(everywhere)).map(({ peer }) => peer));
    })
    .get(base, door, listen, (c) => c.text('Upgrade Required', 426, { Upgrade: 'websocket' }));
}
