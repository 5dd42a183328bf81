import { enqueue } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { forgetPieces, lockFile, setGone, type StoredFile } from '../../files/store.ts';
import { after, minutes, type Clock } from '../../shared/clock.ts';

export const sweepContentJob = 'sweep-content';
export const sweepPiecesJob = 'sweep-pieces';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** A minute later whoever was just writing one has noticed. */
const piecesGoAfter = minutes(1);

/** Nobody needs a file's pieces any more. Their bytes follow by a job: whatever becomes of this process, none stays behind. */
export async function letPiecesGo(tx: Tx, scope: InClinic, file: string): Promise<void> {
  const { id: clinic } = scope.clinic;
  const pieces = await forgetPieces(tx, scope, file);
  if (pieces.length) await enqueue(tx, { clinic, kind: sweepPiecesJob, payload: { clinic, pieces }, runAt: after(new Date(), piecesGoAfter) });
}

/** Takes a file, or an upload that goes on, out of sight; its bytes follow by jobs. */
export async function takeAway(tx: Tx, scope: InClinic, file: StoredFile, gone: { state: 'refused' | 'removed'; now: Date }): Promise<void> {
  await setGone(tx, scope, file.id, gone);
  if (file.sha256) await enqueue(tx, { clinic: scope.clinic.id, kind: sweepContentJob, payload: { clinic: scope.clinic.id, sha256: file.sha256 } });
  await letPiecesGo(tx, scope, file.id);
}

/** Throws away an upload that is none of the types we take. */
export const refuse =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  (scope: InClinic, id: string): Promise<void> =>
    transaction(db, async (tx) => {
      const file = await lockFile(tx, scope, id);
      if (file?.state === 'uploading') await takeAway(tx, scope, file, { state: 'refused', now: clock() });
    });
