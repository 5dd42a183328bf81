import type { EventEmitter } from 'node:events';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** Milliseconds in which a handshake must be through. */
const handshakeMs = 10_000;

/**
 * Takes care of the sockets that Node hands out on "upgrade" and nobody looks after: an upgrade to something else than a WebSocket would
 * hang for ever, and a reset in the wrong moment would end the process. Call it once after `serve(…)`.
 */
export function guardUpgrades(server: EventEmitter): void {
  const listeners = server.listeners('upgrade');
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    // `ws` takes the time limit off once the handshake is through.
    socket.setTimeout(handshakeMs, () => socket.destroy());
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') return refuse(socket, 426);
    for (const listener of listeners) listener.call(server, request, socket, head);
  });
}

function refuse(socket: Socket, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nUpgrade: websocket\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
