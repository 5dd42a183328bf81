import * as v from 'valibot';
import type { Json, Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { Urgency } from '../shared/words.contract.ts';
import { TriageAnswer, TriageRequest } from './contract.ts';

/** What a store needs of a scope: rows of another clinic cannot be reached. */
interface InClinic {
  readonly clinic: { readonly id: string };
}

export interface NewAssessment {
  readonly id: string;
  readonly appointment: string | null;
  readonly previous: string | null;
  readonly by: { readonly kind: 'anyone' } | { readonly kind: 'owner' | 'staff'; readonly id: string };
  readonly request: TriageRequest;
  readonly answer: TriageAnswer;
  readonly petName: string | null;
  readonly contact: { readonly name: string | null; readonly phone: string | null };
  readonly at: Date;
}

const Row = v.object({
  id: v.string(),
  reference: v.nullable(v.string()),
  appointment_id: v.nullable(v.string()),
  previous_id: v.nullable(v.string()),
  made_by_kind: v.picklist(['anyone', 'owner', 'staff']),
  made_by_name: v.nullable(v.string()),
  request: TriageRequest,
  answer: TriageAnswer,
  suggested: Urgency,
  pet_name: v.nullable(v.string()),
  contact_name: v.nullable(v.string()),
  contact_phone: v.nullable(v.string()),
  created_at: v.date(),
  decisions: v.array(v.object({ level: Urgency, reason: v.string(), person: v.string(), name: v.string(), at: v.string() })),
});

/** An assessment as it is kept, with its decisions, newest first. */
export interface StoredAssessment {
  readonly id: string;
  readonly reference: string | null;
  readonly appointment: string | null;
  readonly previous: string | null;
  readonly by: { readonly kind: 'anyone' | 'owner' | 'staff'; readonly name: string | null };
  readonly request: TriageRequest;
  readonly answer: TriageAnswer;
  readonly suggested: Urgency;
  readonly petName: string | null;
  readonly contact: { readonly name: string | null; readonly phone: string | null };
  readonly at: Date;
  readonly decisions: readonly { readonly level: Urgency; readonly reason: string; readonly by: { readonly person: string; readonly name: string }; readonly at: Date }[];
}

function stored(row: unknown): StoredAssessment {
  const it = v.parse(Row, row);
  return {
    id: it.id, reference: it.reference, appointment: it.appointment_id, previous: it.previous_id, by: { kind: it.made_by_kind, name: it.made_by_name },
    request: it.request, answer: it.answer, suggested: it.suggested, petName: it.pet_name, contact: { name: it.contact_name, phone: it.contact_phone }, at: it.created_at,
    decisions: it.decisions.map(({ level, reason, person, name, at }) => ({ level, reason, by: { person, name }, at: new Date(at) })),
  };
}

// PostgreSQL keeps neither NUL nor half a character; JSON writes both as escapes.
const keepable = (value: unknown): Json =>
  JSON.parse(JSON.stringify(value).replace(/\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g, (escape) => (escape === '\\\\' ? escape : '\ufffd'))) as Json;

export async function addAssessment(tx: Tx, scope: InClinic, it: NewAssessment): Promise<void> {
  await tx`
    insert into triage_assessment (clinic_id, id, appointment_id, previous_id, made_by_kind, made_by, request, answer, suggested, pack_version, pet_name, contact_name, contact_phone, created_at)
    values (${scope.clinic.id}, ${it.id}, ${it.appointment}, ${it.previous}, ${it.by.kind}, ${it.by.kind === 'anyone' ? null : it.by.id}, ${tx.json(keepable(it.request))}, ${tx.json(keepable(it.answer))},
      ${it.answer.urgency}, ${it.answer.pack.version}, ${it.petName}, ${it.contact.name}, ${it.contact.phone}, ${it.at})`;
}

/** An assessment that was about no visit yet is about this one now. */
export async function linkAssessment(tx: Tx, scope: InClinic, id: string, appointment: string): Promise<void> {
  await tx`update triage_assessment set appointment_id = ${appointment} where clinic_id = ${scope.clinic.id} and id = ${id} and appointment_id is null`;
}

const selected = (sql: Sql) => sql`
  select t.id, a.reference, t.appointment_id, t.previous_id, t.made_by_kind,
    coalesce(s.name, case when t.made_by_kind = 'owner' then coalesce(a.consent->>'name', o.name) end) as made_by_name,
    t.request, t.answer, t.suggested, t.pet_name, t.contact_name, t.contact_phone, t.created_at, coalesce(d.decisions, '[]'::jsonb) as decisions
  from triage_assessment t
  left join appointment a on a.clinic_id = t.clinic_id and a.id = t.appointment_id
  left join staff s on s.clinic_id = t.clinic_id and t.made_by_kind = 'staff' and s.id = t.made_by
  left join owner o on o.clinic_id = t.clinic_id and t.made_by_kind = 'owner' and o.id = t.made_by
  left join lateral (
    select jsonb_agg(jsonb_build_object('level', n.level, 'reason', n.reason, 'person', n.staff_id, 'name', p.name, 'at', n.at) order by n.number desc) as decisions
    from triage_decision n join staff p on p.clinic_id = n.clinic_id and p.id = n.staff_id
    where n.clinic_id = t.clinic_id and n.assessment_id = t.id
  ) d on true`;

const levels = (sql: Sql) => sql`array['emergency', 'urgent', 'soon', 'routine']`;
const isDecided = (sql: Sql) => sql`exists (select 1 from triage_decision d where d.clinic_id = t.clinic_id and d.assessment_id = t.id)`;

/** Another took the place of this one: any that follows a decided one, and of those that follow an undecided one such as are as urgent. A calmer one decides nothing. */
const isReplaced = (sql: Sql) => sql`exists (
  with recursive later as (
    select l.id, l.suggested from triage_assessment l where l.clinic_id = t.clinic_id and l.appointment_id = t.appointment_id and l.previous_id = t.id
    union
    select l.id, l.suggested from later join triage_assessment l on l.previous_id = later.id where l.clinic_id = t.clinic_id and l.appointment_id = t.appointment_id
  )
  select 1 from later where ${isDecided(sql)} or array_position(${levels(sql)}, later.suggested) <= array_position(${levels(sql)}, t.suggested))`;

/**
 * What waits for a decision, the most urgent first and of these the oldest; then what was decided since `decidedSince`. Of assessments
 * that follow each other the newest waits, and an earlier one that is more urgent as long as nobody has decided it.
 */
export async function queue(sql: Sql, scope: InClinic, { decidedSince, limit }: { decidedSince: Date; limit: number }): Promise<StoredAssessment[]> {
  const rows = await sql`
    ${selected(sql)}
    where t.clinic_id = ${scope.clinic.id}
      and not ${isReplaced(sql)}
      and (d.decisions is null or (d.decisions->0->>'at')::timestamptz > ${decidedSince})
    order by d.decisions is not null, array_position(${levels(sql)}, coalesce(d.decisions->0->>'level', t.suggested)), t.created_at
    limit ${limit}`;
  return rows.map(stored);
}

export async function assessmentById(sql: Sql, scope: InClinic, id: string): Promise<StoredAssessment | undefined> {
  const [row] = await sql`${selected(sql)} where t.clinic_id = ${scope.clinic.id} and t.id = ${id}`;
  return row && stored(row);
}

/** The newest assessment of an appointment. */
export async function assessmentOf(sql: Sql, scope: InClinic, appointment: string): Promise<StoredAssessment | undefined> {
  const [row] = await sql`${selected(sql)} where t.clinic_id = ${scope.clinic.id} and t.appointment_id = ${appointment} order by t.created_at desc limit 1`;
  return row && stored(row);
}

/** Of each of these appointments the assessment that stands, by reference: the newest, or an earlier one that is more urgent and that nobody decided. */
export async function standingOf(sql: Sql, scope: InClinic, references: readonly string[]): Promise<ReadonlyMap<string, StoredAssessment>> {
  if (!references.length) return new Map();
  const rows = await sql`
    ${selected(sql)}
    where t.clinic_id = ${scope.clinic.id} and a.reference = any(${[...references]}) and not ${isReplaced(sql)}
    order by array_position(${levels(sql)}, coalesce(d.decisions->0->>'level', t.suggested)) desc, t.created_at, t.id`;
  return new Map(rows.map(stored).map((one) => [one.reference ?? '', one]));
}

/** Locks an assessment: decisions queue here. `false` when this clinic has none of that id. */
export async function lockAssessment(tx: Tx, scope: InClinic, id: string): Promise<boolean> {
  const rows = await tx`select 1 from triage_assessment where clinic_id = ${scope.clinic.id} and id = ${id} for update`;
  return rows.length > 0;
}

export interface NewDecision {
  readonly assessment: string;
  readonly level: Urgency;
  readonly reason: string;
  readonly staff: string;
  readonly at: Date;
}

/** Adds a decision; the assessment must be locked. The earlier ones stay. */
export async function addDecision(tx: Tx, scope: InClinic, { assessment, level, reason, staff, at }: NewDecision): Promise<void> {
  await tx`
    insert into triage_decision (clinic_id, assessment_id, number, level, reason, staff_id, at)
    select ${scope.clinic.id}, ${assessment}, coalesce(max(number), 0) + 1, ${level}, ${reason}, ${staff}, ${at}
    from triage_decision where clinic_id = ${scope.clinic.id} and assessment_id = ${assessment}`;
}

/** Whether an assessment still waits for a decision as an emergency. One that a later emergency follows waits no more. */
export async function isOpenEmergency(sql: Sql, scope: InClinic, id: string): Promise<boolean> {
  const rows = await sql`
    select 1 from triage_assessment t where t.clinic_id = ${scope.clinic.id} and t.id = ${id} and t.suggested = 'emergency'
      and not ${isDecided(sql)} and not ${isReplaced(sql)}`;
  return rows.length > 0;
}
