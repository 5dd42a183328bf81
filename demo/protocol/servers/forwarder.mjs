// The least a server can do: hands each frame to the receiver's socket, unread but for the receiver, which the address names.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { answerUsage } from './usage.mjs';

const { WebSocketServer } = createRequire(new URL('../../../packages/signal-server/package.json', import.meta.url))('ws');
const { port = 0 } = JSON.parse(process.argv[2] ?? '{}');
const peers = new Map();
const http = createServer();
const sockets = new WebSocketServer({ server: http, clientTracking: false });
sockets.on('connection', (socket, request) => {
  const query = new URL(request.url, 'http://here').searchParams;
  const [id, to] = [query.get('id'), query.get('to')];
  peers.set(id, socket);
  socket.on('error', () => {});
  socket.on('close', () => peers.delete(id));
  socket.on('message', (data) => peers.get(to)?.send(data, { binary: false }));
  socket.send('{"type":"OPEN"}');
});
http.listen(port, '127.0.0.1', () => console.log(JSON.stringify({ port: http.address().port })));
answerUsage();
