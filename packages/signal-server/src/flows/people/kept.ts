import { startOfDay } from '../../calendar/rules/ics-times.ts';
import { enqueue } from '../../database/jobs.ts';
import type { Tx } from '../../database/transaction.ts';
import type { ClinicRef } from '../../shared/scope.ts';

export const forgetOwnerJob = 'forget-owner';

/** On the day after the last one on which records must be there, at the clinic's midnight, the rest of an erased owner goes too. */
export async function watchKept(tx: Tx, clinic: Pick<ClinicRef, 'id' | 'zone'>, owner: string, until: string): Promise<void> {
  await enqueue(tx, { clinic: clinic.id, kind: forgetOwnerJob, payload: { clinic: clinic.id, owner }, runAt: new Date(startOfDay(until.replaceAll('-', ''), clinic.zone, 1)), key: `${forgetOwnerJob}:${owner}:${until}` });
}
