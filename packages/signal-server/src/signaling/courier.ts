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
  readonly #trips = new Map<string, { again: boolean; readonly home: Promise<void> }>();

  constructor(private readonly world: CourierWorld) {}

  /** There may be something to bring. Errors leave the letters where they wait. */
  serve(room: string, peer: string): Promise<void> {
    const key = keyOf(room, peer);
    const trip = this.#trips.get(key);
    if (trip) {
      trip.again = true;
      return trip.home;
    }
    // It begins in a moment, when it can be found under its key.
    const home = Promise.resolve().then(() => this.#go(key, room, peer));
    this.#trips.set(key, { again: false, home });
    return home;
  }

  /** Resolves when what is under way to a peer has arrived or come back; nothing when nothing is. */
  underway(room: string, peer: string): Promise<void> | undefined {
    return this.#trips.get(keyOf(room, peer))?.home.catch(() => {});
  }

  async #go(key: string, room: string, peer: string): Promise<void> {
    const trip = this.#trips.get(key)!;
    try {
      do {
        trip.again = false;
        await this.#bring(room, peer);
      } while (trip.again);
    } finally {
      this.#trips.delete(key);
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

const keyOf = (room: string, peer: string): string => `${room}\n${peer}`;

function batchOf(letters: readonly Letter[]): readonly Letter[] {
  let bytes = 0;
  const end = letters.findIndex((letter, index) => (bytes += bytesOf(letter)) > batchBytes && index > 0);
  return end === -1 ? letters : letters.slice(0, end);
}
