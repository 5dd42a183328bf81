import { presenceOf } from '../../consult/store.ts';
import { enqueue } from '../../database/jobs.ts';
import type { Actor } from '../../database/events.ts';
import type { Tx } from '../../database/transaction.ts';
import { askingAfter, standing, type Asking, type AskingEvent } from '../../recordings/rules/consent.ts';
import { restMinutes } from '../../recordings/rules/times.ts';
import { answersOf, beginRun, endRun, lockOpenRecording, putAnswer, setRecording, type StoredRecording } from '../../recordings/store.ts';
import { appendAudit, type AuditActor } from '../../shared/audit.ts';
import { after, minutes } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
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
  readonly keys: Keys;
  readonly consult: string;
  readonly event: AskingEvent;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * Something has happened to the consult's open recording, if it has one. The rules say how it stands now; only a change is kept and told.
 * The caller has locked the consult, so that nobody comes in meanwhile.
 */
export async function moveRecording(tx: Tx, scope: InClinic, { consult, event, ...by }: Moving): Promise<void> {
  const recording = await lockOpenRecording(tx, scope, consult);
  if (!recording) return;
  const before = await askingOf(tx, scope, recording);
  await keepMove(tx, scope, recording, { next: askingAfter(before, event), event, ...by });
}

/** What a recording that now stands so is called by the timeline and the audit. */
const calls = { asked: undefined, recording: 'started', paused: 'paused', processing: 'stopped', declined: 'declined' } as const;

/** Keeps how a recording stands now, and tells the timeline and the audit what has changed: who, when, what, and no more. */
export async function keepMove(tx: Tx, scope: InClinic, recording: StoredRecording, { keys, next, event, actor, now }: Omit<Moving, 'consult' | 'event'> & { next: Asking; event?: AskingEvent }): Promise<void> {
  const state = standing(next);
  const { id, consult } = recording;
  const { id: clinic } = scope.clinic;
  const before = event?.type === 'answered' ? (await answersOf(tx, scope, id))[event.person] : undefined;
  const said = event?.type === 'answered' && before !== event.yes ? event : undefined;
  if (said) await putAnswer(tx, scope, id, { person: said.person, yes: said.yes, now });
  await setRecording(tx, scope, id, {
    state,
    why: next.over,
    pausedBy: next.pausedBy,
    startedAt: recording.startedAt ?? (state === 'recording' ? now : null),
    stoppedAt: next.over ? now : null,
  });
  const isNew = state !== recording.state;
  if (isNew && recording.state === 'recording') await endRun(tx, scope, id, now);
  if (isNew && state === 'recording') await beginRun(tx, scope, id, now);
  if (state === 'processing') await enqueue(tx, { clinic, kind: finishRecordingJob, payload: { clinic, recording: id }, runAt: after(now, minutes(restMinutes)) });

  const tell = { clinic, consult, actor };
  const data = { recording: id };
  const why = next.over ?? 'ended';
  if (said) await happened(tx, { ...tell, type: 'recording.answered', data: { ...data, person: said.person, yes: said.yes } });
  if (isNew && state === 'recording') await happened(tx, { ...tell, type: recording.startedAt ? 'recording.resumed' : 'recording.started', data });
  if (isNew && state === 'paused') await happened(tx, { ...tell, type: 'recording.paused', data: { ...data, why: next.pausedBy === null ? 'people' : 'by-hand' } });
  if (isNew && state === 'processing') await happened(tx, { ...tell, type: 'recording.stopped', data: { ...data, why } });
  if (isNew && state === 'declined') await happened(tx, { ...tell, type: 'recording.declined', data: { ...data, why } });

  const note = (action: string, content: unknown) => appendAudit(tx, keys, { clinic, at: now, actor: auditActor(actor), action: `recording.${action}`, subject: `recording:${id}`, content });
  if (said) await note(said.yes ? 'agreed' : before ? 'taken-back' : 'refused', { yes: said.yes });
  const called = state === 'recording' && recording.startedAt ? 'resumed' : calls[state];
  if (isNew && called) await note(called, { why: state === 'paused' ? (next.pausedBy === null ? 'people' : 'by-hand') : next.over });
}

const auditActor = ({ kind, id }: Actor): AuditActor => ((kind === 'staff' || kind === 'owner' || kind === 'guest') && id ? `${kind}:${id}` : 'system');
