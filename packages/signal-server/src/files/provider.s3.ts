import { createHash, randomUUID } from 'node:crypto';
import type { Bucket } from '../shared/bucket.ts';
import { isLeft, wholeName, type Assembled, type FileKeeper, type Piece, type PieceWriter } from './provider.ts';
import { sniffedBytes } from './rules/sniff.ts';

/** Parts of a whole file: more than the 5 MiB that S3 asks for, few enough in memory. */
const partBytes = 8 * 1024 * 1024;
/** What comes in between two syncs is in memory; more than this goes at once. */
const mostHeld = 8 * 1024 * 1024;
const together = 8;
const readTries = 3;

/**
 * Keeps files in a bucket: whole ones as `<clinic>/<two signs of the hash>/<hash>`. A piece is a row of small objects named by where they
 * begin, one for each sync: parts of an S3 upload would have to be 5 MiB, and what was told to be safe must be. Any number of processes may share it.
 */
export function s3Files(bucket: Bucket): FileKeeper {
  const piecePrefix = (clinic: string, id: string) => `${clinic}/pieces/${id}/`;
  const fileKey = (clinic: string, sha256: string) => `${clinic}/${sha256.slice(0, 2)}/${sha256}`;

  /** The bytes of a piece that count, one small object after the other. */
  async function* bytesOf(clinic: string, { id, length }: Piece): AsyncGenerator<Uint8Array> {
    const prefix = piecePrefix(clinic, id);
    let at = 0;
    for (const { key, size } of length ? await bucket.list(prefix) : []) {
      const end = Math.min(at + size, length);
      if (Number(key.slice(prefix.length)) !== at || end <= at) break;
      yield* readable(bucket, key, { start: 0, end: end - at - 1 });
      at = end;
    }
    if (at < length) throw new Error('a piece is shorter in the store than in the database');
  }

  async function* readPieces(clinic: string, pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield* bytesOf(clinic, piece);
  }

  async function removeAll(prefix: string): Promise<void> {
    const all = await bucket.list(prefix);
    for (let at = 0; at < all.length; at += together) await Promise.all(all.slice(at, at + together).map(({ key }) => bucket.remove(key)));
  }

  return {
    openPiece: async (clinic, id) => writer(bucket, piecePrefix(clinic, id)),

    async assemble(clinic, pieces) {
      const folder = `${clinic}/whole/`;
      // What processes that were killed have left.
      for (const { key } of await bucket.list(folder)) if (isLeft(key.slice(folder.length))) await bucket.remove(key);
      const whole = `${folder}${wholeName()}`;
      const read = await gather(bucket, whole, readPieces(clinic, pieces));
      return {
        ...read,
        publish: () => bucket.copy(whole, fileKey(clinic, read.sha256)),
        discard: () => bucket.remove(whole),
      };
    },

    readPieces,

    async removePieces(clinic, ids) {
      for (const id of ids) await removeAll(piecePrefix(clinic, id));
    },

    read: (clinic, sha256, part) => streamOf(readable(bucket, fileKey(clinic, sha256), part)),
    remove: (clinic, sha256) => bucket.remove(fileKey(clinic, sha256)),
    removeClinic: (clinic) => removeAll(`${clinic}/`),
  };
}

/** Holds what is written until the next sync, and then puts it as one object. What could not be put is put with the next. */
function writer(bucket: Bucket, prefix: string): PieceWriter {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let at = 0;
  let last: Promise<void> = Promise.resolve();
  const sync = (): Promise<void> =>
    (last = last.catch(() => {}).then(async () => {
      const [taken, bytes] = [held, heldBytes];
      if (!bytes) return;
      [held, heldBytes] = [[], 0];
      try {
        await bucket.put(`${prefix}${String(at).padStart(15, '0')}`, Buffer.concat(taken));
        at += bytes;
      } catch (error) {
        [held, heldBytes] = [[...taken, ...held], heldBytes + bytes];
        throw error;
      }
    }));
  return {
    async write(bytes) {
      // Whoever writes may use the same memory again.
      held.push(Buffer.from(bytes));
      heldBytes += bytes.length;
      if (heldBytes >= mostHeld) await sync();
    },
    sync,
    async close() {
      held = [];
      await last.catch(() => {});
    },
  };
}

/** Reads all bytes once, for their hash and into one object. */
async function gather(bucket: Bucket, key: string, bytes: AsyncIterable<Uint8Array>): Promise<Pick<Assembled, 'sha256' | 'length' | 'head'>> {
  const hash = createHash('sha256');
  const head = Buffer.alloc(sniffedBytes);
  let [length, held, heldBytes] = [0, [] as Uint8Array[], 0];
  let upload: Awaited<ReturnType<Bucket['begin']>> | undefined;
  const flush = async () => {
    const body = Buffer.concat(held);
    [held, heldBytes] = [[], 0];
    await upload?.part(body);
  };
  try {
    for await (const chunk of bytes) {
      hash.update(chunk);
      if (length < head.length) head.set(chunk.subarray(0, head.length - length), length);
      length += chunk.length;
      held.push(chunk);
      heldBytes += chunk.length;
      if (heldBytes < partBytes) continue;
      upload ??= await bucket.begin(key);
      await flush();
    }
    if (!upload) await bucket.put(key, Buffer.concat(held));
    else {
      if (heldBytes) await flush();
      await upload.complete();
    }
  } catch (error) {
    await upload?.abort().catch(() => {});
    throw error;
  }
  return { sha256: hash.digest('hex'), length, head: head.subarray(0, length) };
}

/** As a stream that asks for nothing in advance. */
const streamOf = (bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await bytes.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await bytes.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );

/** A part of an object, as fast as somebody takes it; a line that breaks is taken up where it broke. Nothing is asked before the first byte is wanted. */
async function* readable(bucket: Bucket, key: string, { start, end }: { start: number; end: number }): AsyncGenerator<Uint8Array> {
  let at = start;
  for (let broke = 0; at <= end; ) {
    const reader = (await bucket.get(key, { start: at, end })).getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        at += value.length;
        broke = 0;
        yield value;
      }
      if (at <= end) throw new Error('an object is shorter in the store than in the database');
    } catch (error) {
      if (++broke >= readTries) throw error;
    } finally {
      // Whoever stops reading does not keep the line.
      await reader.cancel().catch(() => {});
    }
  }
}
