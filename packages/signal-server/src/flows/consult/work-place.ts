import type { Room } from '../../consult/contract.ts';
import type { WorkPlaceRequest } from '../../consult/lobby.contract.ts';
import { consultProblem } from '../../consult/problems.ts';
import { whyNotEnter } from '../../consult/rules.ts';
import { addWorkPlace } from '../../consult/store.lobby.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { dateIn } from '../../shared/dates.ts';
import type { Scope } from '../../shared/scope.ts';
import { roomOf } from '../../views/room.ts';
import { happened } from '../happened.ts';
import { personOfVisit } from './people.ts';
import type { Signaling } from './signaling.ts';

/** Keeps, once for each person and day of the clinic's calendar, that they work where a visit can be held. @throws Problem `visit-cancelled`, `visit-over`. */
export const workPlace =
  ({ db, clock, signaling }: { db: Database; clock: Clock; signaling: Pick<Signaling, 'peersOf'> }) =>
  async (scope: Scope, reference: string, { unusual }: WorkPlaceRequest): Promise<Room> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    const now = clock();
    const refusal = whyNotEnter(visit, now);
    if (refusal) throw consultProblem(refusal);
    const day = dateIn(scope.clinic.zone, now);
    await transaction(db, async (tx) => {
      if (!(await addWorkPlace(tx, scope, { staff: me.person, day, unusual, at: now }))) return;
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: me.kind, id: me.person }, type: 'work-place.told', data: { day, unusual } });
    });
    return roomOf(db.sql, scope, { visit, me, connected: await signaling.peersOf(visit.consult), now });
  };
