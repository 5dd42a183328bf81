import { enqueue } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { FileKeeper } from '../../files/provider.ts';
import { forgetPieces, lockFile, setGone, type StoredFile } from '../../files/store.ts';
import type { Clock } from '../../shared/clock.ts';

export const sweepContentJob = 'sweep-content';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Takes a file, or an upload that goes on, out of sight; its bytes follow by a job. Gives the pieces that are to go from the disk. */
export async function takeAway(tx: Tx, scope: InClinic, file: StoredFile, gone: { state: 'refused' | 'removed'; now: Date }): Promise<string[]> {
  await setGone(tx, scope, file.id, gone);
  if (file.sha256) await enqueue(tx, { clinic: scope.clinic.id, kind: sweepContentJob, payload: { clinic: scope.clinic.id, sha256: file.sha256 } });
  return forgetPieces(tx, scope, file.id);
}

/** Throws away an upload that is none of the types we take. */
export const refuse =
  ({ db, clock, files }: { db: Database; clock: Clock; files: FileKeeper }) =>
  async (scope: InClinic, id: string): Promise<void> => {
    const pieces = await transaction(db, async (tx) => {
      const file = await lockFile(tx, scope, id);
      return file?.state === 'uploading' ? takeAway(tx, scope, file, { state: 'refused', now: clock() }) : [];
    });
    await files.removePieces(scope.clinic.id, pieces);
  };
