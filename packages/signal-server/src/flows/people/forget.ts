import * as v from 'valibot';
import { clinicById, refOf } from '../../clinics/store.ts';
import type { Job } from '../../database/jobs.ts';
import { transaction } from '../../database/transaction.ts';
import { eraseOwnerRow, keptOwner, setKeptUntil } from '../../people/store.erase.ts';
import { removeRecords } from '../../records/store.erase.ts';
import { appendAudit } from '../../shared/audit.ts';
import { dateIn } from '../../shared/dates.ts';
import type { Seeing } from '../records/seen.ts';
import { eraseVisits, planFor } from './erase.ts';
import { watchKept } from './kept.ts';

const Payload = v.object({ clinic: v.string(), owner: v.string() });

/** The job: what was kept of an erased owner for the law alone goes, records and scripts with it. Where the clinic has to keep longer by now, it waits for that day. */
export const forgetOwner =
  ({ db, clock, keys }: Seeing) =>
  async (job: Job): Promise<void> => {
    const { clinic, owner: id } = v.parse(Payload, job.payload);
    await transaction(db, async (tx) => {
      const stored = await clinicById(tx, clinic);
      const kept = stored && (await keptOwner(tx, { clinic: stored }, id));
      if (!kept) return;
      const scope = { clinic: refOf(stored) };
      const now = new Date(Math.max(clock().getTime(), job.runAt.getTime()));
      const { owner, visits, until } = await planFor(tx, scope, id, now);
      const last = until !== null && until > kept.until ? until : kept.until;
      if (last >= dateIn(scope.clinic.zone, now)) {
        await setKeptUntil(tx, scope, id, last);
        await watchKept(tx, scope.clinic, id, last);
        return;
      }
      await eraseVisits(tx, scope, id, { owner, visits, kept: [], now });
      const audit = (action: string, subject: string, content: object) => appendAudit(tx, keys, { clinic, at: now, actor: 'system', action, subject, content });
      for (const { record, versions, scripts } of await removeRecords(tx, scope, id, visits.flatMap(({ consult }) => consult ?? []))) {
        for (const subject of scripts) await audit('script.removed', subject, {});
        await audit('record.removed', `record:${record}`, { versions });
      }
      await eraseOwnerRow(tx, scope, id, { at: kept.erasedAt, keptUntil: null, pets: [] });
      await audit('owner.forgotten', `owner:${id}`, { until: last });
    });
  };
