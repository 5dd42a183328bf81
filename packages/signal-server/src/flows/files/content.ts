import type { Database } from '../../database/open.ts';
import type { FileLink } from '../../files/contract.ts';
import { judgeLink } from '../../files/link.ts';
import { filesProblem } from '../../files/problems.ts';
import { fileById, type StoredFile } from '../../files/store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';

export type ReadyFile = StoredFile & { readonly type: string; readonly sha256: string };

/** The file that a link opens. @throws Problem `not-found` (no such file, or no such link), `file-link-ended`. */
export const contentFor =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, id: string, link: FileLink): Promise<ReadyFile> => {
    const worth = judgeLink(keys, { clinic: scope.clinic.id, file: id, link, now: clock() });
    if (worth === 'wrong') throw notFound();
    const file = await fileById(db.sql, scope, id);
    if (file?.state !== 'ready' || !file.type || !file.sha256) throw notFound();
    if (worth === 'ended') throw filesProblem('file-link-ended');
    return { ...file, type: file.type, sha256: file.sha256 };
  };
