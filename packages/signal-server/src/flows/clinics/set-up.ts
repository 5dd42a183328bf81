import { timingSafeEqual } from 'node:crypto';
import type { Setup, SetupDone } from '../../clinics/setup.contract.ts';
import { defaultTypes, weekdays } from '../../clinics/defaults.ts';
import { setupDone, setupTokenWrong } from '../../clinics/problems.ts';
import { hasClinic } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { sameEmail } from '../../people/store.ts';
import type { Clock } from '../../shared/clock.ts';
import { fingerprint, type Keys } from '../../shared/keys.ts';
import { badRequest } from '../../shared/problem.ts';
import { layOut } from './lay-out.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  /** Printed at this start, when there was no clinic; otherwise nothing, and nobody can set up. */
  readonly setupToken: string | undefined;
}

/**
 * Makes the first clinic: its manager, and a vet who can be booked Monday to Friday from nine to five.
 * @throws Problem `setup-token-wrong`, `setup-done`, `slug-taken`, `bad-request`.
 */
export const setUp =
  ({ db, clock, keys, setupToken }: World) =>
  async ({ token, clinic, manager, vet }: Setup): Promise<SetupDone> => {
    if (!setupToken) throw setupDone();
    // Of equal length by hashing, so that the time of the comparison tells nothing.
    if (!timingSafeEqual(fingerprint(token), fingerprint(setupToken))) throw setupTokenWrong();
    if (sameEmail(manager.email) === sameEmail(vet.email)) {
      throw badRequest([{ path: 'vet.email', message: 'Another address than the manager’s: each person has one role' }]);
    }
    const made = await transaction(db, async (tx) => {
      // Of two people who set up at the same time the second finds a clinic.
      await tx`lock table clinic in share row exclusive mode`;
      if (await hasClinic(tx)) throw setupDone();
      return layOut(tx, { keys, now: clock() }, {
        clinic,
        people: [{ ...manager, role: 'manager' }, { ...vet, role: 'vet', hours: { weekly: weekdays } }],
        types: defaultTypes,
        hospitals: [],
        origins: [],
      });
    });
    return { clinic: { slug: made.slug, name: made.name } };
  };
