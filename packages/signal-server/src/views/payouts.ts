import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import { type PayoutLine, type PayoutQuery, PayoutState, type PayoutStatement } from '../payments/payouts.contract.ts';
import type { Scope } from '../shared/scope.ts';

const Row = v.object({
  reference: v.string(), staff: v.string(), name: v.string(), start: v.date(), type: v.string(), state: PayoutState, share: v.number(), amount: v.number(), currency: v.string(), outcome: v.string(), reason: v.string(), words: v.nullable(v.string()), until: v.nullable(v.date()), by: v.nullable(v.string()), at: v.date(),
});

/** What those who treat are entitled to for the visits of these dates on the clinic's calendar, by visit. Without a practitioner: of everybody. */
export async function payoutStatement(sql: Sql, { clinic }: Pick<Scope, 'clinic'>, { from, to, practitioner }: PayoutQuery): Promise<PayoutStatement> {
  const rows = await sql`
    select a.reference, p.staff_id as staff, s.name, a.start_at as start, t.name as type, p.state, p.share, p.amount_minor as amount, p.currency, p.outcome, p.reason, p.words, p.until, d.name as by, p.at
    from payout_entry p
    join appointment a on a.clinic_id = p.clinic_id and a.id = p.appointment_id
    join appointment_type t on t.clinic_id = a.clinic_id and t.id = a.type_id
    join staff s on s.clinic_id = p.clinic_id and s.id = p.staff_id
    left join staff d on d.clinic_id = p.clinic_id and d.id = p.decided_by
    where p.clinic_id = ${clinic.id} and (${practitioner ?? null}::uuid is null or p.staff_id = ${practitioner ?? null}::uuid)
      and (a.start_at at time zone ${clinic.zone})::date between ${from}::date and ${to}::date
    order by a.start_at, a.reference, p.nth desc`;
  const lines = new Map<string, PayoutLine>();
  for (const row of v.parse(v.array(Row), [...rows])) {
    const until = row.until?.toISOString() ?? null;
    const entry = { state: row.state, share: row.share, amountMinor: row.amount, reason: row.reason, words: row.words, until, by: row.by, at: row.at.toISOString() };
    const known = lines.get(row.reference);
    if (known) known.entries.push(entry);
    else lines.set(row.reference, {
      reference: row.reference, practitioner: { id: row.staff, name: row.name }, start: row.start.toISOString(), type: row.type, outcome: row.outcome, state: row.state, share: row.share, amountMinor: row.amount, currency: row.currency, reason: row.reason, until, at: entry.at, entries: [entry],
    });
  }
  const all = [...lines.values()];
  const totals = PayoutState.options.map((state) => ({ state, amountMinor: all.filter((line) => line.state === state).reduce((sum, { amountMinor }) => sum + amountMinor, 0) }));
  return { from, to, currency: clinic.currency, lines: all, totals };
}
