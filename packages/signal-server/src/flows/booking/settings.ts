import type { BookingSettings } from '../../booking/contract.ts';
import { setSettings } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Scope } from '../../shared/scope.ts';
import { bookingSettings } from '../../views/booking-settings.ts';

/** The clinic's rules for changing, cancelling and unanswered requests: read, and set as a whole. New ones hold for what is booked or moved from now on. */
export const settings = ({ db }: { db: Database }) => ({
  read: (scope: Scope): Promise<BookingSettings> => bookingSettings(db.sql, scope),
  async set(scope: Scope, wanted: BookingSettings): Promise<BookingSettings> {
    await transaction(db, (tx) => setSettings(tx, scope, 'booking', wanted));
    return bookingSettings(db.sql, scope);
  },
});
