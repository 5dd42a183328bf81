import { appendEvent } from '../../database/events.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { AppointmentSession, UseAppointmentLink } from '../../identity/contract.ts';
import { linkProblem } from '../../identity/problems.ts';
import { linkRefusal } from '../../identity/rules.ts';
import { appointmentLink, useLink } from '../../identity/store.links.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference } from '../../views/visit.ts';
import { openGuest } from './open-guest.ts';
import { openVisit } from './open-visit.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/**
 * Exchanges the secret of an appointment's mailed link for a token of that one appointment. It works again and again until 48 hours
 * after the end, on any device of the owner; each use is on the timeline.
 * The link of somebody who was invited into the call works once, and opens the call alone.
 * @throws Problem `link-unknown`, `link-used` (guests), `link-expired`, `link-revoked`.
 */
export const useAppointmentLink =
  ({ db, clock, keys }: World) =>
  async ({ clinic }: Pick<Scope, 'clinic'>, { reference, secret }: UseAppointmentLink): Promise<AppointmentSession> =>
    transaction(db, async (tx) => {
      const now = clock();
      const link = await appointmentLink(tx, { clinic }, secret);
      const visit = link && (await visitByReference(tx, { clinic }, reference));
      if (!link || !visit || visit.appointment !== link.appointment) throw linkProblem('link-unknown');
      const refusal = linkRefusal(link, now);
      if (refusal) throw linkProblem(refusal);

      await useLink(tx, link, now);
      if (link.guest) return openGuest(tx, keys, { clinic, visit, guest: link.guest, now, expiresAt: link.expiresAt });
      const session = await openVisit(tx, keys, { clinic, visit, now, expiresAt: link.expiresAt, proof: 'appointment-link' });
      await appendEvent(tx, { clinic: clinic.id, consult: visit.consult, actor: { kind: 'owner', id: visit.owner.id }, type: 'link.used', data: { kind: 'appointment' } });
      return session;
    });
