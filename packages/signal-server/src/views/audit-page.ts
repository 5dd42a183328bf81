import * as v from 'valibot';
import type { AuditPage } from '../audit/contract.ts';
import type { Sql } from '../database/connect.ts';

const Row = v.object({ seq: v.number(), at: v.date(), actor: v.string(), who: v.nullable(v.string()), action: v.string(), subject: v.string(), reference: v.nullable(v.string()), pet: v.nullable(v.string()), about: v.nullable(v.string()) });

export interface WhichEntries {
  readonly person?: string | undefined;
  readonly action?: string | undefined;
  readonly reference?: string | undefined;
  /** Days of the clinic's zone, both within. */
  readonly days: { readonly zone: string; readonly from?: string | undefined; readonly to?: string | undefined };
  readonly before?: number;
  readonly limit: number;
}

/** Entries of a clinic's chain, the newest first, with the names that stand behind the ids now. */
export async function auditPageOf(sql: Sql, clinic: string, { person, action, reference, days: { zone, from, to }, before, limit }: WhichEntries): Promise<AuditPage> {
  // What a subject of the form `kind:id` or `kind:id:part` is about.
  const about = (kind: string) => sql`(case when split_part(u.subject, ':', 1) = ${kind} then split_part(u.subject, ':', 2)::uuid end)`;
  const ofVisit = reference === undefined ? sql`` : sql`and u.subject in (
    select unnest(array['consult:' || c.id, 'record:' || r.id]) from consult c left join record r on r.clinic_id = c.clinic_id and r.consult_id = c.id where c.clinic_id = ${clinic} and c.reference = ${reference}
    union all select 'record:' || r.id || ':' || n.revision from consult c join record r on r.clinic_id = c.clinic_id and r.consult_id = c.id join record_version n on n.clinic_id = r.clinic_id and n.record_id = r.id where c.clinic_id = ${clinic} and c.reference = ${reference}
    union all select 'script:' || s.id from consult c join record r on r.clinic_id = c.clinic_id and r.consult_id = c.id join script s on s.clinic_id = r.clinic_id and s.record_id = r.id where c.clinic_id = ${clinic} and c.reference = ${reference})`;
  const rows = await sql`
    with page as (
      select u.seq, u.at, u.actor, u.action, u.subject from audit u
      where u.clinic_id = ${clinic} ${before === undefined ? sql`` : sql`and u.seq < ${before}`}
        ${person === undefined ? sql`` : sql`and u.actor in (${`staff:${person}`}, ${`owner:${person}`})`}
        ${action === undefined ? sql`` : sql`and (u.action = ${action} or u.action like ${`${action}.%`})`}
        ${from ? sql`and u.at >= ${from}::date::timestamp at time zone ${zone}` : sql``} ${to ? sql`and u.at < (${to}::date + 1)::timestamp at time zone ${zone}` : sql``} ${ofVisit}
      order by u.seq desc limit ${limit + 1})
    select u.*, coalesce(s.name, o.name, g.name) as who, c.reference, p.name as pet, case when u.actor <> u.subject then w.name end as about
    from page u
    left join staff s on s.clinic_id = ${clinic} and u.actor = 'staff:' || s.id
    left join owner o on o.clinic_id = ${clinic} and u.actor = 'owner:' || o.id
    left join guest g on g.clinic_id = ${clinic} and u.actor = 'guest:' || g.id
    left join script x on x.clinic_id = ${clinic} and x.id = ${about('script')}
    left join record r on r.clinic_id = ${clinic} and r.id = coalesce(${about('record')}, x.record_id)
    left join consult c on c.clinic_id = ${clinic} and c.id = coalesce(${about('consult')}, r.consult_id)
    left join staff w on w.clinic_id = ${clinic} and w.id = ${about('staff')}
    left join pet p on p.clinic_id = ${clinic} and p.id = ${about('pet')}
    order by u.seq desc`;
  const entries = v.parse(v.array(Row), [...rows]).map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() }));
  const actions = await sql<{ action: string }[]>`select distinct split_part(action, '.', 1) as action from audit where clinic_id = ${clinic} order by 1`;
  const people = await sql<{ id: string; name: string }[]>`select id, name from staff where clinic_id = ${clinic} order by name, id`;
  return { entries: entries.slice(0, limit), more: entries.length > limit, actions: actions.map((each) => each.action), people: [...people] };
}
