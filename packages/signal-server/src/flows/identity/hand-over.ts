import { clinicById, type StoredClinic } from '../../clinics/store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Session } from '../../identity/contract.ts';
import { sessionEnd } from '../../identity/rules.ts';
import { openSession, type SignInProof } from '../../identity/store.ts';
import { sameEmail, workplaces, type Owner, type StaffMember } from '../../people/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { wrongOrigin } from '../../shared/problem.ts';

/** Whether the page that asks may have staff sessions of this clinic; see `isStaffPage` of the guard. */
export type StaffPage = (clinic: string) => Promise<boolean>;
/** `switch`: of a session at another clinic that rests on one of the two. */
export type Proof = 'code' | 'link' | 'switch';

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
  const proof = { signIn: newId(), email: sameEmail(email), at: how.now };
  for (const person of places) {
    const place = (await isStaffPage(person.clinic)) ? await clinicById(tx, person.clinic) : undefined;
    if (place) sessions.push(await staffSession(tx, place, person, how, proof));
  }
  if (places.length && !sessions.length) throw wrongOrigin();
  return sessions;
}

/** A session of one clinic, with the rights of the person there, on the proof of one act of signing in. */
export async function staffSession(tx: Tx, place: StoredClinic, { id, name, role }: StaffMember, how: HandOver, proof: SignInProof): Promise<Session> {
  const expiresAt = sessionEnd('staff', how.now);
  const { token, id: session } = await openSession(tx, { clinic: place }, { kind: 'staff', staff: id, now: how.now, expiresAt, proof });
  await note(tx, how, place, `staff:${id}`, session);
  return { ...told(place, { id, name, role }, token, expiresAt), signIn: proof.signIn };
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
