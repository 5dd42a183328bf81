import { clinicById, type StoredClinic } from '../../clinics/store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Session } from '../../identity/contract.ts';
import { sessionEnd } from '../../identity/rules.ts';
import { openSession } from '../../identity/store.ts';
import { workplaces, type Owner } from '../../people/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Keys } from '../../shared/keys.ts';
import { wrongOrigin } from '../../shared/problem.ts';

/** Whether the page that asks may have staff sessions of this clinic; see `isStaffPage` of the guard. */
export type StaffPage = (clinic: string) => Promise<boolean>;
export type Proof = 'code' | 'link';

interface HandOver {
  readonly keys: Keys;
  readonly now: Date;
  readonly proof: Proof;
}

/**
 * One session for each clinic where this address works today. Empty when it works nowhere.
 * @throws Problem `wrong-origin` when the asking page is no staff page of any of them.
 */
export async function staffSessions(tx: Tx, email: string, isStaffPage: StaffPage, how: HandOver): Promise<Session[]> {
  const places = await workplaces(tx, email, how.now);
  const sessions: Session[] = [];
  for (const { clinic, id, name, role } of places) {
    const place = (await isStaffPage(clinic)) ? await clinicById(tx, clinic) : undefined;
    if (!place) continue;
    const expiresAt = sessionEnd('staff', how.now);
    const { token, id: session } = await openSession(tx, { clinic: place }, { kind: 'staff', staff: id, now: how.now, expiresAt });
    await note(tx, how, place, `staff:${id}`, session);
    sessions.push(told(place, { id, name, role }, token, expiresAt));
  }
  if (places.length && !sessions.length) throw wrongOrigin();
  return sessions;
}

export async function ownerSession(tx: Tx, place: StoredClinic, { id, name }: Owner, how: HandOver): Promise<Session> {
  const expiresAt = sessionEnd('owner', how.now);
  const { token, id: session } = await openSession(tx, { clinic: place }, { kind: 'owner', owner: id, now: how.now, expiresAt });
  await note(tx, how, place, `owner:${id}`, session);
  return told(place, { id, name, role: 'owner' }, token, expiresAt);
}

const note = (tx: Tx, { keys, now, proof }: HandOver, place: StoredClinic, actor: `staff:${string}` | `owner:${string}`, session: string) =>
  appendAudit(tx, keys, { clinic: place.id, at: now, actor, action: 'session.opened', subject: `session:${session}`, content: { proof } });

const told = ({ slug, name }: StoredClinic, person: Session['person'], token: string, expiresAt: Date): Session => ({
  clinic: { slug, name },
  person,
  token,
  expiresAt: expiresAt.toISOString(),
});
