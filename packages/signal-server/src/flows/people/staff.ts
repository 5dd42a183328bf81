import { setAvailability } from '../../calendar/store.ts';
import type { StoredClinic } from '../../clinics/store.ts';
import { appendEvent } from '../../database/events.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { revokeStaffSessions } from '../../identity/store.ts';
import { addStaff, endWork, staffByEmail, takeBack, type NewStaff, type StaffMember } from '../../people/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { aheadOf } from '../../views/ahead-of.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/**
 * The operator's command: somebody more works at a clinic, or works there again under the same address. Vets and technicians begin without hours:
 * nobody is booked who has not said when. Nothing when the address works there already.
 */
export const addToStaff =
  ({ db, clock, keys }: World) =>
  (clinic: StoredClinic, person: NewStaff): Promise<StaffMember | undefined> =>
    transaction(db, async (tx) => {
      const [scope, now] = [{ clinic }, clock()];
      const before = await staffByEmail(tx, scope, person.email);
      if (before && !(before.endedAt && before.endedAt <= now)) return undefined;
      const added = before ? await takeBack(tx, scope, before.id, person) : await addStaff(tx, scope, person);
      const { id, role } = added;
      const treats = role === 'vet' || role === 'technician';
      // Old hours do not come back by themselves either.
      if (treats) await setAvailability(tx, scope, id, { weekly: {}, stepMin: 15, bufferMin: 0, minNoticeMin: 15, horizonDays: 60 });
      await appendAudit(tx, keys, { clinic: clinic.id, at: now, actor: 'operator', action: 'staff.added', subject: `staff:${id}`, content: { role } });
      if (treats) await appendEvent(tx, { clinic: clinic.id, actor: { kind: 'operator' }, type: 'calendar.changed', data: { practitioner: id, what: 'hours' } });
      return added;
    });

/** The operator's command: somebody no longer works at a clinic. Every session ends now, and nobody can book them. Gives how many visits are still theirs; nothing when the address does not work there. */
export const endOfStaff =
  ({ db, clock, keys }: World) =>
  (clinic: StoredClinic, email: string): Promise<{ readonly name: string; readonly ahead: number } | undefined> =>
    transaction(db, async (tx) => {
      const [scope, now] = [{ clinic }, clock()];
      const found = await staffByEmail(tx, scope, email);
      if (!found || (found.endedAt && found.endedAt <= now)) return undefined;
      const { id, name, role } = found;
      await endWork(tx, scope, id, now);
      await revokeStaffSessions(tx, scope, id, now);
      await appendAudit(tx, keys, { clinic: clinic.id, at: now, actor: 'operator', action: 'staff.ended', subject: `staff:${id}`, content: { role } });
      await appendEvent(tx, { clinic: clinic.id, actor: { kind: 'operator' }, type: 'calendar.changed', data: { practitioner: id, what: 'hours' } });
      return { name, ahead: await aheadOf(tx, scope, id, now) };
    });
