import type { Appointment } from '../../booking/contract.ts';
import type { OnBehalfRequest } from '../../booking/on-behalf.contract.ts';
import { alreadyBooked, holdExpired } from '../../booking/problems.ts';
import { lockAppointment } from '../../booking/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { isLive } from '../../identity/rules.ts';
import { sessionByToken } from '../../identity/store.ts';
import { staffById } from '../../people/store.ts';
import type { Clock } from '../../shared/clock.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { appointmentByReference } from '../../views/appointments.ts';
import { happened } from '../happened.ts';
import { agreementAtBooking, keepAgreement } from '../consent/given.ts';
import { takeAgain } from './book.ts';
import { isSame, partiesOf } from './parties.ts';
import { readReason, type Assess } from './reading.ts';
import { writeBooking } from './write-booking.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly assess: Assess;
}

/**
 * Books a held time for an owner on the phone. Who read the consent out is kept with it, also with the agreement to the clinic's text where the
 * owner gave it on the phone; otherwise the lobby asks for it. the urgency is read and kept, and refuses
 * nothing: the staff decides. Pressing again gets the same appointment. Refuses with `hold-expired`, `already-booked`, `pet-unknown`.
 */
export const bookOnBehalf =
  ({ db, clock, assess }: World) =>
  async (scope: Scope, request: OnBehalfRequest): Promise<Appointment> =>
    transaction(db, async (tx) => {
      const { caller, clinic } = scope;
      if (caller.kind !== 'staff') throw notAllowed();
      const now = clock();
      const draft = await sessionByToken(tx, request.hold);
      const isOurs = draft?.clinic === clinic.id && draft.kind === 'draft' && isLive(draft, now);
      const held = isOurs && draft.appointment ? await lockAppointment(tx, scope, draft.appointment) : undefined;
      if (!held) throw holdExpired([]);
      if (held.status === 'held') {
        if (held.heldUntil && held.heldUntil <= now) await takeAgain(tx, scope, held, now);
        const parties = await partiesOf(tx, scope, request.knownOwner, request);
        const reading = await readReason(tx, scope, assess, request, parties, now);
        const by = { kind: 'staff', id: caller.staff } as const;
        const agreement = request.consent.agreement ? await agreementAtBooking(tx, scope, held.modality, request) : undefined;
        const name = (await staffById(tx, scope, caller.staff))?.name ?? '';
        const consult = await writeBooking(tx, scope, { held, request, parties, reading, by, toldBy: { id: caller.staff, name }, now });
        if (agreement) await keepAgreement(tx, scope, { agreement, appointment: held.id, consult, given: 'booking', owner: parties.owner, name: parties.told.name, place: request.place, sms: parties.told.sms !== undefined, toldBy: caller.staff, now });
        await happened(tx, { clinic: clinic.id, consult, actor: by, type: 'appointment.requested', data: { appointment: held.id, reference: held.reference } });
      } else if (held.status !== 'requested' || !(await isSame(tx, scope, request.knownOwner, held, request))) throw alreadyBooked(held.reference);
      const booked = await appointmentByReference(tx, scope, held.reference);
      if (!booked) throw notFound();
      return booked;
    });
