import type { Database } from '../../database/open.ts';
import type { FileKeeper } from '../../files/provider.ts';
import { piecesOf, type StoredFile } from '../../files/store.ts';
import { sniff } from '../../files/rules/sniff.ts';
import type { FilmReader } from '../../recordings/rules/film.ts';
import { Mp4Reader } from '../../recordings/rules/mp4.ts';
import { WebmReader } from '../../recordings/rules/webm.ts';

interface World {
  readonly db: Pick<Database, 'sql'>;
  readonly files: Pick<FileKeeper, 'readPieces'>;
}

/** Longer than what any browser writes before the first picture. */
const longest = 16 * 1024;

/** The reader for a film that begins so. */
export const readerFor = (head: Uint8Array): FilmReader => (sniff(head) === 'video/mp4' ? new Mp4Reader() : new WebmReader());

/**
 * Of the next bytes of a recording, how many stand before its first picture and sound: they say how to read the rest, and show nothing. They
 * are kept even when what comes right behind them is not: without them nothing that comes later would play.
 */
export async function bytesBeforeFilm({ db, files }: World, scope: { readonly clinic: { readonly id: string } }, file: StoredFile, bytes: Uint8Array): Promise<number> {
  if (file.received > longest) return 0;
  const pieces = await piecesOf(db.sql, scope, file.id);
  // Film was left out before: the first picture has come.
  if (pieces.reduce((sum, { length }) => sum + length, 0) < file.received) return 0;
  const before: Uint8Array[] = [];
  for await (const chunk of files.readPieces(scope.clinic.id, pieces)) before.push(chunk.slice());
  const all = Buffer.concat([...before, bytes]);
  const reader = readerFor(all);
  reader.push(all);
  const begins = reader.begins ?? (all.length <= longest ? all.length : 0);
  return Math.max(0, begins - file.received);
}
