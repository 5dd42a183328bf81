import { lockAppointment, setStatus } from '../../booking/store.ts';
import type { EndRequest, Room } from '../../consult/contract.ts';
import { consultProblem } from '../../consult/problems.ts';
import { endingOf, whyNotEnter } from '../../consult/rules.ts';
import { lockConsult, putPresence, setEnded } from '../../consult/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference, type VisitView } from '../../views/visit.ts';
import { happened } from '../happened.ts';
import { followEnd } from '../recordings/follow.ts';
import { startHours } from '../records/due.ts';
import { enter } from './enter.ts';
import { anybodyOfVisit, type Anybody } from './people.ts';
import type { Signaling } from './signaling.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly signaling: Pick<Signaling, 'peersOf' | 'remove'>;
}

/**
 * Hangs up: a call that is live ends for both, the appointment is done and the record becomes due. Alone in the room it is only stepping
 * out, except for staff who say that the visit is `finished`. Ending twice is the same as once.
 * @throws Problem `not-confirmed`, `visit-cancelled`, `visit-over` when there is nothing to end.
 */
export const end = ({ db, clock, keys, signaling }: World) => {
  const room = enter({ db, clock, signaling });
  return async (scope: Scope, reference: string, { why }: EndRequest): Promise<Room> => {
    const { visit, me } = await anybodyOfVisit(db.sql, scope, reference);
    const ending = await transaction(db, async (tx) => {
      await lockConsult(tx, scope, visit.consult);
      const now = (await visitByReference(tx, scope, reference))!;
      const ending = endingOf(now, me.role, why);
      if (ending === 'end') await endFor(tx, keys, scope, { visit: now, me, why, at: clock() });
      if (ending === 'leave') await stepOut(tx, scope, { visit: now, me, at: clock() });
      return ending;
    });
    // After the commit: whoever is sent out and asks again finds the visit ended.
    if (ending === 'leave') await signaling.remove(visit.consult, me.person);
    else await signaling.remove(visit.consult);
    return room(scope, reference);
  };
};

interface Ending {
  readonly visit: VisitView;
  readonly me: Anybody;
  readonly at: Date;
}

async function endFor(tx: Tx, keys: Keys, scope: Scope, { visit, me, why, at }: Ending & EndRequest): Promise<void> {
  const appointment = await lockAppointment(tx, scope, visit.appointment);
  if (visit.state === 'waiting') {
    const refusal = whyNotEnter(visit, at) ?? (appointment?.status === 'confirmed' ? undefined : 'not-confirmed');
    if (refusal) throw consultProblem(refusal);
  }
  await setEnded(tx, scope, visit.consult, at);
  await followEnd(tx, scope, { consult: visit.consult, keys, now: at });
  await setStatus(tx, scope, visit.appointment, { to: 'done', now: at });
  await startHours(tx, keys, scope, { consult: visit.consult, appointment: visit.appointment, reference: visit.reference, endedAt: at });
  await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: me.kind, id: me.person }, type: 'call.ended', data: { why }, at });
}

async function stepOut(tx: Tx, scope: Scope, { visit, me, at }: Ending): Promise<void> {
  await putPresence(tx, scope, visit.consult, { kind: me.kind, person: me.person, stage: 'gone', at });
  const actor = { kind: me.kind, id: me.person };
  await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor, type: 'presence.changed', data: { person: me.person, stage: 'gone' }, at });
}
