import * as v from 'valibot';
import { startOfDay } from '../../calendar/rules/ics-times.ts';
import { enqueue, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { Licence } from '../../people/profile.contract.ts';
import { licenceLine } from '../../people/rules/licences.ts';
import { profileOf, putLicenceLine } from '../../people/store.profile.ts';
import type { Clock } from '../../shared/clock.ts';
import { dateIn } from '../../shared/dates.ts';

export const licenceEndsJob = 'licence-ends';
const Payload = v.object({ clinic: v.string(), staff: v.string(), zone: v.string() });

/** On the day after the next licence ends, at the clinic's midnight, owners read the line anew. */
export async function watchLicences(tx: Tx, about: v.InferOutput<typeof Payload>, licences: readonly Licence[], now: Date): Promise<void> {
  const today = dateIn(about.zone, now);
  const ends = licences.flatMap(({ expires }) => (expires && expires >= today ? [expires] : [])).sort()[0];
  if (!ends) return;
  await enqueue(tx, { clinic: about.clinic, kind: licenceEndsJob, payload: about, runAt: new Date(startOfDay(ends.replaceAll('-', ''), about.zone, 1)), key: `licence-ends:${about.staff}:${ends}` });
}

/** The job: a licence that has ended is on no line any more, whatever was written when it was good. */
export const licenceEnds =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (job: Job): Promise<void> => {
    const about = v.parse(Payload, job.payload);
    const scope = { clinic: { id: about.clinic } };
    await transaction(db, async (tx) => {
      const profile = await profileOf(tx, scope, about.staff);
      // Taken away meanwhile: then the clinic's own words stand.
      if (!profile?.licences.length) return;
      const now = clock();
      await putLicenceLine(tx, scope, about.staff, licenceLine(profile.licences, dateIn(about.zone, now)));
      await watchLicences(tx, about, profile.licences, now);
    });
  };
