import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { closeSignIn, revokeSession, sessionById } from '../../identity/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { ownerOf, type Scope } from '../../shared/scope.ts';

/** Closes the caller's session now; its token is worth nothing from then on. Of staff also those that the same act of signing in has opened at other clinics. */
export const signOut =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async ({ clinic, caller }: Scope): Promise<void> => {
    if (caller.kind === 'nobody') return;
    const now = clock();
    const owner = ownerOf(caller);
    await transaction(db, async (tx) => {
      const proof = caller.kind === 'staff' ? (await sessionById(tx, { clinic }, caller.session))?.proof : undefined;
      await revokeSession(tx, { clinic }, caller.session, now);
      if (caller.kind === 'draft') return;
      const actor = caller.kind === 'staff' ? (`staff:${caller.staff}` as const) : caller.kind === 'guest' ? (`guest:${caller.guest}` as const) : (`owner:${owner ?? ''}` as const);
      await appendAudit(tx, keys, { clinic: clinic.id, at: now, actor, action: 'session.closed', subject: `session:${caller.session}`, content: {} });
      for (const { clinic: place, id, staff } of proof ? await closeSignIn(tx, proof.signIn, now) : [])
        await appendAudit(tx, keys, { clinic: place, at: now, actor: `staff:${staff}`, action: 'session.closed', subject: `session:${id}`, content: {} });
    });
  };
