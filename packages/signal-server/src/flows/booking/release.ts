import { removeHold } from '../../booking/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { notAllowed } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';

/** Gives the held time back; its draft token ends with it. A time that is booked already stays booked. */
export const release =
  ({ db }: { db: Database }) =>
  async (scope: Scope): Promise<void> => {
    const { caller } = scope;
    if (caller.kind !== 'draft') throw notAllowed();
    await transaction(db, (tx) => removeHold(tx, scope, caller.appointment));
  };
