import * as v from 'valibot';
import { AppointmentStatus, Place, type Appointment } from '../booking/contract.ts';
import type { AppointmentList, AppointmentRow, DayQuery } from '../booking/staff.contract.ts';
import { freeUntil } from '../booking/rules.ts';
import { Pet } from '../people/contract.ts';
import type { Sql } from '../database/connect.ts';
import { notFound } from '../shared/problem.ts';
import type { ClinicRef, Scope } from '../shared/scope.ts';
import { Modality } from '../shared/words.contract.ts';
import { Deciding } from './terms.ts';

const Said = v.object({ text: v.string() });
const OtherPet = v.object({ ...Pet.entries, id: v.string() });

const Row = v.object({
  reference: v.string(),
  status: AppointmentStatus,
  start_at: v.date(),
  end_at: v.date(),
  modality: Modality,
  type_code: v.string(),
  type_name: v.string(),
  duration_min: v.number(),
  preparation: v.array(v.string()),
  practitioner_id: v.nullable(v.string()),
  practitioner_name: v.nullable(v.string()),
  practitioner_role: v.nullable(v.picklist(['vet', 'technician'])),
  on_demand: v.boolean(),
  licence: v.nullable(v.string()),
  photo: v.nullable(v.string()),
  pet_id: v.nullable(v.string()),
  pet: v.nullable(Pet),
  other_pets: v.array(OtherPet),
  isolation: v.nullable(Said),
  handling: v.nullable(v.array(Said)),
  records: v.nullable(Said),
  owner_name: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  place: v.nullable(Place),
  closed_reason: v.nullable(v.string()),
  clinic_phone: v.nullable(v.string()),
  policy_version: v.string(),
  changes: v.number(),
  late_owner: v.nullable(v.date()),
  late_staff: v.nullable(v.date()),
  terms: Deciding,
});

// Owner and animal as they were told for this visit; as the clinic knows them where staff booked. See booking/store.ts, Consent.
const columns = (sql: Sql) => sql`
  a.reference, a.status, a.start_at, a.end_at, a.modality, t.code as type_code, t.name as type_name, t.duration_min, t.preparation,
  a.practitioner_id, s.name as practitioner_name, s.role as practitioner_role, s.licence, s.photo, a.on_demand,
  a.pet_id, coalesce(a.consent->>'name', o.name) as owner_name,
  case when a.pet_id is not null then coalesce(a.consent->'pet', jsonb_strip_nulls(jsonb_build_object('name', e.name, 'species', e.species,
    'breed', e.breed, 'age', e.age, 'sex', e.sex, 'reproductiveStatus', e.reproductive_status, 'weightKg', e.weight_kg))) end as pet,
  a.reason, a.place, a.closed_reason, c.phone as clinic_phone, a.policy_version, a.changes, u.numbers as terms,
  w.isolation, w.handling, w.records, coalesce(m.other_pets, '[]'::jsonb) as other_pets, l.late_owner, l.late_staff`;

const tables = (sql: Sql) => sql`
  appointment a join clinic c on c.id = a.clinic_id
  join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
  join terms u on u.clinic_id = a.clinic_id and u.nth = a.terms
  left join staff s on s.clinic_id = a.clinic_id and s.id = a.practitioner_id
  left join owner o on o.clinic_id = a.clinic_id and o.id = a.owner_id
  left join pet e on e.clinic_id = a.clinic_id and e.id = a.pet_id
  left join lateral (
    select nullif(n.answer->'isolation', 'null') as isolation, n.answer->'handling' as handling, nullif(n.answer->'previousRecords', 'null') as records
    from triage_assessment n where n.clinic_id = a.clinic_id and n.appointment_id = a.id order by n.created_at desc, n.id desc limit 1
  ) w on true
  left join lateral (
    select jsonb_agg(x.told || jsonb_build_object('id', x.pet_id) order by x.position) as other_pets
    from appointment_pet x where x.clinic_id = a.clinic_id and x.appointment_id = a.id
  ) m on true
  left join lateral (
    select max(y.expected_at) filter (where y.side = 'owner') as late_owner, max(y.expected_at) filter (where y.side = 'staff') as late_staff
    from consult z join running_late y on y.clinic_id = z.clinic_id and y.consult_id = z.id where z.clinic_id = a.clinic_id and z.appointment_id = a.id and z.state = 'waiting'
  ) l on true`;

