import type { Context } from 'hono';
import { badRequest } from '../shared/problem.ts';
import { filesProblem } from './problems.ts';
import { bytesOf, checksumOf, tusBytes, tusVersion, type Checksum } from './rules/tus.ts';

/** The next bytes of an upload, as a PATCH of tus carries them. */
export interface TusPart {
  readonly offset: number;
  readonly checksum: Checksum | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Speaks tus from here on. A client that says nothing of its version is taken as one that knows ours. */
export function mustSpeakTus(c: Context): void {
  c.header('tus-resumable', tusVersion);
  if ((c.req.header('tus-resumable') ?? tusVersion) !== tusVersion) throw filesProblem('tus-version');
}

/** What a header says. @throws Problem `bad-request`. */
export function header<T>(value: T | undefined, name: string, wanted: string): T {
  if (value === undefined) throw badRequest([{ path: name, message: wanted }]);
  return value;
}

/** The request's bytes. A line that breaks is the client's to know, not a fault of ours. */
async function* incoming(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => Promise.reject(filesProblem('upload-broken')));
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}

/** What a PATCH brings. @throws Problem `bad-request`. */
export function partOf(c: Context): TusPart {
  if (c.req.header('content-type') !== tusBytes) throw badRequest([{ path: 'Content-Type', message: tusBytes }]);
  const offset = header(bytesOf(c.req.header('upload-offset')), 'Upload-Offset', 'Where these bytes begin');
  const told = c.req.header('upload-checksum');
  const checksum = told === undefined ? undefined : header(checksumOf(told), 'Upload-Checksum', 'sha256 or sha1, and the sum in Base64');
  return { offset, checksum, bytes: incoming(c.req.raw.body) };
}
