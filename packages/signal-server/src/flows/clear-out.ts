import { forgetTakers } from '../booking/store.takers.ts';
import { clearJobs, type Job } from '../database/jobs.ts';
import type { Database } from '../database/open.ts';
import { transaction } from '../database/transaction.ts';
import { endTurn, nextTurn, type Turns } from '../database/turns.ts';
import { codeKept, endedKept } from '../identity/rules.ts';
import { clearEnded } from '../identity/store.clear.ts';
import { forgetCodes } from '../identity/store.codes.ts';
import { clearCodeNotices } from '../notices/store.clear.ts';
import { clearEvents } from '../payments/store.clear.ts';
import { after, days, hours, type Clock } from '../shared/clock.ts';

export const clearOutJob = 'clear-out';
const turns: Turns = { kind: clearOutJob, everyMs: hours(1) };
/** Rows of a table at most that one turn takes away: the first turn after years must not hold the database up. */
const most = 10_000;

/** Finished jobs are kept this long; those that were given up longer, for whoever asks why. */
const jobsKept = { doneDays: 30, failedDays: 90 } as const;
/** Letters with a code, and the payment provider's events that were handled. Providers send an event again for some days. */
const codeNoticesDays = 30;
const eventsKept = days(90);

interface World {
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * The hourly job: takes away what has ended and nobody asks for any more. What the audit chain says needs none of it: an entry names who
 * it was, and the sessions it speaks of by their ids.
 */
export const clearOut =
  ({ db, clock }: World) =>
  async ({ runAt }: Job): Promise<void> => {
    const now = clock();
    const { sql } = db;
    await clearJobs(sql, jobsKept, most);
    await clearEnded(sql, after(now, -endedKept), most);
    await forgetCodes(sql, after(now, -codeKept));
    await clearCodeNotices(sql, codeNoticesDays, most);
    await forgetTakers(sql, after(now, -days(1)), most);
    await clearEvents(sql, after(now, -eventsKept), most);
    await transaction(db, (tx) => endTurn(tx, turns, runAt));
  };

/** At the start: from now on it is done every hour. */
export const beginClearOut = ({ db }: Pick<World, 'db'>): Promise<unknown> => transaction(db, (tx) => nextTurn(tx, turns));
