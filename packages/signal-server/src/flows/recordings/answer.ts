import { lockConsult } from '../../consult/store.ts';
import type { Database } from '../../database/open.ts';
import { enqueue } from '../../database/jobs.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { MoveRecording, Recording } from '../../recordings/contract.ts';
import { recordingsProblem } from '../../recordings/problems.ts';
import { mayResume, type AskingEvent } from '../../recordings/rules/consent.ts';
import { lockOpenRecording, lockRecording, setWhole, type StoredRecording } from '../../recordings/store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { type Anybody, anybodyOfVisit } from '../consult/people.ts';
import { oneRecording } from './look.ts';
import { askingOf, finishRecordingJob, moveRecording } from './move.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/**
 * Somebody in the call agrees to be recorded, or does not, or not any more: a no ends it for all.
 * @throws Problem `not-found`, `not-in-call`, `recording-closed`.
 */
export const answerRecording =
  ({ db, clock, keys }: World) =>
  async (scope: Scope, reference: string, id: string, { yes }: { yes: boolean }): Promise<Recording> => {
    const { visit, me } = await anybodyOfVisit(db.sql, scope, reference);
    await transaction(db, async (tx) => {
      await lockConsult(tx, scope, visit.consult);
      const { here, answers } = await openOf(tx, scope, { consult: visit.consult, id, me });
      // A no is taken from wherever it comes, as long as somebody was asked.
      if (!here.includes(me.person) && (yes || answers[me.person] === undefined)) throw recordingsProblem('not-in-call');
      await moveRecording(tx, scope, { keys, consult: visit.consult, event: { type: 'answered', person: me.person, yes }, actor: { kind: me.kind, id: me.person }, now: clock() });
    });
    return oneRecording({ db })(scope, reference, id);
  };

/**
 * Pauses, goes on, stops; or says that the browser which recorded has sent all it has. Anybody in the call may pause, and who paused goes
 * on; the staff stop it. An owner or a guest who wants it stopped says no.
 * @throws Problem `not-found`, `not-in-call`, `recording-closed`, `recording-not-yours`.
 */
export const steerRecording =
  ({ db, clock, keys }: World) =>
  async (scope: Scope, reference: string, id: string, { to }: MoveRecording): Promise<Recording> => {
    const { visit, me } = await anybodyOfVisit(db.sql, scope, reference);
    await transaction(db, async (tx) => {
      await lockConsult(tx, scope, visit.consult);
      if (to === 'done') return done(tx, scope, { keys, consult: visit.consult, id, me, clock });
      const asking = await openOf(tx, scope, { consult: visit.consult, id, me });
      const event = eventFor(to, me);
      const isThere = asking.here.includes(me.person);
      if (!isThere && (event.type === 'paused' || (event.type === 'answered' && asking.answers[me.person] === undefined))) throw recordingsProblem('not-in-call');
      if (event.type === 'resumed' && asking.pausedBy !== null && !mayResume(asking, me.person)) throw recordingsProblem('recording-not-yours');
      await moveRecording(tx, scope, { keys, consult: visit.consult, event, actor: { kind: me.kind, id: me.person }, now: clock() });
    });
    return oneRecording({ db })(scope, reference, id);
  };

function eventFor(to: 'paused' | 'recording' | 'stopped', { kind, person }: Anybody): AskingEvent {
  if (to === 'paused') return { type: 'paused', person };
  if (to === 'recording') return { type: 'resumed', person };
  return kind === 'staff' ? { type: 'over', why: 'stopped' } : { type: 'answered', person, yes: false };
}

/** The open recording of this id, as it stands, held until the transaction ends: what is taken of it from now on is younger than any time read after this. @throws Problem `not-found`, `recording-closed`. */
async function openOf(tx: Tx, scope: Scope, { consult, id }: { consult: string; id: string; me: Anybody }) {
  const open = await lockOpenRecording(tx, scope, consult);
  if (open?.id === id) return askingOf(tx, scope, open);
  const known = await lockRecording(tx, scope, id);
  throw known?.consult === consult ? recordingsProblem('recording-closed') : notFound();
}

const isOpen = ({ state }: StoredRecording): boolean => state === 'asked' || state === 'recording' || state === 'paused';

async function done(tx: Tx, scope: Scope, { keys, consult, id, me, clock }: { keys: Keys; consult: string; id: string; me: Anybody; clock: Clock }): Promise<void> {
  const recording = await lockRecording(tx, scope, id);
  if (recording?.consult !== consult) throw notFound();
  if (recording.askedBy !== me.person) throw recordingsProblem('recording-not-yours');
  // Its page was closed in the middle: what it had recorded has come by another one. One that is over already may have a younger beside it.
  if (isOpen(recording)) await moveRecording(tx, scope, { keys, consult, event: { type: 'over', why: 'lost' }, actor: { kind: me.kind, id: me.person }, now: clock() });
  if (recording.whole || !['recording', 'paused', 'processing'].includes(recording.state)) return;
  await setWhole(tx, scope, id);
  await enqueue(tx, { clinic: scope.clinic.id, kind: finishRecordingJob, payload: { clinic: scope.clinic.id, recording: id } });
}
