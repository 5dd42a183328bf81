import type { CalendarSheet, PauseRequest, WhoseCalendar } from '../../calendar/hours.contract.ts';
import { refuseFaults } from '../../calendar/problems.ts';
import { pauseEnd } from '../../calendar/rules/pause.ts';
import { lockCalendar, setPause } from '../../calendar/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import { sheetOf } from './sheet.ts';
import { staffIdOf, whoseCalendar } from './whose.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
}

/** Takes no new bookings for a while. What is booked or held stays. @throws Problem `date-past`, `date-too-far`, `not-yours`, `practitioner-unknown`. */
export const pause =
  (world: World) =>
  async (scope: Scope, { practitioner, pause: asked }: WhoseCalendar & { pause: PauseRequest }): Promise<CalendarSheet> => {
    const end = pauseEnd(asked, world.clock(), scope.clinic.zone);
    if ('fault' in end) refuseFaults([end.fault]);
    return set(world, scope, practitioner, 'until' in end ? end.until : null);
  };

/** Ends a pause. Does nothing when there is none. */
export const resume =
  (world: World) =>
  async (scope: Scope, { practitioner }: WhoseCalendar): Promise<CalendarSheet> =>
    set(world, scope, practitioner, null);

const set = ({ db, clock }: World, scope: Scope, practitioner: string | undefined, until: Date | null): Promise<CalendarSheet> =>
  transaction(db, async (tx) => {
    const now = clock();
    const whose = await whoseCalendar(tx, scope, now, practitioner);
    const { pausedUntil } = await lockCalendar(tx, scope, whose.id);
    if (pausedUntil?.getTime() === until?.getTime()) return sheetOf(tx, scope, whose, now);
    await setPause(tx, scope, whose.id, until);
    const sheet = await sheetOf(tx, scope, whose, now);
    await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staffIdOf(scope) }, type: 'calendar.changed', data: { practitioner: whose.id, what: 'pause' } });
    return sheet;
  });
