import { consultProblem } from '../../consult/problems.ts';
import { whyNotEnter } from '../../consult/rules.ts';
import type { GuestList, Invited, InviteRequest } from '../../consult/guests.contract.ts';
import { addGuest, guestsOf, removeGuest } from '../../consult/store.guests.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { guestAccessEnd } from '../../identity/rules.ts';
import { revokeGuestAccess } from '../../identity/store.guests.ts';
import { addLink } from '../../identity/store.links.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { happened } from '../happened.ts';
import { personOfVisit } from './people.ts';
import type { Signaling } from './signaling.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly signaling: Pick<Signaling, 'remove'>;
}

/** More than the kit's four people in one call would not see each other well. */
export const mostGuests = 2;

/** Who is invited. */
export const guests =
  ({ db }: Pick<World, 'db'>) =>
  async (scope: Scope, reference: string): Promise<GuestList> => {
    const { visit } = await personOfVisit(db.sql, scope, reference);
    return { guests: await guestsOf(db.sql, scope, visit.consult) };
  };

/** Invites somebody by a link that works once. @throws Problem `guests-full`, `visit-cancelled`, `visit-over`. */
export const invite =
  ({ db, clock, keys }: Omit<World, 'signaling'>) =>
  async (scope: Scope, reference: string, { name, part }: InviteRequest): Promise<Invited> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    if (me.kind !== 'staff') throw notAllowed();
    const now = clock();
    const refusal = whyNotEnter(visit, now) ?? (visit.state === 'ended' ? 'visit-over' : undefined);
    if (refusal) throw consultProblem(refusal);
    const id = newId();
    const expiresAt = guestAccessEnd(visit.end, now);
    return transaction(db, async (tx) => {
      // Two at the same time: the row of the consult makes one wait for the other.
      await tx`select from consult where clinic_id = ${scope.clinic.id} and id = ${visit.consult} for update`;
      if ((await guestsOf(tx, scope, visit.consult)).length >= mostGuests) throw consultProblem('guests-full');
      await addGuest(tx, scope, { id, consult: visit.consult, name, part, by: me.person, now });
      const { secret } = await addLink(tx, scope, { kind: 'guest', appointment: visit.appointment, guest: id, now, expiresAt });
      await appendAudit(tx, keys, { clinic: scope.clinic.id, at: now, actor: `staff:${me.person}`, action: 'guest.invited', subject: `guest:${id}`, content: { part } });
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'staff', id: me.person }, type: 'guest.invited', data: { guest: id, part } });
      return { guest: { id, name, part, invitedAt: now.toISOString(), came: false }, secret, expiresAt: expiresAt.toISOString() };
    });
  };

/** Takes the way in away, and the guest out of the call if they are in it. @throws Problem `not-found`. */
export const uninvite =
  ({ db, clock, keys, signaling }: World) =>
  async (scope: Scope, reference: string, id: string): Promise<void> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    if (me.kind !== 'staff') throw notAllowed();
    const now = clock();
    await transaction(db, async (tx) => {
      if (!(await removeGuest(tx, scope, { consult: visit.consult, id, now }))) throw notFound();
      await revokeGuestAccess(tx, scope, id, now);
      await appendAudit(tx, keys, { clinic: scope.clinic.id, at: now, actor: `staff:${me.person}`, action: 'guest.removed', subject: `guest:${id}`, content: {} });
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'staff', id: me.person }, type: 'guest.removed', data: { guest: id } });
    });
    await signaling.remove(visit.consult, id);
  };
