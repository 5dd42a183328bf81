import type { MeasuredRequest } from '../../consult/contract.ts';
import { isPeerOf } from '../../consult/peer-id.ts';
import { consultProblem } from '../../consult/problems.ts';
import { isPossible, whyNotEnter } from '../../consult/rules.ts';
import { lockConsult } from '../../consult/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { badRequest } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import { anybodyOfVisit } from './people.ts';

/**
 * Keeps what a person's browser received of somebody else, for the timeline. Each side tells of the other; what only one side says is a
 * claim. Nothing is kept of a call that never began.
 * @throws Problem `bad-request` for more seconds than were measured, `peer-not-yours`, `visit-cancelled`, `visit-over`.
 */
export const measured =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, reference: string, request: MeasuredRequest): Promise<void> => {
    const { visit, me } = await anybodyOfVisit(db.sql, scope, reference);
    if (!isPossible(request)) throw badRequest([{ path: 'seconds', message: 'No more than the time it was measured in' }]);
    const refusal = whyNotEnter(visit, clock());
    if (refusal) throw consultProblem(refusal);
    if (!isPeerOf(keys, { consult: visit.consult, person: me.person, role: me.role }, request.peer)) throw consultProblem('peer-not-yours');

    await transaction(db, async (tx) => {
      const consult = await lockConsult(tx, scope, visit.consult);
      if (!consult?.startedAt) return;
      const actor = { kind: me.kind, id: me.person };
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor, type: 'call.measured', data: { person: me.person, ...request } });
    });
  };
