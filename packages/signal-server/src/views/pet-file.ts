import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import { RecordBody, Script, Signature } from '../records/contract.ts';
import type { PetFile } from '../records/file.contract.ts';
import { Modality } from '../shared/words.contract.ts';

const PetRow = v.object({
  id: v.string(), name: v.string(), species: v.string(), breed: v.nullable(v.string()), age: v.nullable(v.string()),
  sex: v.nullable(v.picklist(['female', 'male', 'unknown'])), reproductiveStatus: v.nullable(v.picklist(['intact', 'neutered', 'unknown'])), weightKg: v.nullable(v.number()), microchip: v.nullable(v.string()), deceasedAt: v.nullable(v.date()),
  ownerId: v.string(), ownerName: v.string(),
});

/** An animal with whose it is; nothing for none of this clinic. */
export async function petWithOwner(sql: Sql, clinic: string, pet: string): Promise<{ pet: PetFile['pet']; owner: PetFile['owner'] } | undefined> {
  const [row] = await sql`
    select p.id, p.name, p.species, p.breed, p.age, p.sex, p.reproductive_status as "reproductiveStatus", p.weight_kg::float8 as "weightKg", p.microchip, p.deceased_at as "deceasedAt", o.id as "ownerId", o.name as "ownerName"
    from pet p join owner o on o.clinic_id = p.clinic_id and o.id = p.owner_id where p.clinic_id = ${clinic} and p.id = ${pet}`;
  if (!row) return undefined;
  const { ownerId, ownerName, deceasedAt, ...rest } = v.parse(PetRow, row);
  return { pet: { ...rest, deceasedAt: deceasedAt?.toISOString() ?? null }, owner: { id: ownerId, name: ownerName } };
}

const VisitRow = v.object({
  id: v.string(), appointment: v.string(), reference: v.string(), at: v.date(), endedAt: v.nullable(v.date()), type: v.string(), modality: Modality, closedAs: v.nullable(v.string()),
  practitioner: v.nullable(v.string()), practitionerName: v.nullable(v.string()), licence: v.nullable(v.string()), reason: v.nullable(v.string()),
  record: v.nullable(v.string()), state: v.nullable(v.picklist(['draft', 'completed', 'amended'])), written: v.nullable(v.number()),
  revision: v.nullable(v.number()), body: v.nullable(RecordBody), signed: v.nullable(Signature), signedAt: v.nullable(v.date()), author: v.nullable(v.string()), authorName: v.nullable(v.string()), authorLicence: v.nullable(v.string()),
  main: v.boolean(), others: v.array(v.string()),
});
export type VisitOfPet = v.InferOutput<typeof VisitRow>;

/** Which visits of an animal are asked for; `text` is looked for in what was told and written. */
export interface WhichVisits {
  readonly text?: string | undefined;
  readonly clinical?: boolean;
  /** Days on the clinic's calendar, both of them included. */
  readonly days?: { readonly zone: string; readonly from?: string | undefined; readonly to?: string | undefined };
  readonly before?: string | undefined;
  /** One visit, by its reference. */
  readonly only?: string | undefined;
  /** Also visits of another animal that this one came along to. */
  readonly along?: boolean;
  readonly limit: number;
}

/**
 * The visits of an animal that are over or have begun or whose record is complete, the latest first, each with the newest published version of its record. `text` is found in the owner's reason
 * and in the summary and scripts; `clinical` readers find it in the notes and problems too.
 */
