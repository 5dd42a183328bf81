import { createHash } from 'node:crypto';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { filesProblem } from '../../files/problems.ts';
import type { FileKeeper } from '../../files/provider.ts';
import { clinicBytes } from '../../files/rules/limits.ts';
import type { TakenParts } from '../../files/rules/parts.ts';
import type { Checksum } from '../../files/rules/tus.ts';
import { beginPiece, clinicQuota, growFile, keepPiece, lockFile, piecesOf, usageForMore } from '../../files/store.ts';
import { recordingsProblem } from '../../recordings/problems.ts';
import { mayKeep } from '../../recordings/rules/parts.ts';
import { partBytes } from '../../recordings/rules/times.ts';
import { lockRecording, runsOf } from '../../recordings/store.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { badRequest, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { personOfVisit } from '../consult/people.ts';
import { bytesBeforeFilm } from './head.ts';

export interface RecordedPart {
  readonly offset: number;
  readonly checksum: Checksum | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly taken: TakenParts;
}

/**
 * Takes the next part of a recording from the browser that records, while the call goes on or a while after it. What was taken while it was
 * paused, or after its end, counts as come and is not kept: the browser may not have heard of it in time. Gives how much has come now.
 * @throws Problem `not-found`, `recording-not-yours`, `recording-closed`, `offset-wrong` (`received`), `upload-taken`, `upload-broken`,
 *   `checksum-wrong` (`received`), `part-too-large`, `clinic-full`.
 */
export const appendRecording =
  ({ db, clock, files }: { db: Database; clock: Clock; files: FileKeeper }) =>
  async (scope: Scope, reference: string, id: string, part: RecordedPart): Promise<number> => {
    // As old as each part says it is, it is now: how long its bytes take to come does not make it younger.
    const came = clock();
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    const { id: clinic } = scope.clinic;
    const piece = newId();
    /** The recording of this id, held until the transaction ends: nobody pauses it meanwhile. And how much of the part may be kept. */
    const held = async (tx: Tx) => {
      const recording = await lockRecording(tx, scope, id);
      if (recording?.consult !== visit.consult) throw notFound();
      if (recording.askedBy !== me.person) throw recordingsProblem('recording-not-yours');
      if (recording.whole || !['recording', 'paused', 'processing'].includes(recording.state)) throw recordingsProblem('recording-closed');
      return { recording, may: mayKeep(part.taken, await runsOf(tx, scope, id), came) };
    };
    const { file, may } = await transaction(db, async (tx) => {
      const { recording, may } = await held(tx);
      const file = await lockFile(tx, scope, recording.file);
      if (file?.state !== 'uploading') throw recordingsProblem('recording-closed');
      if (part.offset !== file.received) throw filesProblem('offset-wrong', { received: file.received });
      await beginPiece(tx, scope, file.id, { id: piece, start: file.received, now: came });
      return { file, may };
    });

    const bytes = await taken(part, file.received);
    const kept = may === bytes.length ? bytes : bytes.subarray(0, Math.max(may, await bytesBeforeFilm({ db, files }, scope, file, bytes)));
    if (kept.length > 0) await write(files, clinic, piece, kept);
    const received = file.received + bytes.length;
    const mine = await transaction(db, async (tx) => {
      // Paused or stopped while it came: what may be kept is less now. It is asked for again.
      if ((await held(tx)).may < may) return false;
      const usage = await usageForMore(tx, scope, visit.appointment);
      if (usage.clinicBytes + kept.length > ((await clinicQuota(tx, scope)) ?? clinicBytes)) throw filesProblem('clinic-full');
      await growFile(tx, scope, file.id, received);
      return keepPiece(tx, scope, { id: piece, start: file.received, length: kept.length, passed: bytes.length - kept.length, now: clock() });
    });
    if (mine) return received;
    await files.removePieces(clinic, [piece]);
    throw filesProblem('upload-taken');
  };

async function write(files: FileKeeper, clinic: string, piece: string, bytes: Uint8Array): Promise<void> {
  const writer = await files.openPiece(clinic, piece);
  try {
    await writer.write(bytes);
    await writer.sync();
  } finally {
    await writer.close();
  }
}

/** All of a part: it is small. */
async function taken({ bytes, checksum, taken: told }: RecordedPart, received: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > partBytes) throw recordingsProblem('part-too-large');
    parts.push(part);
  }
  const all = Buffer.concat(parts);
  if (checksum && createHash(checksum.algorithm).update(all).digest('base64') !== checksum.sum) throw filesProblem('checksum-wrong', { received });
  if (told.parts.reduce((sum, one) => sum + one.bytes, 0) !== all.length) throw badRequest([{ path: 'Recording-Parts', message: 'Together as many bytes as are sent' }]);
  return all;
}
