import { createSocket, type RemoteInfo } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Log } from '../shared/log.ts';

const cookie = 0x2112a442;
const bindingRequest = 0x0001;
const bindingSuccess = 0x0101;
const xorMappedAddress = 0x0020;
const headerLength = 20;

/** RFC 5389: the answer to a binding request, with the address it came from. Undefined for everything else, answers included. */
export function stunAnswer(packet: Buffer, from: { address: string; port: number }): Buffer | undefined {
  const isRequest =
    packet.length >= headerLength &&
    packet.readUInt16BE(0) === bindingRequest &&
    packet.readUInt32BE(4) === cookie &&
    packet.length === headerLength + packet.readUInt16BE(2) &&
    packet.length % 4 === 0;
  if (!isRequest) return undefined;

  const address = addressBytes(from.address);
  const value = Buffer.alloc(4 + address.length);
  value.writeUInt8(address.length === 4 ? 1 : 2, 1);
  value.writeUInt16BE(from.port ^ (cookie >>> 16), 2);
  // The cookie and the transaction id, as they stand in the request, are the mask.
  const mask = packet.subarray(4, headerLength);
  for (const [i, byte] of address.entries()) value.writeUInt8(byte ^ mask[i]!, 4 + i);

  const header = Buffer.alloc(headerLength + 4);
  header.writeUInt16BE(bindingSuccess, 0);
  header.writeUInt16BE(4 + value.length, 2);
  mask.copy(header, 4);
  header.writeUInt16BE(xorMappedAddress, headerLength);
  header.writeUInt16BE(value.length, headerLength + 2);
  return Buffer.concat([header, value]);
}

/** Four or sixteen bytes. IPv4 that came over an IPv6 socket counts as IPv4. */
export function addressBytes(text: string): Buffer {
  const address = text.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number));
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...four: string[]) => {
    const [a, b, c, d] = four.slice(0, 4).map(Number) as [number, number, number, number];
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = '', tail] = hex.split('::');
  const words = (part: string) => part.split(':').filter(Boolean);
  const left = words(head);
  const right = words(tail ?? '');
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return Buffer.from([...left, ...zeros, ...right].flatMap((word) => [parseInt(word, 16) >> 8, parseInt(word, 16) & 255]));
}

export interface Stun {
  readonly port: number;
  close(): Promise<void>;
}

/** Answers STUN on a UDP port (3478 by custom). Undefined, with a line in the log, when the port cannot be had. */
export async function startStun({ port, host, log }: { port: number; host: string; log: Log }): Promise<Stun | undefined> {
  const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4' });
  socket.on('message', (packet: Buffer, from: RemoteInfo) => {
    const answer = stunAnswer(packet, from);
    if (answer) socket.send(answer, from.port, from.address, () => {});
  });
  try {
    await new Promise<void>((resolve, reject) => socket.once('error', reject).bind(port, host, resolve));
  } catch (error) {
    // A machine without IPv6.
    if (host === '::' && (error as NodeJS.ErrnoException).code === 'EAFNOSUPPORT') return startStun({ port, host: '0.0.0.0', log });
    log.warn({ port, code: (error as NodeJS.ErrnoException).code }, 'STUN is off: its port cannot be opened');
    socket.close();
    return undefined;
  }
  socket.removeAllListeners('error').on('error', (error) => log.warn({ code: (error as NodeJS.ErrnoException).code }, 'STUN'));
  return { port: socket.address().port, close: () => new Promise((resolve) => socket.close(() => resolve())) };
}
