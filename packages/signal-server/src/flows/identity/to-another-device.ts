import type { HandOver } from '../../consult/lobby.contract.ts';
import { consultProblem } from '../../consult/problems.ts';
import { whyNotEnter } from '../../consult/rules.ts';
import { appendEvent } from '../../database/events.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { AppointmentSession, UseHandOver } from '../../identity/contract.ts';
import { linkProblem } from '../../identity/problems.ts';
import { lifetimes, linkRefusal, visitAccessEnd } from '../../identity/rules.ts';
import { addLink, lockHandOver, useLink } from '../../identity/store.links.ts';
import { after, type Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notAllowed } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference } from '../../views/visit.ts';
import { personOfVisit } from '../consult/people.ts';
import { happened } from '../happened.ts';
import { openVisit } from './open-visit.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/** A code for the owner's other device, good once and for a few minutes. @throws Problem `visit-cancelled`, `visit-over`. */
export const handOver =
  ({ db, clock }: Pick<World, 'db' | 'clock'>) =>
  async (scope: Scope, reference: string): Promise<HandOver> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    if (me.kind !== 'owner') throw notAllowed();
    const now = clock();
    const refusal = whyNotEnter(visit, now);
    if (refusal) throw consultProblem(refusal);
    const expiresAt = after(now, lifetimes.handOver);
    return transaction(db, async (tx) => {
      const { id, secret } = await addLink(tx, scope, { kind: 'hand-over', appointment: visit.appointment, owner: me.person, now, expiresAt });
      await appendEvent(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'owner', id: me.person }, type: 'hand-over.asked', data: { link: id } });
      return { id, secret, expiresAt: expiresAt.toISOString() };
    });
  };

/**
 * Exchanges such a code for a token of the visit, once: of two uses at the same time one finds it used. The device that showed it hears of it.
 * @throws Problem `link-unknown`, `link-used`, `link-expired`, `link-revoked`.
 */
export const useHandOver =
  ({ db, clock, keys }: World) =>
  async ({ clinic }: Pick<Scope, 'clinic'>, { reference, secret }: UseHandOver): Promise<AppointmentSession> =>
    transaction(db, async (tx) => {
      const now = clock();
      const link = await lockHandOver(tx, { clinic }, secret);
      const visit = link && (await visitByReference(tx, { clinic }, reference));
      if (!link || !visit || visit.appointment !== link.appointment) throw linkProblem('link-unknown');
      const refusal = linkRefusal(link, now);
      if (refusal) throw linkProblem(refusal);
      await useLink(tx, link, now);
      const session = await openVisit(tx, keys, { clinic, visit, now, expiresAt: visitAccessEnd(visit.end), proof: 'hand-over' });
      await happened(tx, { clinic: clinic.id, consult: visit.consult, actor: { kind: 'owner', id: visit.owner.id }, type: 'visit.handed-over', data: { link: link.id } });
      return session;
    });
