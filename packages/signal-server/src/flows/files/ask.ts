import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { AskForFiles, FileList } from '../../files/contract.ts';
import { addFileRequest } from '../../files/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { notAllowed } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import { listFiles } from './look.ts';
import { mustBeOpen, subjectFor } from './whose.ts';

/** Asks the owner for photos or earlier records: shown on the visit's page, and mailed with the link there. @throws Problem `visit-cancelled`. */
export const askForFiles =
  (world: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, reference: string, { note }: AskForFiles): Promise<FileList> => {
    const { db, clock, keys } = world;
    const { caller } = scope;
    if (caller.kind !== 'staff') throw notAllowed();
    await transaction(db, async (tx) => {
      const now = clock();
      const subject = await subjectFor(tx, scope, reference);
      mustBeOpen(subject, caller, now);
      const { appointment } = subject;
      const id = newId();
      await addFileRequest(tx, scope, { id, appointment, staff: caller.staff, note: note?.trim() || null, now });
      await appendAudit(tx, keys, { clinic: scope.clinic.id, at: now, actor: `staff:${caller.staff}`, action: 'files.asked', subject: `file-request:${id}`, content: { note: note ?? null } });
      await happened(tx, { clinic: scope.clinic.id, ...(subject.consult ? { consult: subject.consult } : {}), actor: { kind: 'staff', id: caller.staff }, type: 'files.asked', data: { appointment } });
    });
    return listFiles(world)(scope, reference);
  };
