import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { AmendRecord, MedicalRecord } from '../../records/contract.ts';
import { recordsProblem } from '../../records/problems.ts';
import { canonical, missing, ownersPart, sameRecord } from '../../records/rules.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notAllowed } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { signatureOf } from '../../views/names.ts';
import { happened } from '../happened.ts';
import { mustBeNewest, mustBePictures, openRecord } from './change.ts';
import { recordFor } from './read.ts';
import { writeVersion } from './write.ts';

/**
 * Amends a completed record: what stood stays readable, the new version says why and carries the vet's signature. What the owner told and
 * the scripts stay as they are. Sending the same again after a lost answer is harmless.
 * @throws Problem `record-not-completed`, `revision-stale`, `nothing-amended`, `scripts-stay`, `record-incomplete`, `not-yours`, `not-allowed`.
 */
export const amend =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, reference: string, { body: sent, reason, revision }: AmendRecord & { revision: number }): Promise<MedicalRecord> =>
    transaction(db, async (tx) => {
      const opened = await openRecord(tx, scope, reference);
      const { visit, record, writer } = opened;
      if (writer.role === 'technician') throw notAllowed();
      if (record.state === 'draft' || !record.body) throw recordsProblem('record-not-completed');
      const body = { ...sent, told: record.body.told };
      const again = record.revision === revision + 1 && record.author === writer.staff && sameRecord(record.body, body);
      if (again) return recordFor(tx, scope, visit, clock());
      await mustBeNewest(tx, scope, opened, revision, clock());
      if (canonical(body.scripts) !== canonical(record.body.scripts)) throw recordsProblem('scripts-stay');
      if (sameRecord(record.body, body)) throw recordsProblem('nothing-amended');
      await mustBePictures(tx, scope, visit, record.body, body);
      const lacks = missing(body);
      if (lacks.length) throw recordsProblem('record-incomplete', { missing: lacks });

      const next = revision + 1;
      const at = clock();
      const signed = await signatureOf(tx, scope, writer.staff, { at, place: visit.place });
      await writeVersion(tx, keys, scope, visit.consult, { record: record.id, revision: next, kind: 'amendment', body, reason, signed, author: writer.staff, at });
      const about = { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'staff', id: writer.staff } as const };
      await happened(tx, { ...about, type: 'record.amended', data: { revision: next } });
      if (canonical(ownersPart(body)) !== canonical(ownersPart(record.body))) await happened(tx, { ...about, type: 'record.summary-changed', data: { revision: next } });
      return recordFor(tx, scope, visit, clock());
    });
