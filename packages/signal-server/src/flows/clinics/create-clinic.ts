import { defaultTypes } from '../../clinics/defaults.ts';
import type { NewClinic, StoredClinic } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { layOut } from './lay-out.ts';

export interface CreateClinic {
  readonly clinic: NewClinic;
  readonly manager: { readonly name: string; readonly email: string };
  /** The clinic's own sites: their pages may carry the widgets. */
  readonly origins: readonly string[];
}

/** The operator's command: a clinic with its manager and the usual kinds of visit; the manager does the rest. @throws Problem `slug-taken`. */
export const createClinic =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  ({ clinic, manager, origins }: CreateClinic): Promise<StoredClinic> =>
    transaction(db, (tx) =>
      layOut(tx, { keys, now: clock() }, {
        clinic,
        people: [{ ...manager, role: 'manager' }],
        types: defaultTypes,
        hospitals: [],
        origins: origins.map((origin) => ({ origin, kind: 'owner' })),
      }),
    );
