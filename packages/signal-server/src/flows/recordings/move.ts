import { presenceOf } from '../../consult/store.ts';
import { enqueue } from '../../database/jobs.ts';
import type { Actor } from '../../database/events.ts';
import type { Tx } from '../../database/transaction.ts';
import { askingAfter, standing, type Asking, type AskingEvent } from '../../recordings/rules/consent.ts';
import { restMinutes } from '../../recordings/rules/times.ts';
import { answersOf, lockOpenRecording, putAnswer, setRecording, type StoredRecording } from '../../recordings/store.ts';
import { after, minutes } from '../../shared/clock.ts';
import { happened } from '../happened.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Puts a recording together that is over; it is asked for when its browser is done, and again for browsers that never come back. */
export const finishRecordingJob = 'finish-recording';

/** Everybody in the call, as the signaling has told. */
export const hereIn = async (tx: Tx, scope: InClinic, consult: string): Promise<string[]> =>
  (await presenceOf(tx, scope, consult)).filter(({ stage }) => stage === 'in-call').map(({ person }) => person);

/** How the asking of an open recording stands. */
export const askingOf = async (tx: Tx, scope: InClinic, { id, askedBy, consult, pausedBy, startedAt }: StoredRecording): Promise<Asking> => ({
  asker: askedBy, pausedBy, begun: startedAt !== null, over: null,
  here: await hereIn(tx, scope, consult),
  answers: await answersOf(tx, scope, id),
});

interface Moving {
  readonly consult: string;
  readonly event: AskingEvent;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * Something has happened to the consult's open recording, if it has one. The rules say how it stands now; only a change is kept and told.
 * The caller has locked the consult, so that nobody comes in meanwhile.
 */
export async function moveRecording(tx: Tx, scope: InClinic, { consult, event, actor, now }: Moving): Promise<void> {
  const recording = await lockOpenRecording(tx, scope, consult);
  if (!recording) return;
  const before = await askingOf(tx, scope, recording);
  await keepMove(tx, scope, recording, { next: askingAfter(before, event), event, actor, now });
}

/** Keeps how a recording stands now, and tells what has changed. */
export async function keepMove(tx: Tx, scope: InClinic, recording: StoredRecording, { next, event, actor, now }: { next: Asking; event?: AskingEvent; actor: Actor; now: Date }): Promise<void> {
  const state = standing(next);
  const { id, consult } = recording;
  const tell = { clinic: scope.clinic.id, consult, actor };
  const said = event?.type === 'answered' && (await answersOf(tx, scope, id))[event.person] !== event.yes;
  if (event?.type === 'answered' && said) await putAnswer(tx, scope, id, { person: event.person, yes: event.yes, now });
  await setRecording(tx, scope, id, {
    state,
    why: next.over,
    pausedBy: next.pausedBy,
    startedAt: recording.startedAt ?? (state === 'recording' ? now : null),
    stoppedAt: next.over ? now : null,
  });
  if (state === 'processing') {
    const { id: clinic } = scope.clinic;
    await enqueue(tx, { clinic, kind: finishRecordingJob, payload: { clinic, recording: id }, runAt: after(now, minutes(restMinutes)) });
  }
  if (event?.type === 'answered' && said) await happened(tx, { ...tell, type: 'recording.answered', data: { recording: id, person: event.person, yes: event.yes } });
  if (state === recording.state) return;
  const data = { recording: id };
  if (state === 'recording') await happened(tx, { ...tell, type: recording.startedAt ? 'recording.resumed' : 'recording.started', data });
  if (state === 'paused') await happened(tx, { ...tell, type: 'recording.paused', data: { ...data, why: next.pausedBy === null ? 'people' : 'by-hand' } });
  if (state === 'processing') await happened(tx, { ...tell, type: 'recording.stopped', data: { ...data, why: next.over ?? 'ended' } });
  if (state === 'declined') await happened(tx, { ...tell, type: 'recording.declined', data: { ...data, why: next.over ?? 'ended' } });
}
