import type { History } from '../../consult/bar.contract.ts';
import type { Attendance } from '../../consult/policy.contract.ts';
import type { Database } from '../../database/open.ts';
import type { Clock } from '../../shared/clock.ts';
import { clinical, type Scope } from '../../shared/scope.ts';
import { historyOf } from '../../views/history.ts';
import { attendanceFor } from '../../views/policy.ts';
import { seen, type Seeing } from '../records/seen.ts';
import { personOfVisit } from './people.ts';

/** Who came when: owners see their own side, staff all of it and what was decided. */
export const attendance =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (scope: Scope, reference: string): Promise<Attendance> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    return attendanceFor(db.sql, scope, { visit, reader: me.kind, now: clock() });
  };

/** The earlier visits of this visit's animal. Reading them is written down. */
export const history =
  (world: Seeing) =>
  async (scope: Scope, reference: string): Promise<History> => {
    const { visit, me } = await personOfVisit(world.db.sql, scope, reference);
    const found = await historyOf(world.db.sql, scope, visit, { clinical: clinical.includes(me.role) });
    await seen(world, scope, { what: 'record.history-read', consult: visit.consult, content: { visits: found.visits.length } });
    return found;
  };
