import * as v from 'valibot';
import { clinicById, refOf } from '../../clinics/store.ts';
import { enqueue, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { remindHours } from '../../records/rules.ts';
import { recordOfConsult, setDue } from '../../records/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import { after, hours } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { termsOf } from '../../views/terms.ts';
import { happened } from '../happened.ts';

export const dueJob = 'record-due';
const Payload = v.object({ clinic: v.string(), consult: v.string(), reference: v.string(), dueAt: v.string(), is: v.picklist(['due-soon', 'overdue']) });

interface InClinic {
  readonly clinic: { readonly id: string };
}

interface EndedCall {
  readonly consult: string;
  readonly appointment: string;
  readonly reference: string;
  readonly endedAt: Date;
}

/**
 * The call has ended: from now the record's hours run, as many as the visit was booked under, with reminders before their end, and the
 * manager told after it.
 */
export async function startHours(tx: Tx, keys: Keys, scope: InClinic, { consult, appointment, reference, endedAt }: EndedCall): Promise<void> {
  const { recordDueH } = (await termsOf(tx, scope, appointment)).policy;
  const dueAt = after(endedAt, hours(recordDueH));
  const record = await setDue(tx, scope, consult, { id: newId(), dueAt });
  if (record === undefined) return;
  const about = { clinic: scope.clinic.id, consult, reference, dueAt: dueAt.toISOString() };
  const reminders = remindHours.filter((before) => before < recordDueH);
  for (const [is, runAt] of [...reminders.map((before) => ['due-soon', after(dueAt, -hours(before))] as const), ['overdue', dueAt] as const]) {
    await enqueue(tx, { clinic: scope.clinic.id, kind: dueJob, payload: { ...about, is }, runAt });
  }
  await appendAudit(tx, keys, { clinic: scope.clinic.id, at: endedAt, actor: 'system', action: 'record.due', subject: `record:${record}`, content: { dueAt: dueAt.toISOString() } });
}

/** The job `record-due`: says that a record's hours run out, or have run out. It does nothing once the record is complete. */
export const recordDue =
  ({ db }: { db: Database }) =>
  async (job: Job): Promise<void> => {
    const { clinic, consult, reference, dueAt, is } = v.parse(Payload, job.payload);
    await transaction(db, async (tx) => {
      const stored = await clinicById(tx, clinic);
      const record = stored && (await recordOfConsult(tx, { clinic: refOf(stored) }, consult));
      if (!record || record.state !== 'draft' || record.dueAt?.toISOString() !== dueAt) return;
      await happened(tx, { clinic, consult, actor: { kind: 'system' }, type: `record.${is}`, data: { reference, dueAt } });
    });
  };
