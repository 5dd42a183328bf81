import * as v from 'valibot';
import type { OnDuty } from '../booking/rules/wait.ts';
import type { Sql } from '../database/connect.ts';
import { addDays, dateIn } from '../shared/dates.ts';
import type { ClinicRef } from '../shared/scope.ts';
import { offerOf } from './offer.ts';

/** Who may take live calls of this kind now, with what they have booked. @throws Problem `type-unknown` where it is not offered by video. */
export async function onDutyNow(sql: Sql, clinic: ClinicRef, type: string, now: Date): Promise<{ typeId: string; durationMin: number; people: (OnDuty & { practitioner: string })[] }> {
  const today = dateIn(clinic.zone, now);
  const { typeId, durationMin, calendars } = await offerOf(sql, { clinic, now, dates: { from: today, to: addDays(today, 1) } }, { type, modality: 'video' });
  const people = calendars.flatMap((calendar) => {
    const until = calendar.onDutyUntil(now.getTime());
    return until ? [{ practitioner: calendar.practitioner, until, busy: calendar.bookings.map(({ start, end }) => ({ start: start.getTime(), end: end.getTime() })) }] : [];
  });
  return { typeId, durationMin, people };
}

const lastDays = 30;
const enough = 20;

/** How long the last calls of this role took, in milliseconds. */
export async function recentCalls(sql: Sql, clinic: Pick<ClinicRef, 'id'>, role: string, now: Date): Promise<number[]> {
  const rows = await sql`
    select extract(epoch from k.ended_at - k.started_at)::float8 * 1000 as length
    from consult k join appointment a on a.clinic_id = k.clinic_id and a.id = k.appointment_id
    join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
    where k.clinic_id = ${clinic.id} and t.role = ${role} and a.modality = 'video' and k.started_at is not null
      and k.ended_at > ${now}::timestamptz - make_interval(days => ${lastDays})
    order by k.ended_at desc limit ${enough}`;
  return v.parse(v.array(v.object({ length: v.number() })), [...rows]).map(({ length }) => length);
}

const Waiting = v.object({ reference: v.string(), escalated: v.boolean() });
export type Waiting = v.InferOutput<typeof Waiting>;

/** The unassigned consults that one role may claim now, the most urgent first, of these the oldest. Visits with a booked time further ahead are not before anybody. */
export async function waitingList(sql: Sql, clinic: Pick<ClinicRef, 'id'>, role: string): Promise<Waiting[]> {
  const rows = await sql`
    select a.reference, a.escalated_at is not null as escalated
    from appointment a
    join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
    left join lateral (
      select coalesce(d.level, n.suggested) as urgency
      from triage_assessment n
      left join lateral (select level from triage_decision d where d.clinic_id = n.clinic_id and d.assessment_id = n.id order by d.number desc limit 1) d on true
      where n.clinic_id = a.clinic_id and n.appointment_id = a.id
        -- A calmer one that follows decides nothing: what is more urgent stands until somebody decides it.
        and not exists (
          select 1 from triage_assessment l where l.clinic_id = n.clinic_id and l.appointment_id = n.appointment_id and l.created_at > n.created_at
            and (d.level is not null or array_position(array['emergency', 'urgent', 'soon', 'routine'], l.suggested) <= array_position(array['emergency', 'urgent', 'soon', 'routine'], n.suggested)))
      order by array_position(array['emergency', 'urgent', 'soon', 'routine'], coalesce(d.level, n.suggested)) limit 1
    ) w on true
    where a.clinic_id = ${clinic.id} and a.status = 'unassigned' and a.on_demand and t.role = ${role}
    order by array_position(array['emergency', 'urgent', 'soon', 'routine'], coalesce(w.urgency, 'routine')), a.unassigned_at, a.id`;
  return v.parse(v.array(Waiting), [...rows]);
}

/** Kind and role of a consult that waits. */
export async function kindOf(sql: Sql, clinic: Pick<ClinicRef, 'id'>, by: { type: string } | { typeId: string }): Promise<{ code: string; role: 'vet' | 'technician' } | undefined> {
  const [row] = await sql`
    select code, role from appointment_type where clinic_id = ${clinic.id} and ${'type' in by ? sql`code = ${by.type} and retired_at is null` : sql`id = ${by.typeId}`}`;
  return v.parse(v.optional(v.object({ code: v.string(), role: v.picklist(['vet', 'technician']) })), row);
}
