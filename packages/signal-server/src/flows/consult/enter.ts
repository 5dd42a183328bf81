import type { Room } from '../../consult/contract.ts';
import type { Database } from '../../database/open.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Scope } from '../../shared/scope.ts';
import { roomOf } from '../../views/room.ts';
import { anybodyOfVisit } from './people.ts';
import type { Signaling } from './signaling.ts';

/** The room as the caller sees it. Looking changes nothing, and a visit that is over or cancelled can still be looked at. */
export const enter =
  ({ db, clock, signaling }: { db: Pick<Database, 'sql'>; clock: Clock; signaling: Pick<Signaling, 'peersOf'> }) =>
  async (scope: Scope, reference: string): Promise<Room> => {
    const { visit, me } = await anybodyOfVisit(db.sql, scope, reference);
    return roomOf(db.sql, scope, { visit, me, connected: await signaling.peersOf(visit.consult), now: clock() });
  };
