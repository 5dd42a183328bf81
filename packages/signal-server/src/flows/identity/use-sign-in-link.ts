import { clinicById } from '../../clinics/store.ts';
import { appendEvent } from '../../database/events.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { Session, SignedIn, UseSignInLink } from '../../identity/contract.ts';
import { linkProblem } from '../../identity/problems.ts';
import { linkRefusal } from '../../identity/rules.ts';
import { lockSignInLink, useLink, type StoredLink } from '../../identity/store.links.ts';
import { ownerById, staffById } from '../../people/store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { ownerSession, staffSessions, type StaffPage } from './hand-over.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/**
 * Exchanges a mailed sign-in link for sessions, once: of two uses at the same time one finds it used.
 * @throws Problem `link-unknown`, `link-used`, `link-expired`, `link-revoked`, `wrong-origin`.
 */
export const useSignInLink =
  ({ db, clock, keys }: World) =>
  async ({ secret }: UseSignInLink, isStaffPage: StaffPage): Promise<SignedIn> =>
    transaction(db, async (tx) => {
      const now = clock();
      const link = await lockSignInLink(tx, secret);
      if (!link) throw linkProblem('link-unknown');
      const refusal = linkRefusal(link, now);
      if (refusal) throw linkProblem(refusal);
      const sessions = await sessionsFor(tx, link, isStaffPage, { keys, now, proof: 'link' });
      // Somebody who has left since the mail was written.
      if (!sessions.length) throw linkProblem('link-revoked');
      await useLink(tx, link, now);
      const actor = link.staff ? { kind: 'staff' as const, id: link.staff } : { kind: 'owner' as const, ...(link.owner ? { id: link.owner } : {}) };
      await appendEvent(tx, { clinic: link.clinic, actor, type: 'link.used', data: { kind: 'sign-in' } });
      return { sessions };
    });

async function sessionsFor(tx: Tx, link: StoredLink, isStaffPage: StaffPage, how: { keys: Keys; now: Date; proof: 'link' }): Promise<Session[]> {
  const place = await clinicById(tx, link.clinic);
  if (!place) return [];
  const staff = link.staff ? await staffById(tx, { clinic: place }, link.staff) : undefined;
  if (staff) return staffSessions(tx, staff.email, isStaffPage, how);
  const owner = link.owner ? await ownerById(tx, { clinic: place }, link.owner) : undefined;
  return owner ? [await ownerSession(tx, place, owner, how)] : [];
}
