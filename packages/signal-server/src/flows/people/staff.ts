import { setAvailability } from '../../calendar/store.ts';
import { clinicById } from '../../clinics/store.ts';
import { enqueue } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { revokeStaffSessions } from '../../identity/store.ts';
import { lastManager } from '../../people/problems.ts';
import { addStaff, endWork, lockManagers, setRole, staffByEmail, staffById, takeBack, type NewStaff, type StaffMember } from '../../people/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import type { Keys } from '../../shared/keys.ts';
import type { StaffRole } from '../../shared/words.contract.ts';
import { aheadOf } from '../../views/ahead-of.ts';
import { happened } from '../happened.ts';
import type { MailPayload } from '../notices/send-mail.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

interface OfClinic {
  readonly id: string;
}

/** Who decides it: the operator by command, or a manager at the desk. */
export type Deciding = { readonly kind: 'operator' } | { readonly kind: 'staff'; readonly id: string };
const operator: Deciding = { kind: 'operator' };

const treats = (role: StaffRole): boolean => role === 'vet' || role === 'technician';
const works = ({ endedAt }: StaffMember, now: Date): boolean => !endedAt || endedAt > now;

/** Whoever begins to treat begins without hours, and old ones do not come back by themselves: nobody is booked who has not said when. */
const withoutHours = (tx: Tx, clinic: OfClinic, staff: string) => setAvailability(tx, { clinic }, staff, { weekly: {}, stepMin: 15, bufferMin: 0, minNoticeMin: 15, horizonDays: 60 });

async function tell(tx: Tx, { keys }: World, { clinic, by, now, staff, action, content, hours }: { clinic: OfClinic; by: Deciding; now: Date; staff: string; action: `staff.${string}`; content: object; hours: boolean }): Promise<void> {
  await appendAudit(tx, keys, { clinic: clinic.id, at: now, actor: by.kind === 'staff' ? `staff:${by.id}` : 'operator', action, subject: `staff:${staff}`, content });
  if (hours) await happened(tx, { clinic: clinic.id, actor: by, type: 'calendar.changed', data: { practitioner: staff, what: 'hours' } });
}

/**
 * Somebody more works at a clinic, or works there again under the same address; a mail tells them where to sign in. Vets and technicians begin
 * without hours. Nothing when the address works there already.
 */
export const addToStaff =
  (world: World & { readonly publicUrl: URL }) =>
  (clinic: OfClinic, person: NewStaff, by: Deciding = operator): Promise<StaffMember | undefined> =>
    transaction(world.db, async (tx) => {
      const [scope, now] = [{ clinic }, world.clock()];
      const before = await staffByEmail(tx, scope, person.email);
      if (before && works(before, now)) return undefined;
      const added = before ? await takeBack(tx, scope, before.id, person) : await addStaff(tx, scope, person);
      const { id, role } = added;
      if (treats(role)) await withoutHours(tx, clinic, id);
      await tell(tx, world, { clinic, by, now, staff: id, action: 'staff.added', content: { role }, hours: treats(role) });
      const place = await clinicById(tx, clinic.id);
      const letter: MailPayload = { clinic: clinic.id, key: `welcome:${newId()}`, to: added.email, template: 'welcome', data: { name: added.name, clinicName: place?.name ?? '', role, desk: new URL('desk', world.publicUrl).href } };
      await enqueue(tx, { clinic: clinic.id, kind: 'mail', key: letter.key, payload: { ...letter } });
      return added;
    });

/**
 * Who works here, locked: of two who change the same person one waits, and so do two managers who would send each other away. `isLast`: without
 * them no manager is left.
 */
async function locked(tx: Tx, clinic: OfClinic, who: { readonly id: string } | { readonly email: string }, now: Date): Promise<{ readonly person: StaffMember; readonly isLast: boolean } | undefined> {
  const managers = await lockManagers(tx, { clinic });
  const email = 'email' in who ? who.email : (await staffById(tx, { clinic }, who.id))?.email;
  const person = email === undefined ? undefined : await staffByEmail(tx, { clinic }, email);
  return person && works(person, now) ? { person, isLast: person.role === 'manager' && !managers.some((other) => other !== person.id) } : undefined;
}

/**
 * Gives somebody who works at a clinic another role, from their next request on. Nothing when nobody of this id works there.
 * @throws Problem `last-manager`.
 */
export const giveRole =
  (world: World) =>
  (clinic: OfClinic, { staff, role, licence }: { readonly staff: string; readonly role: StaffRole; readonly licence?: string | undefined }, by: Deciding): Promise<StaffMember | undefined> =>
    transaction(world.db, async (tx) => {
      const now = world.clock();
      const found = await locked(tx, clinic, { id: staff }, now);
      if (!found || found.person.role === role) return found?.person;
      if (found.isLast) throw lastManager();
      const before = found.person;
      const changed = await setRole(tx, { clinic }, staff, role, licence);
      const begins = treats(role) && !treats(before.role);
      if (begins) await withoutHours(tx, clinic, staff);
      await tell(tx, world, { clinic, by, now, staff, action: 'staff.role-changed', content: { from: before.role, to: role }, hours: begins || treats(before.role) });
      return changed;
    });

/**
 * Somebody no longer works at a clinic. Every session ends now, and nobody can book them. Gives how many visits are still theirs; nothing
 * when nobody of this address or id works there.
 * @throws Problem `last-manager`.
 */
export const endOfStaff =
  (world: World) =>
  (clinic: OfClinic, who: { readonly id: string } | { readonly email: string }, by: Deciding = operator): Promise<{ readonly name: string; readonly ahead: number } | undefined> =>
    transaction(world.db, async (tx) => {
      const [scope, now] = [{ clinic }, world.clock()];
      const found = await locked(tx, clinic, who, now);
      if (!found) return undefined;
      if (found.isLast) throw lastManager();
      const { id, name, role } = found.person;
      await endWork(tx, scope, id, now);
      await revokeStaffSessions(tx, scope, id, now);
      await tell(tx, world, { clinic, by, now, staff: id, action: 'staff.ended', content: { role }, hours: true });
      return { name, ahead: await aheadOf(tx, scope, id, now) };
    });
