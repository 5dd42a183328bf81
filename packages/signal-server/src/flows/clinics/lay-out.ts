import { setAvailability } from '../../calendar/store.ts';
import type { Weekly } from '../../calendar/week.contract.ts';
import type { AppointmentType, Hospital } from '../../clinics/contract.ts';
import { slugTaken } from '../../clinics/problems.ts';
import type { BookingSettings } from '../../booking/staff.contract.ts';
import { addClinic, addHospital, addOrigin, addType, setSettings, type NewClinic, type OriginKind, type StoredClinic } from '../../clinics/store.ts';
import { appendEvent } from '../../database/events.ts';
import type { Tx } from '../../database/transaction.ts';
import { addStaff, type NewStaff } from '../../people/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Keys } from '../../shared/keys.ts';

export interface PlannedPerson extends NewStaff {
  /** Without hours nobody can book them. */
  readonly hours?: { readonly weekly: Weekly; readonly stepMin?: number; readonly bufferMin?: number };
}

/** A whole clinic on paper. */
export interface ClinicPlan {
  readonly clinic: NewClinic;
  readonly people: readonly PlannedPerson[];
  readonly types: readonly AppointmentType[];
  readonly hospitals: readonly Hospital[];
  /** Rules of booking that differ from everybody's. */
  readonly booking?: Partial<BookingSettings>;
  readonly origins: readonly { readonly origin: string; readonly kind: OriginKind }[];
}

/** Makes a clinic with everything in it. @throws Problem `slug-taken`. */
export async function layOut(tx: Tx, { keys, now }: { keys: Keys; now: Date }, plan: ClinicPlan): Promise<StoredClinic> {
  const clinic = await addClinic(tx, plan.clinic);
  if (!clinic) throw slugTaken();
  const scope = { clinic };
  if (plan.booking) await setSettings(tx, scope, 'booking', plan.booking);
  for (const { origin, kind } of plan.origins) await addOrigin(tx, scope, origin, kind);
  for (const [position, type] of plan.types.entries()) await addType(tx, scope, type, position);
  for (const hospital of plan.hospitals) await addHospital(tx, scope, hospital);
  for (const { hours, ...person } of plan.people) {
    const { id } = await addStaff(tx, scope, person);
    if (hours) await setAvailability(tx, scope, id, { weekly: hours.weekly, stepMin: hours.stepMin ?? 15, bufferMin: hours.bufferMin ?? 0, minNoticeMin: 15, horizonDays: 60 });
  }
  await appendAudit(tx, keys, { clinic: clinic.id, at: now, actor: 'operator', action: 'clinic.created', subject: `clinic:${clinic.id}`, content: { slug: clinic.slug } });
  await appendEvent(tx, { clinic: clinic.id, actor: { kind: 'operator' }, type: 'clinic.created', data: { slug: clinic.slug } });
  return clinic;
}
