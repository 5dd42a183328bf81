import { setPlace } from '../../booking/store.ts';
import type { AgreeRequest, Room } from '../../consult/contract.ts';
import { consultProblem } from '../../consult/problems.ts';
import { whyNotEnter } from '../../consult/rules.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { notAllowed } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { agreedFor } from '../../views/consent.ts';
import { roomOf } from '../../views/room.ts';
import { agreementToNow, keepAgreement } from '../consent/given.ts';
import { personOfVisit } from './people.ts';
import type { Signaling } from './signaling.ts';

/**
 * The owner agrees (again) before going in, and says where the animal is now.
 * @throws Problem `consent-needed` (the text has changed meanwhile), `visit-cancelled`, `visit-over`.
 */
export const agree =
  ({ db, clock, signaling }: { db: Database; clock: Clock; signaling: Pick<Signaling, 'peersOf'> }) =>
  async (scope: Scope, reference: string, { place, ...agreement }: AgreeRequest): Promise<Room> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    if (me.kind !== 'owner') throw notAllowed();
    const now = clock();
    const refusal = whyNotEnter(visit, now);
    if (refusal) throw consultProblem(refusal);
    await transaction(db, async (tx) => {
      const to = await agreementToNow(tx, scope, agreement, place);
      const before = await agreedFor(tx, scope, visit.appointment);
      await setPlace(tx, scope, visit.appointment, place);
      await keepAgreement(tx, scope, { agreement: to, appointment: visit.appointment, consult: visit.consult, given: 'join', owner: visit.owner.id, name: visit.owner.name, place, sms: before?.sms ?? false, now });
    });
    return roomOf(db.sql, scope, { visit, me, connected: await signaling.peersOf(visit.consult), now });
  };
