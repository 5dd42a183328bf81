import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { OwnerFile } from '../people/erasure.contract.ts';

const Visit = v.object({ appointment: v.string(), consult: v.nullable(v.string()), reference: v.string(), at: v.date(), end: v.date(), status: v.string(), kept: v.boolean(), unfinished: v.boolean(), scripts: v.number(), pet: v.nullable(v.string()) });
export type VisitOfOwner = v.InferOutput<typeof Visit>;

const Owner = v.object({
  id: v.string(), name: v.string(), email: v.nullable(v.string()), phone: v.nullable(v.string()), mobile: v.nullable(v.string()), locale: v.string(), since: v.date(), erased: v.boolean(),
  country: v.string(), keepYears: v.nullable(v.number()), agreements: v.number(), bills: v.number(), lastBill: v.nullable(v.date()), audited: v.number(), pets: v.array(v.object({ id: v.string(), name: v.string() })),
});

/** An owner with what decides over erasing: where the clinic is and how long it keeps records. Nothing for none of this clinic. */
export async function ownerAndClinic(sql: Sql, clinic: string, owner: string): Promise<v.InferOutput<typeof Owner> | undefined> {
  const [row] = await sql`
    select o.id, o.name, o.email, o.phone, o.mobile, o.locale, o.created_at as since, o.erased_at is not null as erased, k.country,
      coalesce(k.settings->'records'->>'keepYears', k.settings->'retention'->>'years')::int as "keepYears",
      (select count(*)::int from consent c where c.clinic_id = o.clinic_id and c.owner_id = o.id) as agreements,
      (select count(*)::int from bill b join appointment a on a.clinic_id = b.clinic_id and a.id = b.appointment_id where a.clinic_id = o.clinic_id and a.owner_id = o.id) as bills,
      (select max(b.issued_at) from bill b join appointment a on a.clinic_id = b.clinic_id and a.id = b.appointment_id where a.clinic_id = o.clinic_id and a.owner_id = o.id) as "lastBill",
      (select count(*)::int from audit u where u.clinic_id = o.clinic_id and u.actor = 'owner:' || o.id) as audited,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name) from pet p where p.clinic_id = o.clinic_id and p.owner_id = o.id), '[]'::jsonb) as pets
    from owner o join clinic k on k.id = o.clinic_id where o.clinic_id = ${clinic} and o.id = ${owner}`;
  return row && v.parse(Owner, row);
}

/** The visits of an owner; `kept`: something was written in its record, so it stays; `unfinished`: it goes on, or its record is still to be written. */
export async function visitsOfOwner(sql: Sql, clinic: string, owner: string): Promise<VisitOfOwner[]> {
  const rows = await sql`
    select a.id as appointment, c.id as consult, a.reference, a.start_at as at, a.end_at as "end", a.status, coalesce(r.revision, 0) > 0 as kept, a.pet_id as pet,
      coalesce(c.state = 'live' or (r.state = 'draft' and r.due_at is not null and c.closed_as is null), false) as unfinished,
      (select count(*)::int from script s where s.clinic_id = r.clinic_id and s.record_id = r.id) as scripts
    from appointment a
    left join consult c on c.clinic_id = a.clinic_id and c.appointment_id = a.id
    left join record r on r.clinic_id = c.clinic_id and r.consult_id = c.id
    where a.clinic_id = ${clinic} and a.owner_id = ${owner} order by a.start_at desc, a.id`;
  return v.parse(v.array(Visit), [...rows]);
}

const iso = v.pipe(v.date(), v.transform((at) => at.toISOString()));
const place = v.nullable(v.object({ country: v.string(), region: v.optional(v.string()) }));
const text = v.nullable(v.string());

