import * as v from 'valibot';
import { lockConsult } from '../../consult/store.ts';
import { enqueue, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { fileById } from '../../files/store.ts';
import { lostMinutes } from '../../recordings/rules/times.ts';
import { recordingById } from '../../recordings/store.ts';
import { after, minutes, type Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { hereIn, moveRecording } from './move.ts';

/** Looks after a recording that goes on: whether its browser is still there. */
export const watchRecordingJob = 'watch-recording';
const Payload = v.object({ clinic: v.string(), recording: v.string() });

/** The job, every two minutes: a recording of which nothing comes any more, or whose browser has left the call, is over. */
export const watchRecording =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async (job: Job): Promise<void> => {
    const { clinic, recording: id } = v.parse(Payload, job.payload);
    const scope = { clinic: { id: clinic } };
    await transaction(db, async (tx) => {
      const now = new Date(Math.max(clock().getTime(), job.runAt.getTime()));
      const first = await recordingById(tx, scope, id);
      if (!first) return;
      await lockConsult(tx, scope, first.consult);
      const recording = await recordingById(tx, scope, id);
      if (!recording || !['asked', 'recording', 'paused'].includes(recording.state)) return;
      const touched = (await fileById(tx, scope, recording.file))?.touchedAt ?? recording.askedAt;
      const isQuiet = recording.state === 'recording' && after(touched, minutes(lostMinutes)) <= now;
      const isThere = (await hereIn(tx, scope, recording.consult)).includes(recording.askedBy);
      if (isQuiet || !isThere) return moveRecording(tx, scope, { keys, consult: recording.consult, event: { type: 'over', why: 'lost' }, actor: { kind: 'system' }, now });
      await enqueue(tx, { clinic, kind: watchRecordingJob, payload: { clinic, recording: id }, runAt: after(now, minutes(lostMinutes)) });
    });
  };
