import { timingSafeEqual } from 'node:crypto';
import { clinicById } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { Session, SignedIn, SignIn } from '../../identity/contract.ts';
import { codeExpired, codeWrong } from '../../identity/problems.ts';
import { judgeCode } from '../../identity/rules.ts';
import { countTry, lockCode, useCode, type StoredCode } from '../../identity/store.codes.ts';
import { ownerByAddress } from '../../people/store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Problem } from '../../shared/problem.ts';
import { codeHash } from './code-hash.ts';
import { ownerSession, staffSessions, type StaffPage } from './hand-over.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/**
 * Exchanges a code for sessions. Every wrong try counts, for unknown addresses too.
 * @throws Problem `code-wrong` (with `triesLeft`), `code-expired`, `wrong-origin` for staff on a page that is no staff page.
 */
export const signIn =
  ({ db, clock, keys }: World) =>
  async ({ challenge, code }: SignIn, isStaffPage: StaffPage): Promise<SignedIn> => {
    // The refusal is thrown outside: inside it would take the counted try back.
    const outcome = await transaction(db, async (tx): Promise<Session[] | Problem> => {
      const now = clock();
      const asked = await lockCode(tx, challenge);
      const matches = asked !== undefined && timingSafeEqual(asked.codeHash, codeHash(keys, asked.id, code));
      const judged = judgeCode(asked, matches, now);
      if (!asked || judged.verdict === 'over') return codeExpired();
      if (judged.verdict === 'right') {
        const sessions = await sessionsFor(tx, asked, isStaffPage, { keys, now, proof: 'code' });
        await useCode(tx, asked.id, now);
        if (sessions.length) return sessions;
      }
      await countTry(tx, asked.id);
      return codeWrong(judged.verdict === 'wrong' ? judged.triesLeft : 0);
    });
    if (!Array.isArray(outcome)) throw outcome;
    return { sessions: outcome };
  };

async function sessionsFor(tx: Tx, asked: StoredCode, isStaffPage: StaffPage, how: { keys: Keys; now: Date; proof: 'code' }): Promise<Session[]> {
  if (!asked.clinic) return 'email' in asked.address ? staffSessions(tx, asked.address.email, isStaffPage, how) : [];
  const place = await clinicById(tx, asked.clinic);
  const owner = place && (await ownerByAddress(tx, { clinic: place }, asked.address));
  return owner ? [await ownerSession(tx, place, owner, how)] : [];
}
