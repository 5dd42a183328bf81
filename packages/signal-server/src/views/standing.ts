import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Standing, StandingEntry } from '../payments/standing.contract.ts';
import { lateJoins, recordsOverdue } from './trouble.ts';

const Row = v.object({ id: v.string(), name: v.string(), role: v.picklist(['vet', 'technician']), visits: v.number(), overdue: v.number(), late: v.number(), joins: v.number(), declines: v.number(), withheld: v.number() });
const EntryRow = v.object({ staff: v.string(), kind: v.picklist(['paused', 'released', 'appeal']), reason: v.string(), words: v.nullable(v.string()), until: v.nullable(v.date()), by: v.string(), at: v.date() });

/** So many of one thing, and somebody should look. */
const [someLate, someDeclines] = [2, 5];

/** How those who treat have done in the last 90 days; one of them where `staff` is said. */
export async function standings(sql: Sql, scope: { readonly clinic: { readonly id: string } }, now: Date, staff?: string): Promise<Standing[]> {
  const clinic = scope.clinic.id;
  const from = new Date(now.getTime() - 90 * 86_400_000);
  const rows = await sql`
    select s.id, s.name, s.role,
      (select count(*)::int from appointment a where a.clinic_id = s.clinic_id and a.practitioner_id = s.id and a.status = 'done' and a.start_at > ${from}) as visits,
      ${recordsOverdue(sql, now)} as overdue,
      (select count(*)::int from record r join consult c on c.clinic_id = r.clinic_id and c.id = r.consult_id join appointment a on a.clinic_id = c.clinic_id and a.id = c.appointment_id
        where a.clinic_id = s.clinic_id and a.practitioner_id = s.id and r.completed_at > r.due_at and a.start_at > ${from}) as late,
      ${lateJoins(sql, from)} as joins,
      (select count(*)::int from event e where e.clinic_id = s.clinic_id and e.type = 'appointment.declined' and e.actor_id = s.id and e.at > ${from}) as declines,
      (select count(*)::int from (select distinct on (p.appointment_id) p.state from payout_entry p where p.clinic_id = s.clinic_id and p.staff_id = s.id order by p.appointment_id, p.nth desc) n where n.state = 'withheld') as withheld
    from staff s where s.clinic_id = ${clinic} and s.role in ('vet', 'technician') and (s.ended_at is null or s.ended_at > ${now}) and s.id = coalesce(${staff ?? null}::uuid, s.id)
    order by s.name`;
  const decided = v.parse(v.array(EntryRow), [...(await sql`
    select d.staff_id as staff, d.kind, d.reason, d.words, d.until, b.name as by, d.at from staff_decision d join staff b on b.clinic_id = d.clinic_id and b.id = d.decided_by
    where d.clinic_id = ${clinic} order by d.nth desc`)]);
  return v.parse(v.array(Row), [...rows]).map(({ id, name, role, visits, overdue, late, joins, declines, withheld }): Standing => {
    const own = decided.filter((entry) => entry.staff === id);
    const newest = own.find(({ kind }) => kind !== 'appeal');
    const paused = newest?.kind === 'paused' && (newest.until === null || newest.until > now) ? { until: newest.until?.toISOString() ?? null } : null;
    return {
      practitioner: { id, name, role }, visits, recordsOverdue: overdue, recordsLate: late, lateJoins: joins, declines, withheld, paused,
      flagged: overdue > 0 || late >= someLate || joins >= someLate || declines >= someDeclines,
      entries: own.map(({ kind, reason, words, until, by, at }): StandingEntry => ({ kind, reason, words, until: until?.toISOString() ?? null, by, at: at.toISOString() })),
    };
  });
}
