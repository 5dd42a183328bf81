import * as v from 'valibot';
import { freeLapsedHold } from '../../booking/store.ts';
import type { Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';

export const endHoldJob = 'end-hold';
const Payload = v.object({ clinic: v.string(), appointment: v.string() });

/** The job that frees a held time when its ten minutes are over, after a restart of the server too. What was booked meanwhile stays. */
export const endHold =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (job: Job): Promise<void> => {
    const { clinic, appointment } = v.parse(Payload, job.payload);
    // The database's clock says that the job is due; the server's may lag a little behind it.
    const now = new Date(Math.max(clock().getTime(), job.runAt.getTime()));
    await transaction(db, (tx) => freeLapsedHold(tx, { clinic: { id: clinic } }, appointment, now));
  };
