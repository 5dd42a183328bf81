import { createRequire } from 'node:module';
import { startCuttableNetwork } from './cuttable-network.mjs';

// Its ES module build wants a name that older versions of `ws` do not have, and whichever is near is taken.
const require = createRequire(import.meta.url);
const { PeerServer } = require('peer');
const { Server: WebSocketServer } = require('ws');

/**
 * A stock PeerServer at `/peerjs`, key `peerjs`, on a free port. Under `/worlds/` it starts more of them, each on a
 * port and a network of its own that a story in the browser may break: `POST /worlds/start` → `{ port }`, and with
 * `?port=`: `stop`, `revive`, `dismiss` (closes all sockets with `&code=`), `cut` (all connections), `mend`,
 * `move` (known addresses are dead, new ones work), `end`.
 * @returns {Promise<{ port: number, close: () => Promise<void> }>}
 */
export async function startPeerServer() {
  const worlds = new Map();
  const acts = {
    async start() {
      const network = await startCuttableNetwork();
      const server = await listen({ rewrite: network.rewrite });
      worlds.set(server.port, { server, network });
      return { port: server.port };
    },
    stop: ({ server }) => server.close(),
    async revive(world) {
      world.server = await listen({ port: world.server.port, rewrite: world.network.rewrite });
    },
    dismiss: ({ server }, code) => server.dismiss(code),
    cut: ({ network }) => network.cut(true),
    move: ({ network }) => network.moveOn(),
    mend: ({ network }) => network.cut(false),
    async end(world) {
      worlds.delete(world.server.port);
      await world.server.close();
      world.network.close();
    },
  };

  const world = (query) => worlds.get(Number(query.get('port')));
  const control = async ({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://control');
    response.setHeader('access-control-allow-origin', '*');
    try {
      const answer = await acts[pathname.slice('/worlds/'.length)](world(searchParams), Number(searchParams.get('code')));
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer ?? {}));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  };

  const server = await listen({ control });
  return {
    port: server.port,
    async close() {
      await Promise.all([...worlds.values()].map(acts.end));
      await server.close();
    },
  };
}

/** `rewrite` may change each message before it is relayed; `close` cuts every socket, as a killed server does. */
function listen({ port = 0, rewrite, control } = {}) {
  return new Promise((resolve, reject) => {
    const options = {
      port,
      host: '127.0.0.1',
      path: '/peerjs',
      expire_timeout: 1_000,
      cleanup_out_msgs: 200,
      createWebSocketServer: (where) => (sockets = new WebSocketServer(where)),
    };
    let sockets;
    const app = PeerServer(options, (server) => {
      const open = new Set();
      server.on('connection', (socket) => {
        open.add(socket);
        socket.on('close', () => open.delete(socket));
      });
      const [http] = server.listeners('request');
      server.removeAllListeners('request');
      server.on('request', (request, response) =>
        control && request.url.startsWith('/worlds/') ? control(request, response) : http(request, response),
      );
      const close = () =>
        new Promise((done) => {
          server.close(() => done());
          for (const socket of open) socket.destroy();
        });
      const dismiss = (code) => {
        for (const socket of sockets.clients) socket.close(code);
      };
      resolve({ port: server.address().port, close, dismiss });
    });
    // Without a listener one bad frame would end the process.
    app.on('error', reject);
    if (rewrite) app.on('message', (_client, message) => rewrite(message));
  });
}
