import * as v from 'valibot';
import type { Actor } from '../../database/events.ts';
import type { Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { lockFile } from '../../files/store.ts';
import { recordingsProblem } from '../../recordings/problems.ts';
import { lockRecording, setRecordingGone } from '../../recordings/store.ts';
import { appendAudit, type AuditActor } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { personOfVisit } from '../consult/people.ts';
import { takeAway } from '../files/take-away.ts';
import { happened } from '../happened.ts';

/** Removes a recording that was kept long enough. */
export const sweepRecordingJob = 'sweep-recording';
const Payload = v.object({ clinic: v.string(), recording: v.string() });

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

interface Going {
  readonly id: string;
  readonly why: 'kept-long-enough' | 'by-hand';
  readonly actor: Actor;
  readonly now: Date;
}

/** Takes a recording away with its bytes. */
export async function removeIt(tx: Tx, keys: Keys, scope: { clinic: { id: string } }, { id, why, actor, now }: Going): Promise<void> {
  const recording = await lockRecording(tx, scope, id);
  const file = recording && (await lockFile(tx, scope, recording.file));
  if (!recording || !file) return;
  await takeAway(tx, scope, file, { state: 'removed', now });
  await setRecordingGone(tx, scope, id, 'removed');
  const by: AuditActor = actor.kind === 'staff' && actor.id ? `staff:${actor.id}` : 'system';
  await appendAudit(tx, keys, { clinic: scope.clinic.id, at: now, actor: by, action: 'recording.removed', subject: `recording:${id}`, content: { why, sha256: file.sha256 } });
  await happened(tx, { clinic: scope.clinic.id, consult: recording.consult, actor, type: 'recording.removed', data: { recording: id, why } });
}

/** The job, when a recording was kept as long as the clinic had set when it was made. */
export const sweepRecording =
  ({ db, clock, keys }: World) =>
  async (job: Job): Promise<void> => {
    const { clinic, recording: id } = v.parse(Payload, job.payload);
    const scope = { clinic: { id: clinic } };
    await transaction(db, async (tx) => {
      const now = new Date(Math.max(clock().getTime(), job.runAt.getTime()));
      const recording = await lockRecording(tx, scope, id);
      if (recording?.state !== 'ready' || (recording.removeAt && recording.removeAt > now)) return;
      await removeIt(tx, keys, scope, { id, why: 'kept-long-enough', actor: { kind: 'system' }, now });
    });
  };

/** A manager removes one before its time. @throws Problem `not-found`, `recording-not-ready`. */
export const removeRecording =
  ({ db, clock, keys }: World) =>
  async (scope: Scope, reference: string, id: string): Promise<void> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    if (me.role !== 'manager') throw notAllowed();
    await transaction(db, async (tx) => {
      const recording = await lockRecording(tx, scope, id);
      if (recording?.consult !== visit.consult) throw notFound();
      if (recording.state !== 'ready') throw recordingsProblem('recording-not-ready');
      await removeIt(tx, keys, scope, { id, why: 'by-hand', actor: { kind: 'staff', id: me.person }, now: clock() });
    });
  };
