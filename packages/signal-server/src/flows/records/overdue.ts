import type { Database } from '../../database/open.ts';
import type { OverdueRecords } from '../../records/settings.contract.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Scope } from '../../shared/scope.ts';
import { overdueRecords } from '../../views/overdue-records.ts';

/** Records that are late: of everybody for the manager, else the caller's own. */
export const overdue =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async ({ clinic, caller }: Scope): Promise<OverdueRecords> => ({
    records: caller.kind === 'staff' ? await overdueRecords(db.sql, clinic.id, clock(), caller.role === 'manager' ? {} : { of: caller.staff }) : [],
  });
