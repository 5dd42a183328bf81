import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { addressBytes } from '../stun.ts';

// Just enough of a TURN client (RFC 8656) to ask a relay for ways to other addresses, and to hear what it says.

const cookie = Buffer.from([0x21, 0x12, 0xa4, 0x42]);
const methods = { allocate: 0x0003, permission: 0x0008, channel: 0x0009 } as const;
const attributes = { username: 0x0006, integrity: 0x0008, error: 0x0009, channel: 0x000c, peer: 0x0012, realm: 0x0014, nonce: 0x0015, family: 0x0017, transport: 0x0019 } as const;

/** An attribute; addresses need the message's mask. */
type Part = (mask: Buffer) => Buffer;

export interface TurnClient {
  /** 200, or the code of the refusal. */
  allocate(family: 4 | 6): Promise<number>;
  permit(address: string): Promise<number>;
  bindChannel(address: string): Promise<number>;
  close(): void;
}

export function turnClient(port: number, { username, credential }: { username: string; credential: string }): TurnClient {
  const socket = createSocket('udp4');
  let realm = '';
  let nonce: Buffer = Buffer.alloc(0);
  let channel = 0x4000;

  const attribute = (type: number, value: Buffer): Buffer => {
    const padded = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
    padded.writeUInt16BE(type, 0);
    padded.writeUInt16BE(value.length, 2);
    value.copy(padded, 4);
    return padded;
  };

  function message(method: number, parts: readonly Part[]): Buffer {
    const mask = Buffer.concat([cookie, randomBytes(12)]);
    const head = Buffer.concat([Buffer.alloc(4), mask]);
    const own = parts.map((part) => part(mask));
    head.writeUInt16BE(method, 0);
    if (!realm) {
      const body = Buffer.concat(own);
      head.writeUInt16BE(body.length, 2);
      return Buffer.concat([head, body]);
    }
    const body = Buffer.concat([...own, attribute(attributes.username, Buffer.from(username)), attribute(attributes.realm, Buffer.from(realm)), attribute(attributes.nonce, nonce)]);
    // The length counts the integrity, which is made of what stands before it.
    head.writeUInt16BE(body.length + 24, 2);
    const key = createHash('md5').update(`${username}:${realm}:${credential}`).digest();
    const integrity = createHmac('sha1', key).update(Buffer.concat([head, body])).digest();
    return Buffer.concat([head, body, attribute(attributes.integrity, integrity)]);
  }

  async function ask(method: number, parts: readonly Part[]): Promise<number> {
    const sent = message(method, parts);
    const answer = await new Promise<Buffer>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the relay does not answer')), 5000);
      const hear = (packet: Buffer) => {
        if (!packet.subarray(8, 20).equals(sent.subarray(8, 20))) return;
        clearTimeout(late);
        socket.off('message', hear);
        resolve(packet);
      };
      socket.on('message', hear);
      socket.send(sent, port, '127.0.0.1');
    });
    const found = read(answer);
    const error = found.get(attributes.error);
    const code = error ? error[2]! * 100 + error[3]! : 200;
    // The first question is always refused, with what is needed for the second; a nonce grows old, too.
    if ((code === 401 && !realm) || code === 438) {
      realm = found.get(attributes.realm)?.toString() ?? realm;
      nonce = found.get(attributes.nonce) ?? nonce;
      return ask(method, parts);
    }
    return code;
  }

  const plain = (type: number, ...bytes: number[]): Part => () => attribute(type, Buffer.from(bytes));
  const peer = (address: string): Part => (mask) => attribute(attributes.peer, hidden(address, 50_000, mask));
  return {
    allocate: (family) => ask(methods.allocate, [plain(attributes.transport, 17, 0, 0, 0), ...(family === 6 ? [plain(attributes.family, 2, 0, 0, 0)] : [])]),
    permit: (address) => ask(methods.permission, [peer(address)]),
    bindChannel(address) {
      channel += 1;
      return ask(methods.channel, [plain(attributes.channel, channel >> 8, channel & 255, 0, 0), peer(address)]);
    },
    close: () => socket.close(),
  };

  function read(packet: Buffer): Map<number, Buffer> {
    const found = new Map<number, Buffer>();
    for (let at = 20; at + 4 <= packet.length; ) {
      const length = packet.readUInt16BE(at + 2);
      found.set(packet.readUInt16BE(at), packet.subarray(at + 4, at + 4 + length));
      at += 4 + Math.ceil(length / 4) * 4;
    }
    return found;
  }
}

/** An address as XOR-PEER-ADDRESS carries it: hidden behind cookie and transaction id. */
function hidden(address: string, port: number, mask: Buffer): Buffer {
  const bytes = addressBytes(address);
  const value = Buffer.concat([Buffer.from([0, bytes.length === 4 ? 1 : 2, 0, 0]), bytes.map((byte, i) => byte ^ mask[i]!)]);
  value.writeUInt16BE(port ^ 0x2112, 2);
  return value;
}
