import type { Letter } from './mailroom.ts';

export interface CourierWorld {
  take(room: string, peer: string): Letter[];
  putBack(letters: readonly Letter[]): void;
  /** Sends letters for one peer to the process where it sits; false when it sits nowhere else. */
  send(room: string, peer: string, letters: readonly Letter[]): Promise<boolean>;
}

/** Bytes of one batch: it fits on the bus. A single letter goes whatever its size, for a frame is no larger than the bus can carry. */
const batchBytes = 48 * 1024;
const bytesOf = ({ src, text }: Letter) => Buffer.byteLength(text) + 2 * Buffer.byteLength(src) + 32;

/** Brings letters that wait here to peers at other processes: for each peer in order, one batch after the other. */
export class Courier {
  /** Peers being served; true when there was a reason to look again meanwhile. */
  readonly #busy = new Map<string, boolean>();

  constructor(private readonly world: CourierWorld) {}

  /** There may be something to bring. Errors leave the letters where they wait. */
  async serve(room: string, peer: string): Promise<void> {
    const key = `${room}\n${peer}`;
    if (this.#busy.has(key)) {
      this.#busy.set(key, true);
      return;
    }
    try {
      do {
        this.#busy.set(key, false);
        await this.#bring(room, peer);
      } while (this.#busy.get(key));
    } finally {
      this.#busy.delete(key);
    }
  }

  async #bring(room: string, peer: string): Promise<void> {
    let waiting = this.world.take(room, peer);
    while (waiting.length > 0) {
      const batch = batchOf(waiting);
      const brought = await this.world.send(room, peer, batch).catch((error: unknown) => {
        this.world.putBack(waiting);
        throw error;
      });
      if (!brought) return this.world.putBack(waiting);
      waiting = [...waiting.slice(batch.length), ...this.world.take(room, peer)];
    }
  }
}

function batchOf(letters: readonly Letter[]): readonly Letter[] {
  let bytes = 0;
  const end = letters.findIndex((letter, index) => (bytes += bytesOf(letter)) > batchBytes && index > 0);
  return end === -1 ? letters : letters.slice(0, end);
}
