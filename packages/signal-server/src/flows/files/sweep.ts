import * as v from 'valibot';
import { enqueue, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { FileKeeper } from '../../files/provider.ts';
import { keptHours } from '../../files/rules/limits.ts';
import { isContentUsed, lockContent, lockFile } from '../../files/store.ts';
import { after, hours, type Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { isBooked } from '../../views/files.ts';
import { takeAway } from './take-away.ts';

export const sweepFileJob = 'sweep-file';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly files: FileKeeper;
}

const OneFile = v.object({ clinic: v.string(), file: v.string() });
const Pieces = v.object({ clinic: v.string(), pieces: v.array(v.string()) });
const Content = v.object({ clinic: v.string(), sha256: v.string() });

/** The job, a day after an upload began: goes what belongs to no booked visit, and what nobody goes on with. An upload that goes on is looked at again. */
export const sweepFile =
  ({ db, clock }: World) =>
  async (job: Job): Promise<void> => {
    const { clinic, file: id } = v.parse(OneFile, job.payload);
    const scope = { clinic: { id: clinic } };
    await transaction(db, async (tx) => {
      // The database's clock says that the job is due; the server's may lag a little behind it.
      const now = new Date(Math.max(clock().getTime(), job.runAt.getTime()));
      const file = await lockFile(tx, scope, id);
      if (!file || (file.state !== 'uploading' && file.state !== 'ready')) return;
      const booked = file.appointment !== null && (await isBooked(tx, scope, file.appointment));
      const again = after(file.touchedAt, hours(keptHours));
      if (booked && file.state === 'ready') return;
      if (booked && again > now) {
        await enqueue(tx, { clinic, kind: sweepFileJob, payload: { clinic, file: id }, runAt: again });
        return;
      }
      await takeAway(tx, scope, file, { state: 'removed', now });
    });
  };

/** The job that removes the bytes of pieces which no file has any more. */
export const sweepPieces =
  ({ files }: Pick<World, 'files'>) =>
  async (job: Job): Promise<void> => {
    const { clinic, pieces } = v.parse(Pieces, job.payload);
    await files.removePieces(clinic, pieces);
  };

/** The job that removes bytes which no file of the clinic has any more. */
export const sweepContent =
  ({ db, files }: World) =>
  async (job: Job): Promise<void> => {
    const { clinic, sha256 } = v.parse(Content, job.payload);
    const scope = { clinic: { id: clinic } };
    await transaction(db, async (tx) => {
      await lockContent(tx, scope, sha256);
      if (!(await isContentUsed(tx, scope, sha256))) await files.remove(clinic, sha256);
    });
  };
