import type { VisitFile } from '@vetkit/signal-server/files/contract';
import { isPassing } from '../clinic/passing.ts';
import { isProblem, Problem } from '../clinic/problem.ts';
import type { FilesClient } from './client.ts';

const kB = 1024;
/** How much goes in one request. It begins small and follows the line, so that each takes about a second: that is how often progress shows. */
const part = { first: 256 * kB, least: 64 * kB, most: 8 * kB * kB, quickMs: 700, slowMs: 3000 } as const;

/** What is going on: bytes that have arrived, or that it waits for the line to come back. */
export interface Sending {
  readonly at: 'sending' | 'waiting';
  readonly sent: number;
}

export interface SendOptions {
  readonly signal: AbortSignal;
  readonly onChange: (sending: Sending) => void;
  /** Milliseconds to wait before the next try, by how many failed in a row. */
  readonly pause?: (failed: number) => number;
}

/** A part that was damaged, or sent twice: the next time it may be well. */
const passing = new Set(['upload-broken', 'upload-taken', 'offset-wrong', 'checksum-wrong']);
const mayPass = (error: unknown): error is Problem => isPassing(error) || (isProblem(error) && passing.has(error.code));

const wait = (failed: number): number => Math.min(30_000, 500 * 2 ** failed);

/** The length of the next part, by how long the last one took. */
export function nextPart(bytes: number, tookMs: number, most: number = part.most): number {
  if (tookMs < part.quickMs) return Math.min(most, bytes * 2);
  return tookMs > part.slowMs ? Math.max(part.least, bytes / 2) : bytes;
}

/**
 * Sends the rest of a file, from where the server has it. Goes on by itself after a broken line, as long as it takes. Rejects with a
 * `Problem` that waiting does not mend, `file-gone` when the browser cannot read the file any more, or the signal's reason.
 */
export async function sendFile(client: FilesClient, file: Blob, begun: Pick<VisitFile, 'id' | 'received'>, options: SendOptions): Promise<VisitFile> {
  const { signal, onChange, pause = wait } = options;
  const { id } = begun;
  let [offset, failed, size, most]: [number, number, number, number] = [begun.received, 0, part.first, part.most];
  for (;;) {
    try {
      // What the server has safely is all that counts after a break, and at the end.
      if (failed > 0 || offset >= file.size) {
        const now = await client.one(id, signal);
        if (now.state === 'ready') return now;
        offset = now.received;
        if (offset >= file.size) throw new Problem({ code: 'internal', title: 'All has arrived, and it is not whole yet' });
      }
      onChange({ at: 'sending', sent: offset });
      const began = performance.now();
      const bytes = await read(file, offset, size);
      await client.append(id, { offset, bytes, checksum: await sumOf(bytes) }, signal);
      offset += bytes.byteLength;
      failed = 0;
      size = nextPart(size, performance.now() - began, most);
    } catch (error) {
      signal.throwIfAborted();
      if (!mayPass(error)) throw error;
      onChange({ at: 'waiting', sent: offset });
      await quiet(pause(failed), signal);
      failed += 1;
      size = Math.max(part.least, size / 2);
      // A proxy on the way takes no larger ones.
      if (error.status === 413) most = size;
    }
  }
}

const read = (file: Blob, offset: number, size: number): Promise<ArrayBuffer> =>
  file.slice(offset, offset + size).arrayBuffer().catch((cause: unknown) => {
    throw new Problem({ code: 'file-gone', title: 'The file cannot be read any more' }, { cause });
  });

/** Pages without a secure context send no checksum. */
async function sumOf(bytes: ArrayBuffer): Promise<string | undefined> {
  const sum = await globalThis.crypto.subtle?.digest('SHA-256', bytes);
  return sum && `sha256 ${btoa(String.fromCharCode(...new Uint8Array(sum)))}`;
}

/** Does it as soon as the line is there. Rejects as `sendFile` does. */
export async function patiently<T>(act: () => Promise<T>, { signal, onWait, pause = wait }: Pick<SendOptions, 'signal' | 'pause'> & { readonly onWait: () => void }): Promise<T> {
  for (let failed = 0; ; failed += 1) {
    try {
      return await act();
    } catch (error) {
      signal.throwIfAborted();
      if (!mayPass(error)) throw error;
      onWait();
      await quiet(pause(failed), signal);
    }
  }
}

/** Waits, but no longer than until the browser says that the line is back. */
function quiet(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const end = (act: () => void) => () => {
      clearTimeout(timer);
      over.abort();
      act();
    };
    const timer = setTimeout(end(resolve), milliseconds);
    globalThis.addEventListener('online', end(resolve), { signal: over.signal });
    signal.addEventListener('abort', end(() => reject(signal.reason as Error)), { signal: over.signal });
  });
}
