import type { CameraRequest } from '../../consult/camera.contract.ts';
import { isPeerOf } from '../../consult/peer-id.ts';
import { consultProblem } from '../../consult/problems.ts';
import { whyNotEnter } from '../../consult/rules.ts';
import { lockConsult } from '../../consult/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import { personOfVisit } from './people.ts';

/**
 * Keeps what a browser says of a camera, its own or somebody else's, for the timeline: a claim of one side each. Nothing is kept of a call that
 * never began. @throws Problem `peer-not-yours`, `visit-cancelled`, `visit-over`.
 */
export const cameraJudged =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, reference: string, request: CameraRequest): Promise<void> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    const at = clock();
    const refusal = whyNotEnter(visit, at);
    if (refusal) throw consultProblem(refusal);
    if (!isPeerOf(keys, { consult: visit.consult, person: me.person, role: me.role }, request.peer)) throw consultProblem('peer-not-yours');

    await transaction(db, async (tx) => {
      const consult = await lockConsult(tx, scope, visit.consult);
      if (!consult?.startedAt || consult.endedAt) return;
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: me.kind, id: me.person }, type: 'camera.judged', data: { person: me.person, ...request }, at });
    });
  };