/** Under which keys an owner was told of their visits: whatever number that went to, it was theirs to read. */
export async function keysOfNotices(sql: Sql, clinic: string, owner: string): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select e.clinic_id || ':' || e.seq || ':owner' as key from event e
    join consult c on c.clinic_id = e.clinic_id and c.id = e.consult_id join appointment a on a.clinic_id = c.clinic_id and a.id = c.appointment_id
    where e.clinic_id = ${clinic} and a.owner_id = ${owner}`;
  return rows.map(({ key }) => key);
}

/** By which an owner is known: what signing in proves. A number that was typed at a booking may be anybody's. */
export interface Proven {
  readonly email: string | null;
  readonly mobile: string | null;
}

/** What is kept of an owner beside the animals. Times are UTC. */
export async function ownersPapers(sql: Sql, clinic: string, owner: string, { email, mobile }: Proven): Promise<Pick<OwnerFile, 'visits' | 'agreements' | 'messages' | 'triage' | 'notices'>> {
  const visits = await sql`
    select a.reference, a.start_at as at, a.status, t.name as type, a.modality, coalesce(a.consent->'pet'->>'name', p.name) as pet, a.reason, a.place, a.consent->>'name' as name, a.consent->>'phone' as phone
    from appointment a join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id left join pet p on p.clinic_id = a.clinic_id and p.id = a.pet_id
    where a.clinic_id = ${clinic} and a.owner_id = ${owner} order by a.start_at desc, a.id`;
  const agreements = await sql`
    select c.given_at as at, a.reference, c.name, c.acting_as as as, c.text_version as text, c.recording, c.sms
    from consent c join appointment a on a.clinic_id = c.clinic_id and a.id = c.appointment_id where c.clinic_id = ${clinic} and c.owner_id = ${owner} order by c.seq`;
  const messages = await sql`
    select m.at, c.reference, m.body as text from message m join consult c on c.clinic_id = m.clinic_id and c.id = m.consult_id
    where m.clinic_id = ${clinic} and m.author_kind = 'owner' and m.author_id = ${owner} order by m.at, m.id`;
  const triage = await sql`
    select t.created_at as at, a.reference, t.request as told from triage_assessment t join appointment a on a.clinic_id = t.clinic_id and a.id = t.appointment_id
    where t.clinic_id = ${clinic} and a.owner_id = ${owner} order by t.created_at, t.id`;
  const notices = await sql`
    select at, 'mail' as by, recipient as to, subject from mail where clinic_id = ${clinic} and lower(recipient) = lower(${email})
    union all select at, 'sms', recipient, body from sms where clinic_id = ${clinic} and (recipient = ${mobile} or key = any(${await keysOfNotices(sql, clinic, owner)})) order by 1`;
  return {
    visits: v.parse(v.array(v.object({ reference: v.string(), at: iso, status: v.string(), type: v.string(), modality: v.string(), pet: text, reason: text, place, name: text, phone: text })), [...visits]),
    agreements: v.parse(v.array(v.object({ at: iso, reference: v.string(), name: v.string(), as: v.string(), text: v.string(), recording: v.boolean(), sms: v.boolean() })), [...agreements]),
    messages: v.parse(v.array(v.object({ at: iso, reference: v.string(), text: v.string() })), [...messages]),
    triage: v.parse(v.array(v.object({ at: iso, reference: text, told: v.record(v.string(), v.unknown()) })), [...triage]),
    notices: v.parse(v.array(v.object({ at: iso, by: v.picklist(['mail', 'sms']), to: v.string(), subject: v.string() })), [...notices]),
  };
}

/** Files that an owner has sent for visits that are not kept. */
export async function filesOfOwner(sql: Sql, clinic: string, owner: string, kept: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select f.id from file f join appointment a on a.clinic_id = f.clinic_id and a.id = f.appointment_id
    where f.clinic_id = ${clinic} and a.owner_id = ${owner} and f.state in ('ready', 'uploading') and a.id <> all(${[...kept]})`;
  return rows.map(({ id }) => id);
}

/** Recordings in which an owner is. */
export async function recordingsOfOwner(sql: Sql, clinic: string, owner: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select r.id from recording r join consult c on c.clinic_id = r.clinic_id and c.id = r.consult_id join appointment a on a.clinic_id = c.clinic_id and a.id = c.appointment_id
    where r.clinic_id = ${clinic} and a.owner_id = ${owner} and r.state not in ('declined', 'removed')`;
  return rows.map(({ id }) => id);
}
