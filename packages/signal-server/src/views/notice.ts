import * as v from 'valibot';
import type { Appointment } from '../booking/contract.ts';
import type { Sql } from '../database/connect.ts';
import type { ClinicRef } from '../shared/scope.ts';
import { appointmentById } from './appointments.ts';

const Row = v.object({
  slug: v.string(),
  name: v.string(),
  zone: v.string(),
  locale: v.string(),
  currency: v.string(),
  appointment_id: v.string(),
  owner_id: v.string(),
  owner_email: v.nullable(v.string()),
  owner_sms: v.nullable(v.string()),
  practitioner_email: v.nullable(v.string()),
  quiet: v.boolean(),
});

/** Everything a notice about one appointment needs, with the addresses that only the server may see. */
export interface NoticeSubject {
  readonly clinic: ClinicRef;
  readonly id: string;
  readonly appointment: Appointment;
  /** `sms`: the number for SMS, where there is no e-mail or SMS was ticked for this visit. */
  readonly owner: { readonly id: string; readonly email: string | null; readonly sms: string | null };
  /** All animals of the visit have died: the owner gets no mails about it. */
  readonly quiet: boolean;
  /** Nobody while it is unassigned. */
  readonly practitioner: { readonly id: string; readonly email: string; readonly name: string } | null;
}

/** The booked appointment that an event is about, by its own id or by its consult's. Nothing when it is about none. */
export async function noticeSubject(sql: Sql, clinicId: string, { appointment, consult }: { appointment?: string | undefined; consult?: string | undefined }): Promise<NoticeSubject | undefined> {
  const [row] = await sql`
    select c.slug, c.name, c.zone, c.locale, c.currency, a.id as appointment_id, o.id as owner_id, o.email as owner_email, coalesce(o.mobile, a.consent->>'sms') as owner_sms, s.email as practitioner_email,
      coalesce((select bool_and(p.deceased_at is not null) from pet p where p.clinic_id = a.clinic_id
        and p.id in (select a.pet_id union all select x.pet_id from appointment_pet x where x.clinic_id = a.clinic_id and x.appointment_id = a.id)), false) as quiet
    from appointment a join clinic c on c.id = a.clinic_id
    join owner o on o.clinic_id = a.clinic_id and o.id = a.owner_id
    left join staff s on s.clinic_id = a.clinic_id and s.id = a.practitioner_id
    left join consult k on k.clinic_id = a.clinic_id and k.appointment_id = a.id
    where a.clinic_id = ${clinicId} and (a.id = ${appointment ?? null}::uuid or k.id = ${consult ?? null}::uuid)`;
  if (!row) return undefined;
  const it = v.parse(Row, row);
  const clinic = { id: clinicId, slug: it.slug, name: it.name, zone: it.zone, locale: it.locale, currency: it.currency };
  const found = await appointmentById(sql, clinic, it.appointment_id);
  return (
    found && {
      clinic,
      id: it.appointment_id,
      quiet: it.quiet,
      appointment: found,
      owner: { id: it.owner_id, email: it.owner_email, sms: it.owner_sms },
      practitioner: found.practitioner && it.practitioner_email ? { id: found.practitioner.id, email: it.practitioner_email, name: found.practitioner.name } : null,
    }
  );
}
