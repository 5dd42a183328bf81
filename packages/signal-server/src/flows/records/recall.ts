import * as v from 'valibot';
import { cancelJobs, enqueue, forgetDone, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { recordSettings } from '../../views/record-settings.ts';
import { mayBeRecalled } from '../../views/recall.ts';
import type { VisitView } from '../../views/visit.ts';
import { happened } from '../happened.ts';

export const recallJob = 'recall';
const Payload = v.object({ clinic: v.string(), consult: v.string(), appointment: v.string(), pet: v.string() });
const keyOf = (pet: string): string => `${recallJob}:${pet}`;

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** A visit is complete: after the clinic's months the owner is asked to come again with this animal. Earlier plans for it end. */
export async function planRecall(tx: Tx, scope: InClinic, { consult, appointment, pet }: VisitView, at: Date): Promise<void> {
  const { recallMonths } = await recordSettings(tx, scope);
  if (pet.id === null) return;
  await endRecall(tx, scope, pet.id);
  if (recallMonths === 0 || pet.deceased) return;
  const runAt = new Date(at);
  runAt.setUTCMonth(runAt.getUTCMonth() + recallMonths);
  await enqueue(tx, { clinic: scope.clinic.id, kind: recallJob, key: keyOf(pet.id), payload: { clinic: scope.clinic.id, consult, appointment, pet: pet.id }, runAt });
}

/** Nobody is asked to come again with this animal. */
export async function endRecall(tx: Tx, scope: InClinic, pet: string): Promise<void> {
  await forgetDone(tx, scope.clinic.id, recallJob);
  await cancelJobs(tx, [keyOf(pet)]);
}

/** The job `recall`: says that the time has come, unless the animal has died, was here since, or is booked. */
export const recall =
  ({ db }: { db: Database }) =>
  async (job: Job): Promise<void> => {
    const { clinic, consult, appointment, pet } = v.parse(Payload, job.payload);
    await transaction(db, async (tx) => {
      if (await mayBeRecalled(tx, clinic, pet, appointment)) await happened(tx, { clinic, consult, actor: { kind: 'system' }, type: 'recall.due', data: { appointment } });
    });
  };
