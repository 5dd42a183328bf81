import { isDeepStrictEqual } from 'node:util';
import type { BookingSettings } from '../../booking/staff.contract.ts';
import { hoursProblem } from '../../calendar/problems.ts';
import type { BookingRules } from '../../calendar/settings.contract.ts';
import { lockSettings, setSettings, settingsRevision } from '../../clinics/store.ts';
import type { Sql } from '../../database/connect.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Scope } from '../../shared/scope.ts';
import { bookingSettings } from '../../views/booking-settings.ts';
import { staffIdOf } from '../calendar/whose.ts';
import { happened } from '../happened.ts';

const rulesNow = async (sql: Sql, scope: Pick<Scope, 'clinic'>): Promise<BookingRules> => ({ ...(await bookingSettings(sql, scope)), revision: await settingsRevision(sql, scope, 'booking') });

/**
 * The clinic's rules of booking: read, and saved as a whole from the version somebody saw. New ones hold for what is booked or moved from now
 * on. The same again writes nothing. @throws Problem `revision-stale`.
 */
export const settings = ({ db }: { db: Database }) => ({
  read: (scope: Scope): Promise<BookingRules> => rulesNow(db.sql, scope),
  save: (scope: Scope, { settings: wanted, revision }: { settings: BookingSettings; revision: number }): Promise<BookingRules> =>
    transaction(db, async (tx) => {
      const kept = await lockSettings(tx, scope, 'booking');
      const { revision: _revision, ...before } = await rulesNow(tx, scope);
      if (isDeepStrictEqual(before, wanted)) return { ...before, revision: kept };
      if (kept !== revision) throw hoursProblem('revision-stale', { extra: { current: { ...before, revision: kept } } });
      await setSettings(tx, scope, 'booking', wanted);
      const after = await rulesNow(tx, scope);
      await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staffIdOf(scope) }, type: 'settings.changed', data: { what: 'booking', revision: after.revision } });
      return after;
    }),
});
