// npm `peer`, as its README starts it, with a current `ws`. Like every library user it has no listener for "error" unless told.
import { createRequire } from 'node:module';
import { answerUsage } from './usage.mjs';

const require = createRequire(import.meta.url);
const { WebSocketServer } = createRequire(new URL('../../../packages/signal-server/package.json', import.meta.url))('ws');
const { PeerServer } = require('peer');
const { port = 0, listener = false, ...options } = JSON.parse(process.argv[2] ?? '{}');

const app = PeerServer({ host: '127.0.0.1', path: '/peerjs', concurrent_limit: 20_000, createWebSocketServer: (where) => new WebSocketServer(where), ...options, port }, (server) => {
  console.log(JSON.stringify({ port: server.address().port }));
});
if (listener) app.on('error', () => {});
answerUsage();
