import type { Room } from '../../consult/contract.ts';
import type { LateRequest } from '../../consult/lobby.contract.ts';
import { consultProblem } from '../../consult/problems.ts';
import { whyNotEnter } from '../../consult/rules.ts';
import { comesAt, isHere } from '../../consult/rules/lobby.ts';
import { lockConsult } from '../../consult/store.ts';
import { putLate } from '../../consult/store.lobby.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Scope } from '../../shared/scope.ts';
import { participantsOf } from '../../views/participants.ts';
import { roomOf } from '../../views/room.ts';
import { happened } from '../happened.ts';
import { personOfVisit } from './people.ts';
import type { Signaling } from './signaling.ts';

/**
 * One side says that it runs late: the other sees it in the lobby, the desk on its board; who is not in the lobby gets a mail or SMS.
 * Anybody of the staff may say it for the practitioner. @throws Problem `visit-cancelled`, `visit-over` (also once the call has begun).
 */
export const runningLate =
  ({ db, clock, signaling }: { db: Database; clock: Clock; signaling: Pick<Signaling, 'peersOf'> }) =>
  async (scope: Scope, reference: string, { minutes }: LateRequest): Promise<Room> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    const now = clock();
    const refusal = whyNotEnter(visit, now);
    if (refusal) throw consultProblem(refusal);
    const connected = await signaling.peersOf(visit.consult);
    const expectedAt = comesAt(visit.start, minutes, now);

    await transaction(db, async (tx) => {
      const consult = await lockConsult(tx, scope, visit.consult);
      if (consult?.state !== 'waiting') throw consultProblem('visit-over');
      const others = (await participantsOf(tx, scope, visit.consult, connected)).filter(({ role, person }) => (me.kind === 'owner' ? person === visit.practitioner?.id : role === 'owner'));
      await putLate(tx, scope, visit.consult, { side: me.kind, expectedAt, at: now });
      await happened(tx, {
        clinic: scope.clinic.id,
        consult: visit.consult,
        actor: { kind: me.kind, id: me.person },
        type: 'visit.late',
        data: { by: me.kind, expectedAt: expectedAt.toISOString(), seen: others.some(({ stage }) => isHere(stage)) },
      });
    });
    return roomOf(db.sql, scope, { visit, me, connected, now });
  };
