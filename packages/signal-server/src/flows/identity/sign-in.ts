import { timingSafeEqual } from 'node:crypto';
import { clinicById } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { Session, SignedIn, SignIn } from '../../identity/contract.ts';
import { codeExpired, codeWrong } from '../../identity/problems.ts';
import { judgeCode } from '../../identity/rules.ts';
import { countTry, lockCode, useCode, wrongTries, type StoredCode } from '../../identity/store.codes.ts';
import { ownerByAddress } from '../../people/store.ts';
import { after, days, type Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Limits } from '../../shared/limits.ts';
import type { Problem } from '../../shared/problem.ts';
import { codeHash } from './code-hash.ts';
import { ownerSession, staffSessions, type StaffPage } from './hand-over.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly limits: Limits;
}

/**
 * Exchanges a code for sessions. Every wrong try counts, for unknown addresses too, and against the address it comes from.
 * @throws Problem `code-wrong` (with `triesLeft`), `code-expired`, `rate-limited`, `wrong-origin` for staff on a page that is no staff page.
 */
export const signIn =
  ({ db, clock, keys, limits }: World) =>
  async ({ challenge, code }: SignIn, isStaffPage: StaffPage, from: string): Promise<SignedIn> => {
    await limits.count('wrong-code', from);
    // The refusal is thrown outside: inside it would take the counted try back.
    const outcome = await transaction(db, async (tx): Promise<Session[] | Problem> => {
      const now = clock();
      const asked = await lockCode(tx, challenge);
      const matches = asked !== undefined && timingSafeEqual(asked.codeHash, codeHash(keys, asked.id, code));
      const wrongBefore = asked ? await wrongTries(tx, asked, after(now, -days(1))) : 0;
      const judged = judgeCode(asked, { matches, wrongBefore, now });
      if (!asked || judged.verdict === 'over') return codeExpired();
      if (judged.verdict === 'right') {
        const sessions = await sessionsFor(tx, asked, isStaffPage, { keys, now, proof: 'code' });
        await useCode(tx, asked.id, now);
        if (sessions.length) return sessions;
      }
      await countTry(tx, asked.id);
      return codeWrong(judged.verdict === 'wrong' ? judged.triesLeft : 0);
    });
    // What has run out tells nobody whether it was right.
    if (Array.isArray(outcome) || outcome.code === 'code-expired') await limits.takeBack('wrong-code', from);
    if (!Array.isArray(outcome)) throw outcome;
    return { sessions: outcome };
  };

async function sessionsFor(tx: Tx, asked: StoredCode, isStaffPage: StaffPage, how: { keys: Keys; now: Date; proof: 'code' }): Promise<Session[]> {
  if (!asked.clinic) return 'email' in asked.address ? staffSessions(tx, asked.address.email, isStaffPage, how) : [];
  const place = await clinicById(tx, asked.clinic);
  const owner = place && (await ownerByAddress(tx, { clinic: place }, asked.address));
  return owner ? [await ownerSession(tx, place, owner, how)] : [];
}
