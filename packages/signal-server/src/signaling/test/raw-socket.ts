import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A WebSocket client that does what no library would: broken frames, no pongs, talk after the end. */
export interface RawSocket {
  readonly socket: Socket;
  /** Sends a text frame, masked as it must be. */
  text(text: string | Buffer): void;
  bytes(bytes: Buffer): void;
  /** All bytes that came after the handshake, as Latin-1 text, once they contain `part`. */
  until(part: string): Promise<string>;
  ended(): Promise<void>;
}

export function frame(payload: Buffer, { first = 0x81, masked = true }: { first?: number; masked?: boolean } = {}): Buffer {
  const mask = masked ? randomBytes(4) : Buffer.alloc(0);
  const bit = masked ? 0x80 : 0;
  const length = payload.length;
  const header = length < 126 ? Buffer.from([first, bit | length]) : Buffer.from([first, bit | 126, length >> 8, length & 255]);
  return Buffer.concat([header, mask, masked ? payload.map((byte, i) => byte ^ mask[i % 4]!) : payload]);
}

/** Opens a TCP connection and asks for the upgrade; resolves with the first answer line included in `until`. */
export async function rawSocket(port: number, path: string, headers = 'Upgrade: websocket'): Promise<RawSocket> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  const waiting = new Set<() => void>();
  const look = () => waiting.forEach((check) => check());
  socket.on('data', (data) => {
    heard += data.toString('latin1');
    look();
  });
  const end = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n${headers}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`);
  return {
    socket,
    text: (text) => void socket.write(frame(Buffer.from(text))),
    bytes: (bytes) => void socket.write(bytes),
    until: (part) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`waited in vain for ${part}; heard ${JSON.stringify(heard)}`)), 4000);
        const check = () => {
          if (!heard.includes(part)) return;
          clearTimeout(late);
          waiting.delete(check);
          resolve(heard);
        };
        waiting.add(check);
        check();
      }),
    ended: () => end,
  };
}
