import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { filesProblem } from '../../files/problems.ts';
import { lockFile } from '../../files/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import { takeAway } from './take-away.ts';
import { actorOf, auditActorOf, isStillAhead, mustBeTheirs, sideOf, subjectFor } from './whose.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/**
 * Removes a file that the caller added, as long as the visit has not begun; an upload that goes on at any time.
 * @throws Problem `not-found`, `file-not-yours`, `file-fixed`.
 */
export const remove =
  ({ db, clock, keys }: World) =>
  async (scope: Scope, reference: string, id: string): Promise<void> => {
    await transaction(db, async (tx) => {
      const now = clock();
      const subject = await subjectFor(tx, scope, reference);
      const file = mustBeTheirs(await lockFile(tx, scope, id), subject, scope.caller);
      if (file.state === 'ready' && !isStillAhead(subject, now)) throw filesProblem('file-fixed');
      await takeAway(tx, scope, file, { state: 'removed', now });
      if (file.state === 'ready') {
        const by = sideOf(scope.caller, subject);
        await appendAudit(tx, keys, { clinic: scope.clinic.id, at: now, actor: auditActorOf(by), action: 'file.removed', subject: `file:${id}`, content: { sha256: file.sha256 } });
        if (subject.consult) await happened(tx, { clinic: scope.clinic.id, consult: subject.consult, actor: actorOf(by), type: 'file.removed', data: { file: id, by: by.kind } });
      }
    });
  };
