import { isProblem } from '../clinic/problem.ts';
import type { RecordingsClient, SentPart } from './client.ts';
import type { KeptParts, Part } from './kept-parts.ts';

/** Most bytes of one request. */
const most = 4 * 1024 * 1024;
/** Most parts of one request. */
const mostParts = 100;

export interface SenderWorld {
  readonly client: Pick<RecordingsClient, 'append' | 'list' | 'steer'>;
  readonly kept: Pick<KeptParts, 'drop' | 'forget'>;
  readonly recording: string;
  /** Milliseconds to wait before the next try, by how many failed in a row. */
  readonly pause?: (failed: number) => number;
}

const wait = (failed: number): number => Math.min(10_000, 500 * 2 ** failed);

/** The server takes no more of it: it is over, gone, or somebody else's. */
const isClosed = (error: unknown): boolean => isProblem(error) && ['recording-closed', 'recording-not-yours', 'not-found', 'not-allowed'].includes(error.code);

/** Nobody is signed in here any more: it is kept until somebody is. */
const isLater = (error: unknown): boolean => isProblem(error, 'sign-in-needed');

/** Sends the parts of one recording in order, as they come; after a broken line it goes on from where the server is. */
export class PartSender {
  #parts: Part[] = [];
  #busy: Promise<void> | undefined;
  #closed: 'no' | 'over' | 'later' = 'no';

  constructor(private readonly world: SenderWorld) {}

  /** The next part. It is sent as soon as may be. */
  add(part: Part): void {
    this.#parts.push(part);
    this.#busy ??= this.#work();
  }

  /** Nothing more comes: resolves when all is there and the server knows that it is all. */
  async finish(): Promise<void> {
    const { client, kept, recording } = this.world;
    while (this.#busy) await this.#busy;
    await this.#patiently(() => client.steer(recording, 'done').then(() => undefined));
    if (this.#closed !== 'later') await kept.forget(recording).catch(() => {});
  }

  async #work(): Promise<void> {
    const { client, kept, recording } = this.world;
    while (this.#parts.length > 0 && this.#closed === 'no') {
      const now = this.#next();
      await this.#patiently(async (failed) => {
        // What the server has is all that counts after a break.
        if (failed) this.#skip(await this.#received());
        const part = failed ? this.#next() : now;
        if (part) await client.append(recording, part);
        if (part) this.#skip(part.offset + part.bytes.byteLength);
      });
      await this.#forgetSent(kept);
    }
    this.#busy = undefined;
  }

  #sent: number[] = [];

  async #forgetSent(kept: SenderWorld['kept']): Promise<void> {
    for (const offset of this.#sent.splice(0)) await kept.drop(this.world.recording, offset).catch(() => {});
  }

  /** What goes next: parts of one run that lie side by side in one. */
  #next(): SentPart | undefined {
    const [first] = this.#parts;
    if (!first) return undefined;
    const together: Part[] = [];
    let end = first.offset;
    for (const part of this.#parts) {
      if (part.offset !== end || part.run !== first.run || together.length === mostParts || (together.length > 0 && end + part.bytes.byteLength - first.offset > most)) break;
      together.push(part);
      end += part.bytes.byteLength;
    }
    const all = new Uint8Array(end - first.offset);
    for (const { offset, bytes } of together) all.set(new Uint8Array(bytes), offset - first.offset);
    return { offset: first.offset, bytes: all.buffer, run: first.run, parts: together.map(({ bytes, taken }) => ({ bytes: bytes.byteLength, taken })) };
  }

  /** Lets go of what the server has up to a place. */
  #skip(received: number): void {
    this.#parts = this.#parts.flatMap((part) => {
      const { offset, bytes } = part;
      const end = offset + bytes.byteLength;
      if (end > received) return [offset >= received ? part : { ...part, offset: received, bytes: bytes.slice(received - offset) }];
      this.#sent.push(offset);
      return [];
    });
  }

  async #received(): Promise<number> {
    const { recordings } = await this.world.client.list();
    return recordings.find(({ id }) => id === this.world.recording)?.received ?? 0;
  }

  /** Tries until it is done, or cannot be done any more. */
  async #patiently(act: (failed: number) => Promise<void>): Promise<void> {
    const { pause = wait } = this.world;
    for (let failed = 0; this.#closed === 'no'; failed += 1) {
      try {
        return await act(failed);
      } catch (error) {
        if (isClosed(error) || isLater(error)) {
          this.#closed = isLater(error) ? 'later' : 'over';
          this.#parts = [];
          return;
        }
        await quiet(pause(failed));
      }
    }
  }
}

/** Waits, but no longer than until the browser says that the line is back. */
const quiet = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer);
      globalThis.removeEventListener('online', end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    globalThis.addEventListener('online', end);
  });
