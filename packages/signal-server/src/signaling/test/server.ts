import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { answerNotFound, answerProblem } from '../../shared/answer.ts';
import { silent } from '../../shared/log.ts';
import { createSignaling, type PresenceEvent, type Signaling, type SignalingOptions } from '../signaling.ts';

export interface Message {
  type: string;
  src?: string;
  dst?: string;
  payload?: unknown;
}

/** A PeerJS client on the wire: hears everything, waits for what a test is about. */
export class Client {
  readonly heard: Message[] = [];
  readonly texts: string[] = [];
  readonly #waiting = new Set<() => void>();
  #closed: number | undefined;

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.texts.push(String(data));
      this.heard.push(JSON.parse(String(data)) as Message);
      for (const look of this.#waiting) look();
    });
    socket.on('close', (code) => {
      this.#closed = code;
      for (const look of this.#waiting) look();
    });
    socket.on('error', () => {});
  }

  /** The first message of this type, now or later. */
  hear(type: string, from?: string): Promise<Message> {
    return this.#until(() => this.heard.find((m) => m.type === type && (from === undefined || m.src === from)), `${type} ${from ?? ''}`);
  }

  /** The code with which the socket was closed. */
  closed(): Promise<number> {
    return this.#until(() => this.#closed, 'close');
  }

  say(type: string, dst?: string, payload?: unknown): void {
    this.socket.send(JSON.stringify({ type, dst, payload }));
  }

  /** Resolves when the server has read all that was sent so far. */
  settled(): Promise<void> {
    const answered = once(this.socket, 'pong').then(() => {});
    this.socket.ping();
    return answered;
  }

  #until<T>(look: () => T | undefined, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(check);
        reject(new Error(`waited in vain for ${what}; heard ${this.heard.map(({ type, src }) => `${type} ${src ?? ''}`).join(', ') || 'nothing'}`));
      }, 4000);
      const check = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(late);
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }
}

export interface World {
  signaling: Signaling;
  presence: PresenceEvent[];
  port: number;
  http: string;
  /** A socket of open mode, or of a room when `token` is a room token. */
  connect(id: string, token?: string, query?: string): Client;
  /** A peer of a consult with a fresh pass, its OPEN heard. */
  join(consult: string, peer: string, person?: string): Promise<Client>;
  stop(): Promise<void>;
}

/** A real server on a free port, and real sockets to it. */
export async function startWorld(options: Partial<SignalingOptions> = {}): Promise<World> {
  const presence: PresenceEvent[] = [];
  const signaling = createSignaling({
    mode: 'room',
    tokens: { secret: 'a secret of the tests, 32 bytes long' },
    addresses: 'off',
    onPresence: (event) => void presence.push(event),
    log: silent,
    ...options,
    timeouts: { cleanupMs: 20, ...options.timeouts },
  });
  const app = new Hono().route('/', signaling.routes);
  app.onError(answerProblem(silent));
  app.notFound(answerNotFound);
  const server = await new Promise<ServerType>((resolve) => {
    const listening: ServerType = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(listening));
  });
  signaling.attach(server);
  const { port } = server.address() as AddressInfo;
  const clients: Client[] = [];

  const world: World = {
    signaling,
    presence,
    port,
    http: `http://127.0.0.1:${port}`,
    connect(id, token = 't', query) {
      const search = query ?? `key=peerjs&id=${id}&token=${token}&version=1.5.5`;
      const client = new Client(new WebSocket(`ws://127.0.0.1:${port}/peerjs/peerjs?${search}`));
      clients.push(client);
      return client;
    },
    async join(consult, peer, person = peer) {
      const { token } = await signaling.issue({ consult, peer, person, clinic: 'maple-street', role: 'owner' });
      const client = world.connect(peer, token);
      await client.hear('OPEN');
      return client;
    },
    async stop() {
      for (const { socket } of clients) socket.terminate();
      await signaling.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return world;
}
