import * as v from 'valibot';
import type { Job } from '../../database/jobs.ts';
import { enqueue } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Assembled, FileKeeper, Piece } from '../../files/provider.ts';
import { cleanName } from '../../files/rules/names.ts';
import { sniff, sniffedBytes } from '../../files/rules/sniff.ts';
import { beginPiece, forgetPieces, lockContent, lockFile, piecesOf, setLength, setReady } from '../../files/store.ts';
import { restMinutes } from '../../recordings/rules/times.ts';
import { WebmReader, type Mended } from '../../recordings/rules/webm.ts';
import { lockRecording, recordingById, setRecordingGone, setRecordingReady, type StoredRecording } from '../../recordings/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import { after, days, minutes, type Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { nameOfRecording, recordingSettings } from '../../views/recordings.ts';
import { takeAway } from '../files/take-away.ts';
import { happened } from '../happened.ts';
import { sweepRecordingJob } from './sweep.ts';

const Payload = v.object({ clinic: v.string(), recording: v.string() });

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly files: FileKeeper;
}

/**
 * The job that makes of what has come something that plays, says how long it is and can be jumped in. Does nothing to a recording that is
 * not over, or whose browser may still send the rest.
 */
export const finishRecording =
  (world: World) =>
  async (job: Job): Promise<void> => {
    const { clinic, recording: id } = v.parse(Payload, job.payload);
    const { db, files } = world;
    const scope = { clinic: { id: clinic } };
    const now = new Date(Math.max(world.clock().getTime(), job.runAt.getTime()));
    const recording = await recordingById(db.sql, scope, id);
    if (recording?.state !== 'processing') return;
    if (!recording.whole && recording.stoppedAt && after(recording.stoppedAt, minutes(restMinutes)) > now) return;

    const made = await mend(world, clinic, recording);
    if (!made) return files.removePieces(clinic, await fail(world, clinic, recording));
    const whole = await files.assemble(clinic, [made.piece]);
    try {
      await files.removePieces(clinic, await show(world, { clinic, id, whole, seconds: made.seconds, now }));
    } finally {
      await whole.discard();
    }
  };

/** Writes what has come anew, as one piece; nothing when there is nothing to see. */
async function mend({ db, clock, files }: World, clinic: string, { file }: StoredRecording): Promise<{ piece: Piece; seconds: number | null } | undefined> {
  const scope = { clinic: { id: clinic } };
  const pieces = await piecesOf(db.sql, scope, file);
  if (pieces.length === 0) return undefined;
  const reader = new WebmReader();
  // Pieces may be as small as one byte: browsers hand over what they have.
  let head = Buffer.alloc(0);
  for await (const bytes of files.readPieces(clinic, pieces)) {
    if (head.length < sniffedBytes) head = Buffer.concat([head, bytes.subarray(0, sniffedBytes - head.length)]);
    reader.push(bytes);
  }
  const mended = reader.mend();
  if (sniff(head) !== 'video/mp4' && !mended) return undefined;

  const piece = newId();
  await transaction(db, (tx) => beginPiece(tx, scope, file, { id: piece, start: 0, now: clock() }));
  const writer = await files.openPiece(clinic, piece);
  let length = 0;
  try {
    for await (const bytes of mended ? rewritten(mended, files.readPieces(clinic, pieces)) : files.readPieces(clinic, pieces)) {
      await writer.write(bytes);
      length += bytes.length;
    }
    await writer.sync();
  } finally {
    await writer.close();
  }
  return { piece: { id: piece, length }, seconds: mended?.seconds ?? null };
}

/** The mended file: its new beginning, then the old bytes that count. */
async function* rewritten({ head, from, to, patches }: Mended, old: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  const left = [...patches];
  let at = 0;
  for await (const chunk of old) {
    const bytes = chunk.slice();
    const end = at + bytes.length;
    for (let patch = left[0]; patch && patch.at < end; patch = left[0]) {
      for (const [i, byte] of patch.bytes.entries()) if (patch.at + i >= at && patch.at + i < end) bytes[patch.at + i - at] = byte;
      // The rest of it lies in the next part.
      if (patch.at + patch.bytes.length > end) break;
      left.shift();
    }
    const [start, stop] = [Math.max(0, from - at), Math.min(bytes.length, to - at)];
    if (stop > start) yield bytes.subarray(start, stop);
    at = end;
  }
}

const show = ({ db, keys }: World, { clinic, id, whole, seconds, now }: { clinic: string; id: string; whole: Assembled; seconds: number | null; now: Date }): Promise<string[]> =>
  transaction(db, async (tx) => {
    const scope = { clinic: { id: clinic } };
    const recording = await lockRecording(tx, scope, id);
    if (recording?.state !== 'processing') return [];
    const type = sniff(whole.head) ?? 'video/webm';
    await lockFile(tx, scope, recording.file);
    await lockContent(tx, scope, whole.sha256);
    await whole.publish();
    await setLength(tx, scope, recording.file, whole.length);
    const name = cleanName(await nameOfRecording(tx, scope, recording.consult, recording.startedAt ?? recording.askedAt), type);
    await setReady(tx, scope, recording.file, { type, sha256: whole.sha256, name, now });
    const pieces = await forgetPieces(tx, scope, recording.file);
    const removeAt = after(now, days((await recordingSettings(tx, scope)).keptDays));
    await setRecordingReady(tx, scope, id, { seconds, removeAt, now });
    await enqueue(tx, { clinic, kind: sweepRecordingJob, payload: { clinic, recording: id }, runAt: removeAt });
    await appendAudit(tx, keys, { clinic, at: now, actor: 'system', action: 'recording.kept', subject: `recording:${id}`, content: { sha256: whole.sha256, length: whole.length, type, seconds } });
    await happened(tx, { clinic, consult: recording.consult, actor: { kind: 'system' }, type: 'recording.ready', data: { recording: id, seconds } });
    return pieces;
  });

const fail = ({ db, clock }: World, clinic: string, { id }: StoredRecording): Promise<string[]> =>
  transaction(db, async (tx) => {
    const scope = { clinic: { id: clinic } };
    const recording = await lockRecording(tx, scope, id);
    const file = recording?.state === 'processing' ? await lockFile(tx, scope, recording.file) : undefined;
    if (!recording || !file) return [];
    const pieces = await takeAway(tx, scope, file, { state: 'removed', now: clock() });
    await setRecordingGone(tx, scope, id, 'failed');
    await happened(tx, { clinic, consult: recording.consult, actor: { kind: 'system' }, type: 'recording.failed', data: { recording: id } });
    return pieces;
  });
