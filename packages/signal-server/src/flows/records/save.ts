import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { MedicalRecord, SaveRecord } from '../../records/contract.ts';
import { recordsProblem } from '../../records/problems.ts';
import { sameRecord, withinTechnician } from '../../records/rules.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notAllowed } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import { mustBeNewest, mustBePictures, openRecord } from './change.ts';
import { firstWords, recordFor } from './read.ts';
import { writeVersion } from './write.ts';

/**
 * Saves the next version of a record, made from `revision`. Sending the same words again, as after a lost answer, writes nothing.
 * What the owner told stays as it was told, whatever is sent.
 * @throws Problem `record-completed`, `revision-stale`, `still-unknown`, `not-yours`, `not-allowed` (a technician in the vet's part).
 */
export const save =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, reference: string, { body: sent, writing, revision }: SaveRecord & { revision: number }): Promise<MedicalRecord> =>
    transaction(db, async (tx) => {
      const opened = await openRecord(tx, scope, reference);
      const { visit, record, writer } = opened;
      if (record.state !== 'draft') throw recordsProblem('record-completed');
      const before = record.body ?? (await firstWords(tx, scope, visit));
      // The owner's words are not the clinic's to change.
      const body = { ...sent, told: before.told };
      if (record.body && sameRecord(record.body, body)) return recordFor(tx, scope, visit, clock());
      await mustBeNewest(tx, scope, opened, revision, clock());
      await mustBePictures(tx, scope, visit, before, body);
      if (writer.role === 'technician' && !withinTechnician(before, body)) throw notAllowed();

      const next = revision + 1;
      await writeVersion(tx, keys, scope, visit.consult, { record: record.id, revision: next, kind: 'draft', body, writing, author: writer.staff, at: clock() });
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'staff', id: writer.staff }, type: 'record.saved', data: { revision: next } });
      return recordFor(tx, scope, visit, clock());
    });
