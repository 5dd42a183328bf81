import type { Database } from '../../database/open.ts';
import { enqueue } from '../../database/jobs.ts';
import { transaction } from '../../database/transaction.ts';
import type { VisitFile } from '../../files/contract.ts';
import { filesProblem } from '../../files/problems.ts';
import { keptHours, whyNotAdd } from '../../files/rules/limits.ts';
import { cleanName } from '../../files/rules/names.ts';
import { addFile, clinicQuota, fileById, usageForMore } from '../../files/store.ts';
import { after, hours, type Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { badRequest } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { oneFile } from './look.ts';
import { sweepFileJob } from './sweep.ts';
import { isTheirs, limitsFor, mustBeOpen, sideOf, subjectFor } from './whose.ts';

export interface Wanted {
  readonly length: number;
  readonly name: string;
  /** Chosen by the client: beginning the same again, after an answer that was lost, gives the upload that has begun. */
  readonly id?: string | undefined;
}

/**
 * Begins an upload: its room is reserved, nothing of it is there yet.
 * @throws Problem `file-empty`, `file-too-large`, `too-many-files`, `clinic-full`, `visit-cancelled`, `visit-over`.
 */
export const begin =
  (world: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, reference: string, { length, name, id = newId() }: Wanted): Promise<VisitFile> => {
    const { db, clock } = world;
    await transaction(db, async (tx) => {
      const now = clock();
      const subject = await subjectFor(tx, scope, reference);
      mustBeOpen(subject, scope.caller, now);
      const before = await fileById(tx, scope, id);
      if (before) {
        const same = before.appointment === subject.appointment && before.length === length && isTheirs(scope.caller, before.by);
        if (!same) throw badRequest([{ path: 'Upload-Metadata', message: 'A new id for each file' }]);
        return;
      }
      const usage = await usageForMore(tx, scope, subject.appointment);
      const refusal = whyNotAdd(length, limitsFor(subject), usage, await clinicQuota(tx, scope));
      if (refusal) throw filesProblem(refusal.code, refusal.extra);
      await addFile(tx, scope, { id, appointment: subject.appointment, by: sideOf(scope.caller, subject), name: cleanName(name), length, now });
      await enqueue(tx, { clinic: scope.clinic.id, kind: sweepFileJob, payload: { clinic: scope.clinic.id, file: id }, runAt: after(now, hours(keptHours)) });
    });
    return oneFile(world)(scope, reference, id);
  };
