import { clinicById } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { MyClinics, SwitchClinic } from '../../identity/clinics.contract.ts';
import type { Session } from '../../identity/contract.ts';
import { codeNeeded } from '../../identity/problems.ts';
import { stillProven } from '../../identity/rules.ts';
import { sessionById, type StoredSession } from '../../identity/store.ts';
import { staffById, workplaces } from '../../people/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notAllowed, notFound, wrongOrigin } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import type { Sql } from '../../database/connect.ts';
import { staffSession, type StaffPage } from './hand-over.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/** The caller's own row and session here. */
async function self(sql: Sql, { clinic, caller }: Scope): Promise<{ email: string; session: StoredSession }> {
  if (caller.kind !== 'staff') throw notAllowed();
  const [person, session] = await Promise.all([staffById(sql, { clinic }, caller.staff), sessionById(sql, { clinic }, caller.session)]);
  if (!person || !session) throw notAllowed();
  return { email: person.email, session };
}

/** The clinics where the caller works by the same address, as far as this page may have staff sessions of them. */
export const myClinics =
  ({ db, clock }: Omit<World, 'keys'>) =>
  async (scope: Scope, isStaffPage: StaffPage): Promise<MyClinics> => {
    const { email } = await self(db.sql, scope);
    const clinics: MyClinics['clinics'] = [];
    for (const { clinic, role } of await workplaces(db.sql, email, clock())) {
      const place = (await isStaffPage(clinic)) ? await clinicById(db.sql, clinic) : undefined;
      if (place) clinics.push({ slug: place.slug, name: place.name, role, here: place.id === scope.clinic.id });
    }
    return { clinics };
  };

/**
 * Opens a session at another clinic where the caller works, on the proof that this session rests on: the same address, not too long ago. It has the
 * caller's role there and nothing of here; this session goes on, with nothing of there. Both clinics' audit logs say so.
 * @throws Problem `code-needed`; `not-found` where the caller does not work; `wrong-origin` when the asking page is no staff page of the other clinic.
 */
export const switchClinic =
  ({ db, clock, keys }: World) =>
  (scope: Scope, { clinic: slug }: SwitchClinic, isStaffPage: StaffPage): Promise<Session> =>
    transaction(db, async (tx) => {
      const now = clock();
      const { email, session } = await self(tx, scope);
      const there = await workplace(tx, email, slug, now);
      if (!there) throw notFound();
      // Asked after that: whoever does not work there learns nothing of the clinic.
      const proof = session.proof;
      if (!proof || proof.email !== email || !stillProven(proof, now)) throw codeNeeded();
      if (!(await isStaffPage(there.place.id))) throw wrongOrigin();
      await appendAudit(tx, keys, { clinic: scope.clinic.id, at: now, actor: `staff:${session.staff ?? ''}`, action: 'session.switched', subject: `session:${session.id}`, content: { to: slug } });
      return staffSession(tx, there.place, there.person, { keys, now, proof: 'switch' }, proof);
    });

async function workplace(tx: Tx, email: string, slug: string, now: Date) {
  for (const person of await workplaces(tx, email, now)) {
    const place = await clinicById(tx, person.clinic);
    if (place?.slug === slug) return { place, person };
  }
  return undefined;
}
