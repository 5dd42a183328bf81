import type { Sql } from '../database/connect.ts';

// Parts of a query about `staff s`: what a manager looks at, and what good service goes first by, are the same counts.

/** Visits since then that somebody began late, or not at all. */
export const lateJoins = (sql: Sql, since: Date) =>
  sql`(select count(distinct p.appointment_id)::int from payout_entry p where p.clinic_id = s.clinic_id and p.staff_id = s.id and p.at > ${since} and p.late)`;

/** Records that are overdue now. */
export const recordsOverdue = (sql: Sql, now: Date) => sql`(
  select count(*)::int from record r
  join consult k on k.clinic_id = r.clinic_id and k.id = r.consult_id
  join appointment v on v.clinic_id = k.clinic_id and v.id = k.appointment_id
  where v.clinic_id = s.clinic_id and v.practitioner_id = s.id and r.state = 'draft' and r.due_at < ${now})`;
