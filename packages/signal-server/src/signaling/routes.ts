import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { Problem } from '../shared/problem.ts';
import { signalingKey, signalingPath, type SignalingProblem } from './contract.ts';

export interface SignalingRoutesDeps {
  readonly mode: 'room' | 'open';
  /** The ids of all peers of open mode. */
  readonly peers: () => Promise<string[]>;
}

/** PeerServer's HTTP addresses with `path: '/peerjs'` and `key: 'peerjs'`. To be mounted at the root; the WebSocket comes in by the door. */
export function signalingRoutes({ mode, peers }: SignalingRoutesDeps): Hono {
  const base = `${signalingPath}/${signalingKey}`;

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
      return mode === 'room' ? c.text('Unauthorized', 401) : c.json(await peers());
    })
    .get(base, (c) => c.text('Upgrade Required', 426, { Upgrade: 'websocket' }));
}