export async function visitsOfPet(sql: Sql, clinic: string, pet: string, { text, clinical, days, before, only, along = false, limit }: WhichVisits): Promise<VisitOfPet[]> {
  const like = text === undefined ? undefined : `%${text.trim().toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  // Values only: the names of members are not what anybody wrote.
  const has = (json: ReturnType<typeof sql>) => sql`exists (select from jsonb_path_query(${json}, 'strict $.**') w where jsonb_typeof(w) = 'string' and lower(w #>> '{}') like ${like ?? ''})`;
  const found = like === undefined ? sql`` : sql`and (lower(coalesce(a.reason, '')) like ${like} or ${has(clinical ? sql`n.body` : sql`n.body->'summary'`)} or exists (
    select from script x where x.clinic_id = r.clinic_id and x.record_id = r.id and ${has(sql`x.content`)}))`;
  const mine = along
    ? sql`a.id in (select id from appointment where clinic_id = ${clinic} and pet_id = ${pet} union all select appointment_id from appointment_pet where clinic_id = ${clinic} and pet_id = ${pet})`
    : sql`a.pet_id = ${pet}`;
  const day = sql`(coalesce(c.started_at, a.start_at) at time zone ${days?.zone ?? 'UTC'})::date`;
  const rows = await sql`
    select c.id, a.id as appointment, c.reference, coalesce(c.started_at, a.start_at) as at, c.ended_at as "endedAt", t.name as type, a.modality, c.closed_as as "closedAs",
      s.id as practitioner, s.name as "practitionerName", s.licence, a.reason, r.id as record, r.state, r.revision as written,
      n.revision, n.body, n.signed, n.at as "signedAt", n.author, n."authorName", n."authorLicence", a.pet_id = ${pet} as main,
      array(select p.name from pet p where p.clinic_id = a.clinic_id and p.id <> ${pet} and (p.id = a.pet_id or p.id in (
        select x.pet_id from appointment_pet x where x.clinic_id = a.clinic_id and x.appointment_id = a.id)) order by p.name) as others
    from appointment a
    join consult c on c.clinic_id = a.clinic_id and c.appointment_id = a.id
    join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
    left join staff s on s.clinic_id = a.clinic_id and s.id = a.practitioner_id
    left join record r on r.clinic_id = c.clinic_id and r.consult_id = c.id
    left join lateral (
      select w.revision, w.body, w.signed, w.at, w.author_id as author, signer.name as "authorName", signer.licence as "authorLicence"
      from record_version w join staff signer on signer.clinic_id = w.clinic_id and signer.id = w.author_id
      where w.clinic_id = r.clinic_id and w.record_id = r.id and w.kind <> 'draft' order by w.revision desc limit 1
    ) n on true
    where a.clinic_id = ${clinic} and ${mine} and (a.status = 'done' or c.state <> 'waiting' or r.state <> 'draft')
      ${days?.from ? sql`and ${day} >= ${days.from}::date` : sql``} ${days?.to ? sql`and ${day} <= ${days.to}::date` : sql``}
      ${before === undefined ? sql`` : sql`and (a.start_at, a.id) < (select b.start_at, b.id from appointment b where b.clinic_id = ${clinic} and b.reference = ${before})`}
      ${only === undefined ? sql`` : sql`and c.reference = ${only}`} ${found}
    order by a.start_at desc, a.id desc limit ${limit}`;
  return v.parse(v.array(VisitRow), [...rows]);
}

const ScriptRow = v.object({ record: v.string(), id: v.string(), script: Script, person: v.string(), signed: Signature, issuedAt: v.date(), expiresAt: v.date() });
const EventRow = v.object({ script: v.string(), kind: v.picklist(['used', 'void', 'replaced']), at: v.date(), words: v.string(), replacedBy: v.nullable(v.string()) });
export type ScriptOfPet = v.InferOutput<typeof ScriptRow> & { readonly happened: readonly v.InferOutput<typeof EventRow>[] };

/** The issued scripts of some records, without their codes. */
export async function scriptsOfRecords(sql: Sql, clinic: string, records: readonly string[]): Promise<ScriptOfPet[]> {
  const scripts = v.parse(v.array(ScriptRow), [
    ...(await sql`
      select record_id as record, id, content as script, prescriber_id as person, signed, issued_at as "issuedAt", expires_at as "expiresAt" from script
      where clinic_id = ${clinic} and record_id = any(${[...records]}) order by record_id, nth`),
  ]);
  const events = v.parse(v.array(EventRow), [
    ...(await sql`
      select script_id as script, kind, at, words, replaced_by as "replacedBy" from script_event
      where clinic_id = ${clinic} and script_id = any(${scripts.map(({ id }) => id)}) order by at, id`),
  ]);
  return scripts.map((script) => ({ ...script, happened: events.filter((one) => one.script === script.id) }));
}

const FileRow = v.object({ appointment: v.string(), id: v.string(), name: v.string(), type: v.string(), bytes: v.number(), at: v.date() });

/** The files of some visits, without their content. */
export async function filesOfVisits(sql: Sql, clinic: string, appointments: readonly string[]) {
  const rows = await sql`
    select appointment_id as appointment, id, name, type, length as bytes, ready_at as at from file
    where clinic_id = ${clinic} and appointment_id = any(${[...appointments]}) and state = 'ready' order by created_at, id`;
  return v.parse(v.array(FileRow), [...rows]);
}

/** The clinic as its papers name it. */
export async function clinicOnPaper(sql: Sql, clinic: string): Promise<PetFile['clinic']> {
  const [row] = await sql`select id, slug, name, phone, address, country, zone from clinic where id = ${clinic}`;
  return v.parse(v.object({ id: v.string(), slug: v.string(), name: v.string(), phone: v.nullable(v.string()), address: v.nullable(v.string()), country: v.string(), zone: v.string() }), row);
}
