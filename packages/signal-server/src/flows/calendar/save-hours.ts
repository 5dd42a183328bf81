import { isDeepStrictEqual } from 'node:util';
import type { CalendarSheet, Hours, WhoseCalendar } from '../../calendar/hours.contract.ts';
import { hoursProblem, refuseFaults } from '../../calendar/problems.ts';
import { weekFaults } from '../../calendar/rules/week.ts';
import { lockCalendar, setAvailability } from '../../calendar/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import { sheetOf } from './sheet.ts';
import { staffIdOf, whoseCalendar } from './whose.ts';

/**
 * Saves somebody's hours, made from `revision`. Sending the same hours again, as after a lost answer, writes nothing. What is booked stays.
 * @throws Problem `windows-overlap`, `window-start`, `revision-stale`, `not-yours`, `practitioner-unknown`.
 */
export const saveHours =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (scope: Scope, { practitioner, hours, revision }: WhoseCalendar & { hours: Hours; revision: number }): Promise<CalendarSheet> =>
    transaction(db, async (tx) => {
      const now = clock();
      const whose = await whoseCalendar(tx, scope, now, practitioner);
      refuseFaults(weekFaults(hours.weekly));
      const kept = await lockCalendar(tx, scope, whose.id);
      if (kept.revision > 0 && isDeepStrictEqual(kept.hours, hours)) return sheetOf(tx, scope, whose, now);
      if (kept.revision !== revision) throw hoursProblem('revision-stale', { extra: { current: await sheetOf(tx, scope, whose, now) } });
      await setAvailability(tx, scope, whose.id, hours);
      const sheet = await sheetOf(tx, scope, whose, now);
      await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staffIdOf(scope) }, type: 'calendar.changed', data: { practitioner: whose.id, what: 'hours' } });
      return sheet;
    });
