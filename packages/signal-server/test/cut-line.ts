import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that can be cut: everything goes through it as it is, until it does not. */
export interface CutLine {
  readonly port: number;
  /** Where it leads; may change while nothing flows. */
  to: number;
  /** Bytes that went up so far. */
  up(): number;
  /** Resolves once so many more bytes have gone up. */
  after(bytes: number): Promise<void>;
  /** Breaks every connection at once, without a word to either side. */
  cut(): void;
  close(): Promise<void>;
}

export async function openLine(): Promise<CutLine> {
  const sockets = new Set<Socket>();
  let waiting: { at: number; go: () => void }[] = [];
  let up = 0;
  const counted = (bytes: number) => {
    up += bytes;
    for (const { go } of waiting.filter(({ at }) => up >= at)) go();
    waiting = waiting.filter(({ at }) => up < at);
  };
  const server = createServer((near) => {
    const far = connect(line.to, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    near.on('data', ({ length }: Buffer) => counted(length));
    near.pipe(far);
    far.pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const line: CutLine = {
    port: (server.address() as AddressInfo).port,
    to: 0,
    up: () => up,
    after: (bytes) => new Promise((go) => waiting.push({ at: up + bytes, go })),
    cut() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    async close() {
      server.close();
      line.cut();
      await once(server, 'close');
    },
  };
  return line;
}
