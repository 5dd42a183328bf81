import { createHash, randomUUID } from 'node:crypto';
import { copyFile, link, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, syncFolder } from '../shared/folders.ts';
import { isLeft, wholeName, type Assembled, type FileKeeper, type PieceWriter } from './provider.ts';
import { sniffedBytes } from './rules/sniff.ts';

const bufferBytes = 256 * 1024;

/** Keeps files below one folder, `<clinic>/<two signs of the hash>/<hash>`; several processes may share it. */
export function diskFiles(root: string): FileKeeper {
  const pieceAt = (clinic: string, id: string) => join(root, clinic, 'pieces', id);
  const fileAt = (clinic: string, sha256: string) => join(root, clinic, sha256.slice(0, 2), sha256);

  return {
    async openPiece(clinic, id) {
      const path = pieceAt(clinic, id);
      await makeFolder(dirname(path), 0o700);
      // `wx`: a piece has one writer, ever.
      const file = await open(path, 'wx', 0o600);
      await syncFolder(dirname(path));
      return writer(file);
    },

    async assemble(clinic, pieces) {
      const [only] = pieces;
      await removeLeft(pieceAt(clinic, ''));
      const whole = pieceAt(clinic, wholeName());
      // What came in one piece needs no copy: it is read once, for its hash.
      const single = pieces.length === 1 && only ? pieceAt(clinic, only.id) : undefined;
      const read = await together(pieces.map(({ id, length }) => ({ path: pieceAt(clinic, id), length })), single ? undefined : whole);
      const from = single ?? whole;
      return {
        ...read,
        publish: () => publish(from, fileAt(clinic, read.sha256)),
        discard: () => rm(whole, { force: true }),
      };
    },

    async *readPieces(clinic, pieces) {
      for (const { id, length } of pieces) yield* chunks({ path: pieceAt(clinic, id), length });
    },

    async removePieces(clinic, ids) {
      for (const id of ids) await rm(pieceAt(clinic, id), { force: true });
    },

    read: (clinic, sha256, part) => lazily(fileAt(clinic, sha256), part),
    remove: (clinic, sha256) => rm(fileAt(clinic, sha256), { force: true }),
    removeClinic: (clinic) => rm(join(root, clinic), { recursive: true, force: true }),
  };
}

const writer = (file: FileHandle): PieceWriter => ({
  async write(bytes) {
    for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
  },
  sync: () => file.datasync(),
  close: () => file.close(),
});

/** What processes that were killed have left of putting files together. */
async function removeLeft(folder: string): Promise<void> {
  for (const name of (await readdir(folder).catch(() => [])).filter(isLeft)) await rm(join(folder, name), { force: true });
}

/** Reads parts one after the other for their hash, and copies them to `target` where there is one. */
async function together(parts: readonly { path: string; length: number }[], target: string | undefined): Promise<Pick<Assembled, 'sha256' | 'length' | 'head'>> {
  const hash = createHash('sha256');
  const head = Buffer.alloc(sniffedBytes);
  let length = 0;
  const out = target === undefined ? undefined : await open(target, 'wx', 0o600);
  try {
    for (const part of parts) {
      for await (const bytes of chunks(part)) {
        hash.update(bytes);
        if (length < head.length) bytes.copy(head, length);
        if (out) await writer(out).write(bytes);
        length += bytes.length;
      }
    }
    await out?.sync();
  } finally {
    await out?.close();
  }
  return { sha256: hash.digest('hex'), length, head: head.subarray(0, length) };
}

/** So many bytes from the beginning of a file. Each chunk is good until the next is asked for. */
async function* chunks({ path, length }: { path: string; length: number }): AsyncGenerator<Buffer> {
  if (length === 0) return;
  const file = await open(path, 'r');
  const buffer = Buffer.alloc(bufferBytes);
  try {
    for (let at = 0; at < length; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, length - at), at);
      if (bytesRead === 0) throw new Error('a piece is shorter on the disk than in the database');
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** One more name for the bytes, in one step: whoever looks sees all of it or nothing. */
async function publish(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to), 0o700);
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The same content came before.
    if (code === 'EEXIST') return;
    // Not every file system knows a second name.
    const copy = `${to}.${randomUUID()}`;
    await copyFile(from, copy);
    await syncFile(copy);
    await rename(copy, to);
  }
  await syncFolder(dirname(to));
  await syncFolder(dirname(dirname(to)));
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A part of a file, read as fast as somebody takes it. Nothing is opened for a reader who never comes. */
function lazily(path: string, { start, end }: { start: number; end: number }): ReadableStream<Uint8Array> {
  let file: FileHandle | undefined;
  let at = start;
  const close = async () => {
    await file?.close();
    file = undefined;
  };
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          file ??= await open(path, 'r');
          const { bytesRead, buffer } = await file.read(new Uint8Array(Math.min(bufferBytes, end - at + 1)), 0, undefined, at);
          if (bytesRead === 0) throw new Error('a file is shorter on the disk than in the database');
          controller.enqueue(buffer.subarray(0, bytesRead));
          at += bytesRead;
          if (at <= end) return;
          await close();
          controller.close();
        } catch (error) {
          await close();
          throw error;
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}

