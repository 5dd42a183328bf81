import * as v from 'valibot';
import type { Job } from '../../database/jobs.ts';
import { enqueue } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Assembled, FileKeeper, Piece } from '../../files/provider.ts';
import { cleanName } from '../../files/rules/names.ts';
import { sniff, sniffedBytes } from '../../files/rules/sniff.ts';
import { beginPiece, lockContent, lockFile, piecesOf, setLength, setReady } from '../../files/store.ts';
import { rewritten } from '../../recordings/rules/film.ts';
import { restMinutes } from '../../recordings/rules/times.ts';
import { lockRecording, recordingById, setRecordingGone, setRecordingReady, type StoredRecording } from '../../recordings/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import { after, days, minutes, type Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { nameOfRecording, recordingSettings } from '../../views/recordings.ts';
import { letPiecesGo, takeAway } from '../files/take-away.ts';
import { happened } from '../happened.ts';
import { readerFor } from './head.ts';
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
    if (!made) return fail(world, clinic, recording);
    const whole = await files.assemble(clinic, [made.piece]);
    try {
      await show(world, { clinic, id, whole, seconds: made.seconds, now });
    } finally {
      await whole.discard();
    }
  };

/** Writes what has come anew, as one piece; nothing when there is nothing to see. */
async function mend({ db, clock, files }: World, clinic: string, { file }: StoredRecording): Promise<{ piece: Piece; seconds: number | null } | undefined> {
  const scope = { clinic: { id: clinic } };
  const pieces = await piecesOf(db.sql, scope, file);
  const reader = readerFor(await beginning(files.readPieces(clinic, pieces)));
  let end = 0;
  for (const piece of pieces) {
    // What came in between was not kept.
    if (piece.start > end) reader.gap();
    for await (const bytes of files.readPieces(clinic, [piece])) reader.push(bytes);
    end = piece.start + piece.length;
  }
  const mended = reader.mend();
  if (!mended) return undefined;

  const piece = newId();
  await transaction(db, (tx) => beginPiece(tx, scope, file, { id: piece, start: 0, now: clock() }));
  const writer = await files.openPiece(clinic, piece);
  let length = 0;
  try {
    for await (const bytes of rewritten(mended, files.readPieces(clinic, pieces))) {
      await writer.write(bytes);
      length += bytes.length;
    }
    await writer.sync();
  } finally {
    await writer.close();
  }
  return { piece: { id: piece, length }, seconds: mended.seconds };
}

/** What a film begins with: its first pieces may be as small as one byte, browsers hand over what they have. */
async function beginning(all: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  let head = Buffer.alloc(0);
  for await (const bytes of all) {
    head = Buffer.concat([head, bytes.subarray(0, sniffedBytes - head.length)]);
    if (head.length >= sniffedBytes) break;
  }
  return head;
}

const show = ({ db, keys }: World, { clinic, id, whole, seconds, now }: { clinic: string; id: string; whole: Assembled; seconds: number | null; now: Date }): Promise<void> =>
  transaction(db, async (tx) => {
    const scope = { clinic: { id: clinic } };
    const recording = await lockRecording(tx, scope, id);
    if (recording?.state !== 'processing') return;
    const type = sniff(whole.head) ?? 'video/webm';
    await lockFile(tx, scope, recording.file);
    await lockContent(tx, scope, whole.sha256);
    await whole.publish();
    await setLength(tx, scope, recording.file, whole.length);
    const name = cleanName(await nameOfRecording(tx, scope, recording.consult, recording.startedAt ?? recording.askedAt), type);
    await setReady(tx, scope, recording.file, { type, sha256: whole.sha256, name, now });
    await letPiecesGo(tx, scope, recording.file);
    const removeAt = after(now, days((await recordingSettings(tx, scope)).keptDays));
    await setRecordingReady(tx, scope, id, { seconds, removeAt, now });
    await enqueue(tx, { clinic, kind: sweepRecordingJob, payload: { clinic, recording: id }, runAt: removeAt });
    await appendAudit(tx, keys, { clinic, at: now, actor: 'system', action: 'recording.kept', subject: `recording:${id}`, content: { sha256: whole.sha256, length: whole.length, type, seconds } });
    await happened(tx, { clinic, consult: recording.consult, actor: { kind: 'system' }, type: 'recording.ready', data: { recording: id, seconds } });
  });

const fail = ({ db, clock }: World, clinic: string, { id }: StoredRecording): Promise<void> =>
  transaction(db, async (tx) => {
    const scope = { clinic: { id: clinic } };
    const recording = await lockRecording(tx, scope, id);
    const file = recording?.state === 'processing' ? await lockFile(tx, scope, recording.file) : undefined;
    if (!recording || !file) return;
    await takeAway(tx, scope, file, { state: 'removed', now: clock() });
    await setRecordingGone(tx, scope, id, 'failed');
    await happened(tx, { clinic, consult: recording.consult, actor: { kind: 'system' }, type: 'recording.failed', data: { recording: id } });
  });
