import { upgradeWebSocket } from '@hono/node-server';
import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { Problem } from '../shared/problem.ts';
import { signalingKey, signalingPath, type SignalingProblem } from './contract.ts';
import type { Hub, Line } from './hub.ts';
import { longestId, type Refusal } from './protocol.ts';
import { everywhere, type Seat } from './realm.ts';
import type { RoomToken, RoomTokens } from './room-token.ts';
import type { WebSocket } from './socket.ts';

const longestToken = 2048;

export interface SignalingRoutesDeps {
  readonly mode: 'room' | 'open';
  readonly hub: Hub;
  readonly tokens: RoomTokens;
  /** Whether a token made at this time (milliseconds) is older than the person's removal. */
  readonly isRemoved: (consult: string, person: string, madeAt: number) => boolean;
}

type Admission = { readonly seat: Seat; readonly pass?: RoomToken } | { readonly refusal: Refusal };

/** PeerServer's addresses with `path: '/peerjs'` and `key: 'peerjs'`. To be mounted at the root. */
export function signalingRoutes({ mode, hub, tokens, isRemoved }: SignalingRoutesDeps): Hono {
  const base = `${signalingPath}/${signalingKey}`;

  async function admission({ id, token, key }: Record<string, string>): Promise<Admission> {
    if (!id || !token || !key) return { refusal: 'incomplete' };
    if (key !== signalingKey) return { refusal: 'bad-key' };
    if (id.length > longestId || /\p{Cc}/u.test(id)) return { refusal: 'bad-id' };
    if (token.length > longestToken) return { refusal: 'bad-token' };
    // A room pass opens its consult in open mode too, and only that.
    const pass = await tokens.read(token);
    if (pass?.peer === id) {
      const { consult: room, peer, person, role, clinic } = pass;
      return { seat: { room, peer, holder: person, person, role, clinic }, pass };
    }
    if (mode === 'room') return { refusal: 'bad-token' };
    return { seat: { room: everywhere, peer: id, holder: token, person: '', role: '', clinic: '' } };
  }

  /** Checked when the socket is there: somebody may have been faster, or the person removed meanwhile. */
  const isUsable = ({ id, consult, person, madeAt }: RoomToken) => !isRemoved(consult, person, madeAt) && tokens.spend(id);

  const listen = upgradeWebSocket(async (c: Context) => {
    const admitted = await admission(c.req.query());
    let line: Line | undefined;
    return {
      onOpen(_event, socket) {
        const raw = socket.raw as WebSocket;
        if ('refusal' in admitted) line = hub.refuse(raw, admitted.refusal);
        else if (admitted.pass && !isUsable(admitted.pass)) line = hub.refuse(raw, 'bad-token');
        else line = hub.admit(raw, admitted.seat);
      },
      onMessage: (event) => line?.hear(event.data),
      onClose: (event) => line?.closed(event.code),
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
      let id = randomUUID();
      while (hub.has(everywhere, id)) id = randomUUID();
      return c.body(id, 200, { 'Content-Type': 'text/html; charset=utf-8' });
    })
    .get(`${base}/peers`, (c) => {
      c.header('Cache-Control', 'no-store');
      return mode === 'room' ? c.text('Unauthorized', 401) : c.json(hub.seatsOf(everywhere).map(({ peer }) => peer));
    })
    .get(base, listen, (c) => c.text('Upgrade Required', 426, { Upgrade: 'websocket' }));
}
