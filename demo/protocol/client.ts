import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface Message {
  type: string;
  src?: string;
  dst?: string;
  payload?: unknown;
}

/** Milliseconds to wait for what must come. */
const usualPatienceMs = 3000;

export interface WireOptions {
  readonly answersPings?: boolean | undefined;
  readonly patienceMs?: number | undefined;
}

/**
 * A WebSocket client that keeps nothing from the wire: it can send broken frames, leave pings unanswered and talk on after the end.
 * It speaks RFC 6455 itself, so the suite tests a server and not a library.
 */
export class Wire {
  readonly heard: Message[] = [];
  readonly texts: string[] = [];
  readonly pings: Buffer[] = [];
  readonly pongs: string[] = [];
  /** Status line of the handshake's answer. */
  status: number | undefined;
  /** Code of the server's close frame; 1005 when it had none, 1006 when the connection just ended. */
  closed: number | undefined;
  ended = false;
  readonly #waiting = new Set<() => void>();
  #bytes: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];
  readonly #answersPings: boolean;
  readonly #patienceMs: number;

  constructor(
    readonly socket: Socket,
    { answersPings = true, patienceMs = usualPatienceMs }: WireOptions = {},
  ) {
    this.#answersPings = answersPings;
    this.#patienceMs = patienceMs;
    socket.setNoDelay(true);
    socket.on('data', (data) => {
      this.#bytes = Buffer.concat([this.#bytes, data]);
      this.#read();
      this.#look();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.ended = true;
      this.closed ??= 1006;
      this.#look();
    });
  }

  say(type: string, dst?: string, payload?: unknown): void {
    this.text(JSON.stringify({ type, payload, dst }));
  }

  text(text: string | Buffer): void {
    this.bytes(frame(Buffer.from(text)));
  }

  bytes(bytes: Buffer): void {
    if (!this.socket.destroyed) this.socket.write(bytes);
  }

  /** Ends as a browser does. */
  close(code = 1000): void {
    this.bytes(frame(Buffer.from([code >> 8, code & 255]), { first: 0x88 }));
  }

  /** Ends as a cut cable does. */
  cut(): void {
    this.socket.destroy();
  }

  /** The first message of this type (from this peer), now or later. */
  hear(type: string, from?: string): Promise<Message> {
    return this.until(() => this.heard.find((m) => m.type === type && (from === undefined || m.src === from)), `${type}${from === undefined ? '' : ` from ${from}`}`);
  }

  /** The code with which the server closed. */
  gone(): Promise<number> {
    return this.until(() => this.closed, 'the end of the socket');
  }

  /** Resolves when the server has read all that was sent so far. */
  settled(): Promise<unknown> {
    const mark = randomBytes(4).toString('hex');
    this.bytes(frame(Buffer.from(mark), { first: 0x89 }));
    return this.until(() => this.pongs.includes(mark) || undefined, 'a pong');
  }

  /** What `look` finds, now or later. Rejects when the time is over, and when the socket has ended without it. */
  until<T>(look: () => T | undefined, what: string, ms = this.#patienceMs): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const found = look();
        if (found === undefined) return this.ended ? giveUp() : undefined;
        clearTimeout(late);
        this.#waiting.delete(check);
        resolve(found);
      };
      const giveUp = () => {
        clearTimeout(late);
        this.#waiting.delete(check);
        const heard = this.heard.map(({ type, src }) => (src === undefined ? type : `${type} from ${src}`)).join(', ');
        reject(new Error(`waited in vain for ${what}; heard ${heard || 'nothing'}${this.ended ? ', then the end' : ''}`));
      };
      const late = setTimeout(giveUp, ms);
      this.#waiting.add(check);
      check();
    });
  }

  #look(): void {
    for (const check of this.#waiting) check();
  }

  #read(): void {
    if (this.status === undefined) {
      const end = this.#bytes.indexOf('\r\n\r\n');
      if (end === -1) return;
      this.status = Number(/^HTTP\/1\.\d (\d{3})/.exec(this.#bytes.toString('latin1'))?.[1]);
      this.#bytes = this.#bytes.subarray(end + 4);
    }
    if (this.status === 101) while (this.#readFrame());
  }

  #readFrame(): boolean {
    const bytes = this.#bytes;
    if (bytes.length < 2) return false;
    let length = bytes[1]! & 127;
    let at = 2;
    if (length === 126) {
      if (bytes.length < 4) return false;
      length = bytes.readUInt16BE(2);
      at = 4;
    } else if (length === 127) {
      if (bytes.length < 10) return false;
      length = Number(bytes.readBigUInt64BE(2));
      at = 10;
    }
    if (bytes.length < at + length) return false;
    const payload = bytes.subarray(at, at + length);
    this.#bytes = bytes.subarray(at + length);
    this.#take(bytes[0]!, payload);
    return true;
  }

  #take(first: number, payload: Buffer): void {
    const opcode = first & 15;
    if (opcode === 8) {
      this.closed ??= payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      this.bytes(frame(payload, { first: 0x88 }));
    } else if (opcode === 9) {
      this.pings.push(payload);
      if (this.#answersPings) this.bytes(frame(payload, { first: 0x8a }));
    } else if (opcode === 10) this.pongs.push(payload.toString());
    else {
      this.#parts.push(payload);
      if (!(first & 128)) return;
      const text = Buffer.concat(this.#parts.splice(0)).toString();
      this.texts.push(text);
      this.heard.push(JSON.parse(text) as Message);
    }
  }
}

/** A client's frame; masked unless it is to be wrong. */
export function frame(payload: Buffer, { first = 0x81, masked = true }: { first?: number; masked?: boolean } = {}): Buffer {
  const bit = masked ? 128 : 0;
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = first;
  head[1] = bit | (length < 126 ? length : length < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  if (!masked) return Buffer.concat([head, payload]);
  const mask = randomBytes(4);
  const hidden = Buffer.from(payload);
  for (let i = 0; i < length; i += 1) hidden[i] = hidden[i]! ^ mask[i & 3]!;
  return Buffer.concat([head, mask, hidden]);
}

/** Opens a TCP connection to the URL and asks for the upgrade. Resolves once connected, before the answer. */
export async function openWire(url: URL, { headers = ['Upgrade: websocket'], ...options }: WireOptions & { headers?: readonly string[] } = {}): Promise<Wire> {
  const socket = connect(Number(url.port) || 80, url.hostname.replace(/^\[|\]$/g, ''));
  const wire = new Wire(socket, options);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const lines = [`GET ${url.pathname}${url.search} HTTP/1.1`, `Host: ${url.host}`, 'Connection: Upgrade', ...headers, 'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  return wire;
}
