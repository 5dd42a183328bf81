import { enqueue, forgetDone, type Job } from '../../database/jobs.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { minutes } from '../../shared/clock.ts';
import { performOpen } from './perform.ts';
import { pursueOf } from './pursue.ts';
import type { MoneyWorld } from './world.ts';

export const openOrdersJob = 'payments-open';
const everyMs = minutes(15);

/** The next turn, once however many servers ask for it. Jobs go by the database's clock, which may be a little before this one. */
const nextTurn = (tx: Tx, thisOne = new Date(0)): Promise<unknown> => {
  const turn = Math.floor(Math.max(Date.now(), thisOne.getTime()) / everyMs) + 1;
  return enqueue(tx, { kind: openOrdersJob, runAt: new Date(turn * everyMs), key: `${openOrdersJob}:${turn}` });
};

/** The job: the patience of one order's job ends, that of the clinic's money does not. */
export const askOpenAgain = (world: MoneyWorld) => async ({ runAt }: Job): Promise<void> => {
  await performOpen(world, pursueOf(world));
  await transaction(world.db, async (tx) => {
    await forgetDone(tx, undefined, openOrdersJob);
    await nextTurn(tx, runAt);
  });
};

/** At the start: what an earlier process asked of the provider and did not write down; from then on what is open is asked again every quarter of an hour. */
export async function settleAtStart(world: MoneyWorld): Promise<void> {
  await transaction(world.db, (tx) => nextTurn(tx));
  await performOpen(world, pursueOf(world));
}
