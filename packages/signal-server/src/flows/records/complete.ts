import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { MedicalRecord } from '../../records/contract.ts';
import { recordsProblem } from '../../records/problems.ts';
import { emptyRecord, missing, scriptsOf } from '../../records/rules.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notAllowed } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { prescriberOf } from '../../views/names.ts';
import { happened } from '../happened.ts';
import { issueScripts } from '../scripts/issue.ts';
import { mustBeNewest, openRecord } from './change.ts';
import { recordFor } from './read.ts';
import { planRecall } from './recall.ts';
import { writeVersion } from './write.ts';

/**
 * Completes a record as it was saved in `revision`, and so publishes the owner's summary. Pressing again after a lost answer is harmless.
 * @throws Problem `record-completed`, `revision-stale`, `record-incomplete` (with `missing`), `scripts-refused` (with the faults of each), `not-yours`, `not-allowed`.
 */
export const complete =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, reference: string, { revision }: { revision: number }): Promise<MedicalRecord> =>
    transaction(db, async (tx) => {
      const opened = await openRecord(tx, scope, reference);
      const { visit, record, writer } = opened;
      if (writer.role === 'technician') throw notAllowed();
      if (record.state !== 'draft') {
        if (record.revision === revision + 1 && record.author === writer.staff) return recordFor(tx, scope, visit, clock());
        throw recordsProblem('record-completed');
      }
      await mustBeNewest(tx, scope, opened, revision, clock());
      const body = record.body ?? emptyRecord();
      const lacks = missing(body);
      if (lacks.length) throw recordsProblem('record-incomplete', { missing: lacks });

      const next = revision + 1;
      const at = clock();
      const { signed, elsewhere } = await prescriberOf(tx, scope, writer.staff, { at, place: visit.place });
      await issueScripts(tx, keys, scope, { visit, record: record.id, scripts: scriptsOf(body), prescriber: writer.staff, signed, elsewhere, at });
      await writeVersion(tx, keys, scope, visit.consult, { record: record.id, revision: next, kind: 'completed', body, signed, author: writer.staff, at });
      await planRecall(tx, scope, visit, at);
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'staff', id: writer.staff }, type: 'record.completed', data: { revision: next }, at });
      return recordFor(tx, scope, visit, clock());
    });
