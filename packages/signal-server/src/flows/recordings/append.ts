import { createHash } from 'node:crypto';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { filesProblem } from '../../files/problems.ts';
import type { FileKeeper } from '../../files/provider.ts';
import { clinicBytes } from '../../files/rules/limits.ts';
import type { Checksum } from '../../files/rules/tus.ts';
import { beginPiece, clinicQuota, growFile, keepPiece, lockFile, usageForMore } from '../../files/store.ts';
import { recordingsProblem } from '../../recordings/problems.ts';
import { partBytes } from '../../recordings/rules/times.ts';
import { lockRecording } from '../../recordings/store.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { personOfVisit } from '../consult/people.ts';

export interface RecordedPart {
  readonly offset: number;
  readonly checksum: Checksum | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Takes the next part of a recording from the browser that records, while the call goes on or a while after it. Gives how much is safe now.
 * @throws Problem `not-found`, `recording-not-yours`, `recording-closed`, `offset-wrong` (`received`), `upload-taken`, `upload-broken`,
 *   `checksum-wrong` (`received`), `part-too-large`, `clinic-full`.
 */
export const appendRecording =
  ({ db, clock, files }: { db: Database; clock: Clock; files: FileKeeper }) =>
  async (scope: Scope, reference: string, id: string, part: RecordedPart): Promise<number> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    const { id: clinic } = scope.clinic;
    const piece = newId();
    const file = await transaction(db, async (tx) => {
      const recording = await lockRecording(tx, scope, id);
      if (recording?.consult !== visit.consult) throw notFound();
      if (recording.askedBy !== me.person) throw recordingsProblem('recording-not-yours');
      if (recording.whole || !['recording', 'paused', 'processing'].includes(recording.state)) throw recordingsProblem('recording-closed');
      const kept = await lockFile(tx, scope, recording.file);
      if (kept?.state !== 'uploading') throw recordingsProblem('recording-closed');
      if (part.offset !== kept.received) throw filesProblem('offset-wrong', { received: kept.received });
      await beginPiece(tx, scope, kept.id, { id: piece, start: kept.received, now: clock() });
      return kept;
    });

    const bytes = await taken(part, file.received);
    const writer = await files.openPiece(clinic, piece);
    try {
      await writer.write(bytes);
      await writer.sync();
    } finally {
      await writer.close();
    }
    const received = file.received + bytes.length;
    const mine = await transaction(db, async (tx) => {
      const usage = await usageForMore(tx, scope, visit.appointment);
      if (usage.clinicBytes + bytes.length > ((await clinicQuota(tx, scope)) ?? clinicBytes)) throw filesProblem('clinic-full');
      await growFile(tx, scope, file.id, received);
      return keepPiece(tx, scope, { id: piece, start: file.received, length: bytes.length, now: clock() });
    });
    if (!mine) throw filesProblem('upload-taken');
    return received;
  };

/** All of a part: it is small. */
async function taken({ bytes, checksum }: RecordedPart, received: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > partBytes) throw recordingsProblem('part-too-large');
    parts.push(part);
  }
  const all = Buffer.concat(parts);
  if (checksum && createHash(checksum.algorithm).update(all).digest('base64') !== checksum.sum) throw filesProblem('checksum-wrong', { received });
  return all;
}