/** What the caller may see at all: staff the clinic's, owners their own, the holder of a link or a held time that one. */
function visible(sql: Sql, { clinic, caller }: Scope) {
  const ofClinic = sql`a.clinic_id = ${clinic.id}`;
  if (caller.kind === 'staff') return ofClinic;
  if (caller.kind === 'owner') return sql`${ofClinic} and a.owner_id = ${caller.owner}`;
  if (caller.kind === 'nobody') return sql`false`;
  return sql`${ofClinic} and a.id = ${caller.appointment}`;
}

/** Nothing at all where triage had nothing to say. */
function adviceOf({ isolation, handling, records }: Pick<v.InferOutput<typeof Row>, 'isolation' | 'handling' | 'records'>): Pick<Appointment, 'advice'> {
  const advice = { isolation: isolation?.text ?? null, handling: (handling ?? []).map(({ text }) => text), records: records?.text ?? null };
  return advice.isolation || advice.handling.length || advice.records ? { advice } : {};
}

function toAppointment(row: unknown, { clinic }: Pick<Scope, 'clinic'>): Appointment {
  const it = v.parse(Row, row);
  return {
    reference: it.reference,
    status: it.status,
    start: it.start_at.toISOString(),
    end: it.end_at.toISOString(),
    modality: it.modality,
    type: { code: it.type_code, name: it.type_name, durationMin: it.duration_min, preparation: it.preparation },
    practitioner:
      it.practitioner_id && it.practitioner_name && it.practitioner_role
        ? { id: it.practitioner_id, name: it.practitioner_name, role: it.practitioner_role, licence: it.licence, photo: it.photo }
        : null,
    ...(it.on_demand ? { onDemand: true } : {}),
    pet: it.pet_id && it.pet ? { ...it.pet, id: it.pet_id } : null,
    ...(it.other_pets.length ? { otherPets: it.other_pets } : {}),
    ...adviceOf(it),
    owner: it.owner_name === null ? null : { name: it.owner_name },
    reason: it.reason,
    place: it.place,
    closedReason: it.closed_reason,
    clinic: { slug: clinic.slug, name: clinic.name, zone: clinic.zone, phone: it.clinic_phone },
    policyVersion: it.policy_version,
    freeUntil: freeUntil({ status: it.status, start: it.start_at }, it.terms)?.toISOString() ?? null,
    changes: it.changes,
    ...(it.late_owner || it.late_staff ? { late: { owner: it.late_owner?.toISOString() ?? null, staff: it.late_staff?.toISOString() ?? null } } : {}),
  };
}

/** One appointment as the caller may see it; nothing when it does not exist or is not theirs. */
export async function appointmentByReference(sql: Sql, scope: Scope, reference: string): Promise<Appointment | undefined> {
  const [row] = await sql`select ${columns(sql)} from ${tables(sql)} where ${visible(sql, scope)} and a.reference = ${reference}`;
  return row && toAppointment(row, scope);
}

/** The same for the server's own use, whoever asks. */
export async function appointmentById(sql: Sql, clinic: ClinicRef, id: string): Promise<Appointment | undefined> {
  const [row] = await sql`select ${columns(sql)} from ${tables(sql)} where a.clinic_id = ${clinic.id} and a.id = ${id}`;
  return row && toAppointment(row, { clinic });
}

