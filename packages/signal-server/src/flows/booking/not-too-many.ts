import { tooManyFromHere } from '../../booking/problems.ts';
import { bookedADay, heldAtOnce } from '../../booking/rules.ts';
import { takenBy } from '../../booking/store.takers.ts';
import type { Tx } from '../../database/transaction.ts';
import { after, days } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Scope } from '../../shared/scope.ts';

/**
 * Who takes a time, by the address it is asked from, to be kept with it. Nobody where limits are off, and for staff, who have names.
 * @throws Problem `too-many-from-here` where one address has as much of this clinic as one may.
 */
export async function takerOf(tx: Tx, keys: Keys, scope: Scope, { from, to, now }: { from: string | undefined; to: 'hold' | 'call'; now: Date }): Promise<Buffer | undefined> {
  if (from === undefined || scope.caller.kind === 'staff') return undefined;
  const taker = keys.hash('taker', from);
  const { held, freeAt, booked } = await takenBy(tx, scope, taker, { now, since: after(now, -days(1)) });
  if (booked >= bookedADay) throw tooManyFromHere();
  if (to === 'hold' && held >= heldAtOnce) throw tooManyFromHere(freeAt ? Math.max(1, Math.ceil((freeAt.getTime() - now.getTime()) / 1000)) : undefined);
  return taker;
}
