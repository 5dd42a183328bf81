import type { ConsultBar, MessagingRequest } from '../../consult/bar.contract.ts';
import { lockConsult, setMessaging } from '../../consult/store.ts';
import { helpCalls } from '../../consult/store.help.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Scope } from '../../shared/scope.ts';
import { barOf } from '../../views/bar.ts';
import { happened } from '../happened.ts';
import { personOfVisit } from './people.ts';
import type { Signaling } from './signaling.ts';

export interface BarWorld {
  readonly db: Database;
  readonly clock: Clock;
  readonly signaling: Pick<Signaling, 'peersOf' | 'remove'>;
}

/** The staff's bar of a visit, as the caller may use it now. */
export const bar =
  ({ db, clock, signaling }: BarWorld) =>
  async (scope: Scope, reference: string): Promise<ConsultBar> => {
    const { visit } = await personOfVisit(db.sql, scope, reference);
    const calls = await helpCalls(db.sql, scope, visit.consult);
    const asked = calls[0] && { at: calls[0].askedAt, tried: calls.some(({ tried }) => tried) };
    return barOf(db.sql, scope, { visit, connected: await signaling.peersOf(visit.consult), asked, now: clock() });
  };

/** Opens or locks the owner's side of the messages, at any time and as often as one likes. Saying what is so already changes nothing. */
export const setMessages =
  (world: BarWorld) =>
  async (scope: Scope, reference: string, { messaging }: MessagingRequest): Promise<ConsultBar> => {
    const { visit, me } = await personOfVisit(world.db.sql, scope, reference);
    await transaction(world.db, async (tx) => {
      const consult = await lockConsult(tx, scope, visit.consult);
      if (consult?.messaging === messaging) return;
      await setMessaging(tx, scope, visit.consult, messaging);
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: me.kind, id: me.person }, type: 'messaging.changed', data: { messaging } });
    });
    return bar(world)(scope, reference);
  };
