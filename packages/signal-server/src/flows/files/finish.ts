import * as v from 'valibot';
import type { Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { filesProblem } from '../../files/problems.ts';
import type { Assembled, FileKeeper } from '../../files/provider.ts';
import { cleanName } from '../../files/rules/names.ts';
import { sniff, type FileType } from '../../files/rules/sniff.ts';
import { fileById, lockContent, lockFile, piecesOf, setReady } from '../../files/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { Problem } from '../../shared/problem.ts';
import { consultOf } from '../../views/files.ts';
import { happened } from '../happened.ts';
import { letPiecesGo, refuse } from './take-away.ts';
import { actorOf, auditActorOf } from './whose.ts';

export const finishFileJob = 'finish-file';
const Payload = v.object({ clinic: v.string(), file: v.string() });

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly files: FileKeeper;
}

/**
 * Makes an upload of which all has arrived a file that people see: whole, hashed, of a type that we take. Does nothing to any other, so
 * the request that brought the last byte and the job that stands in for a killed server may both call it.
 * @throws Problem `type-refused`; then the file is gone.
 */
export const finish =
  (world: World) =>
  async (clinic: string, id: string): Promise<void> => {
    const { db, files } = world;
    const scope = { clinic: { id: clinic } };
    const file = await fileById(db.sql, scope, id);
    if (file?.state !== 'uploading' || file.received !== file.length) return;

    const whole = await files.assemble(clinic, await piecesOf(db.sql, scope, id));
    try {
      const type = sniff(whole.head);
      if (!type) {
        await refuse(world)(scope, id);
        throw filesProblem('type-refused');
      }
      await show(world, { clinic, id, type, whole });
    } finally {
      await whole.discard();
    }
  };

const show = ({ db, clock, keys }: World, { clinic, id, type, whole }: { clinic: string; id: string; type: FileType; whole: Assembled }): Promise<void> =>
  transaction(db, async (tx) => {
    const scope = { clinic: { id: clinic } };
    const file = await lockFile(tx, scope, id);
    if (file?.state !== 'uploading') return;
    await lockContent(tx, scope, whole.sha256);
    // Before the transaction ends: a row that says `ready` without bytes must not be seen. Bytes without a row are found again.
    await whole.publish();
    const now = clock();
    const { sha256, length } = whole;
    await setReady(tx, scope, id, { type, sha256, name: cleanName(file.name, type), now });
    await letPiecesGo(tx, scope, id);
    const consult = file.appointment ? await consultOf(tx, scope, file.appointment) : undefined;
    await appendAudit(tx, keys, { clinic, at: now, actor: auditActorOf(file.by), action: 'file.added', subject: `file:${id}`, content: { sha256, length, type } });
    if (consult) await happened(tx, { clinic, consult, actor: actorOf(file.by), type: 'file.added', data: { file: id, by: file.by.kind } });
  });

/** The job that finishes an upload whose server was killed at the very end. */
export const finishFile =
  (world: World) =>
  async (job: Job): Promise<void> => {
    const { clinic, file } = v.parse(Payload, job.payload);
    await finish(world)(clinic, file).catch((error: unknown) => {
      // It was refused, and is gone: nothing more to do.
      if (!(error instanceof Problem)) throw error;
    });
  };