const BoardRow = v.object({
  consult_state: v.picklist(['waiting', 'live', 'ended']),
  owner_stage: v.nullable(v.picklist(['arrived', 'testing', 'ready', 'in-call', 'gone'])),
  record_state: v.picklist(['none', 'draft', 'completed', 'amended']),
  record_due_at: v.nullable(v.date()),
  escalated_at: v.nullable(v.date()),
  unassigned_at: v.nullable(v.date()),
  type_role: v.picklist(['vet', 'technician']),
  files: v.number(),
});

const most = 200;

/**
 * The clinic's booked appointments with what the board needs, 200 at most. `upcoming`: still to come or going on, the next one first, and
 * done ones whose record is not complete.
 * `past`: over, ended early or closed, the latest first. What nobody has comes with the upcoming ones, the oldest first.
 */
export async function listAppointments(sql: Sql, scope: Scope, now: Date, query: DayQuery): Promise<AppointmentList> {
  const ahead = sql`(a.status in ('requested', 'confirmed') and k.state <> 'ended' and (a.end_at > ${now} or k.state = 'live'))`;
  const toFinish = sql`(a.status = 'done' and k.closed_as is null and (r.id is null or r.state = 'draft'))`;
  const parts = query.view === 'upcoming' ? sql`(${ahead} or ${toFinish})` : sql`(not ${ahead} and a.status <> 'unassigned')`;
  const own = query.practitioner === 'me' && scope.caller.kind === 'staff' ? sql`and a.practitioner_id = ${scope.caller.staff}` : sql``;
  const rows = await boardRows(sql, scope, sql`a.status <> 'held' ${own} and ${parts} order by ${query.view === 'upcoming' ? sql`a.start_at, a.reference` : sql`a.start_at desc, a.reference`}`);
  if (query.view === 'past') return { appointments: rows };
  return { appointments: rows, unassigned: await boardRows(sql, scope, sql`a.status = 'unassigned' order by a.unassigned_at, a.reference`) };
}

async function boardRows(sql: Sql, scope: Scope, which: ReturnType<Sql>): Promise<AppointmentRow[]> {
  const rows = await sql`
    select ${columns(sql)}, k.state as consult_state, p.stage as owner_stage, a.unassigned_at, t.role as type_role,
      case when r.id is null or (r.state = 'draft' and r.revision = 0) then 'none' else r.state end as record_state, r.due_at as record_due_at,
      case when a.status in ('requested', 'unassigned') then a.escalated_at end as escalated_at,
      (select count(*)::int from file f where f.clinic_id = a.clinic_id and f.appointment_id = a.id and f.state = 'ready') as files
    from ${tables(sql)}
    join consult k on k.clinic_id = a.clinic_id and k.appointment_id = a.id
    left join presence p on p.clinic_id = a.clinic_id and p.consult_id = k.id and p.person_kind = 'owner' and p.person_id = a.owner_id
    left join record r on r.clinic_id = a.clinic_id and r.consult_id = k.id
    where ${visible(sql, scope)} and ${which} limit ${most}`;
  return rows.map((row) => toRow(row, scope));
}

function toRow(row: unknown, scope: Scope): AppointmentRow {
  const { consult_state, owner_stage, record_state, record_due_at, escalated_at, unassigned_at, type_role, files } = v.parse(BoardRow, row);
  const appointment = toAppointment(row, scope);
  return {
    ...appointment,
    escalatedAt: escalated_at?.toISOString() ?? null,
    ...(appointment.status === 'unassigned' && unassigned_at ? { unassigned: { since: unassigned_at.toISOString(), role: type_role } } : {}),
    files,
    consult: { state: consult_state, ownerStage: owner_stage, record: record_state, recordDueAt: record_due_at?.toISOString() ?? null },
  };
}

/** One appointment as routes use it. Refuses with `not-found`. */
export const oneAppointment =
  ({ sql }: { sql: Sql }) =>
  async (scope: Scope, reference: string): Promise<Appointment> => {
    const found = await appointmentByReference(sql, scope, reference);
    if (!found) throw notFound();
    return found;
  };
