import type { Job } from '../../database/jobs.ts';
import { transaction } from '../../database/transaction.ts';
import { endTurn, nextTurn, type Turns } from '../../database/turns.ts';
import { minutes } from '../../shared/clock.ts';
import { performOpen } from './perform.ts';
import { pursueOf } from './pursue.ts';
import type { MoneyWorld } from './world.ts';

export const openOrdersJob = 'payments-open';
const turns: Turns = { kind: openOrdersJob, everyMs: minutes(15) };

/** The job: the patience of one order's job ends, that of the clinic's money does not. */
export const askOpenAgain = (world: MoneyWorld) => async ({ runAt }: Job): Promise<void> => {
  await performOpen(world, pursueOf(world));
  await transaction(world.db, (tx) => endTurn(tx, turns, runAt));
};

/** At the start: what an earlier process asked of the provider and did not write down; from then on what is open is asked again every quarter of an hour. */
export async function settleAtStart(world: MoneyWorld): Promise<void> {
  await transaction(world.db, (tx) => nextTurn(tx, turns));
  await performOpen(world, pursueOf(world));
}
