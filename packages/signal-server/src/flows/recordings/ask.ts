import { consultProblem } from '../../consult/problems.ts';
import { whyNotEnter } from '../../consult/rules.ts';
import { lockConsult } from '../../consult/store.ts';
import { enqueue } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { addFile } from '../../files/store.ts';
import type { Recording } from '../../recordings/contract.ts';
import { recordingsProblem } from '../../recordings/problems.ts';
import { asked } from '../../recordings/rules/consent.ts';
import { lostMinutes } from '../../recordings/rules/times.ts';
import { addRecording, agreedBefore, lockOpenRecording, putAnswer, recordingById } from '../../recordings/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import { after, minutes, type Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { badRequest, notAllowed } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import { personOfVisit } from '../consult/people.ts';
import { oneRecording } from './look.ts';
import { hereIn, keepMove } from './move.ts';
import { watchRecordingJob } from './watch.ts';

/**
 * Somebody of the staff who is in the call asks everybody in it whether it may be recorded. Who agreed earlier in this visit, and has not
 * taken it back, is not asked again: where all have, it starts at once.
 * @throws Problem `not-in-call`, `recording-open`, `visit-cancelled`, `visit-over`.
 */
export const askToRecord =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, reference: string, { id }: { id: string }): Promise<Recording> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    if (me.kind !== 'staff') throw notAllowed();
    await transaction(db, async (tx) => {
      const now = clock();
      const { id: clinic } = scope.clinic;
      const refusal = whyNotEnter(visit, now);
      if (refusal) throw consultProblem(refusal);
      const consult = await lockConsult(tx, scope, visit.consult);
      const before = await recordingById(tx, scope, id);
      if (before?.consult === visit.consult && before.askedBy === me.person) return;
      if (before) throw badRequest([{ path: 'id', message: 'A new id for each recording' }]);
      const here = await hereIn(tx, scope, visit.consult);
      if (consult?.state === 'ended' || !here.includes(me.person)) throw recordingsProblem('not-in-call');
      if (await lockOpenRecording(tx, scope, visit.consult)) throw recordingsProblem('recording-open');

      const agreed = await agreedBefore(tx, scope, visit.consult);
      const file = newId();
      await addFile(tx, scope, { id: file, appointment: null, by: { kind: 'staff', id: me.person }, name: '', length: 0, now });
      await addRecording(tx, scope, { id, consult: visit.consult, askedBy: me.person, file, now });
      const next = asked(me.person, here, agreed);
      for (const person of Object.keys(next.answers)) await putAnswer(tx, scope, id, { person, yes: true, now });
      await enqueue(tx, { clinic, kind: watchRecordingJob, payload: { clinic, recording: id }, runAt: after(now, minutes(lostMinutes)) });
      await appendAudit(tx, keys, { clinic, at: now, actor: `staff:${me.person}`, action: 'recording.asked', subject: `recording:${id}`, content: { consult: visit.consult } });
      const actor = { kind: me.kind, id: me.person };
      await happened(tx, { clinic, consult: visit.consult, actor, type: 'recording.asked', data: { recording: id, by: me.person } });
      await keepMove(tx, scope, (await recordingById(tx, scope, id))!, { keys, next, actor, now });
    });
    return oneRecording({ db })(scope, reference, id);
  };
