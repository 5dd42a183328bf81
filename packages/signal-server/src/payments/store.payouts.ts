import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../shared/ids.ts';
import { PayoutState } from './payouts.contract.ts';
import type { InClinic } from './store.ts';

const EntryRow = v.object({ nth: v.number(), staff_id: v.string(), state: PayoutState, share: v.number(), amount_minor: v.number(), currency: v.string(), late: v.boolean(), outcome: v.string(), reason: v.string(), words: v.nullable(v.string()), until: v.nullable(v.date()), decided_by: v.nullable(v.string()), at: v.date() });

/** One entry of the list; the newest of a visit counts. */
export interface PayoutEntry {
  readonly nth: number;
  readonly staff: string;
  readonly state: PayoutState;
  /** In percent of the full pay. */
  readonly share: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly outcome: string;
  /** Whoever treated was not there on time, though it may have come to a whole visit. */
  readonly late: boolean;
  /** A code of the policy, or of the manager who decided. */
  readonly reason: string;
  readonly words: string | null;
  /** By when a withheld pay is to be decided again. */
  readonly until: Date | null;
  /** A manager; nobody where the policy decided. */
  readonly decidedBy: string | null;
  readonly at: Date;
}

/** The entries of a visit, the newest first. */
export async function payoutEntries(sql: Sql, scope: InClinic, appointment: string): Promise<PayoutEntry[]> {
  const rows = await sql`select * from payout_entry where clinic_id = ${scope.clinic.id} and appointment_id = ${appointment} order by nth desc`;
  return rows.map((row) => {
    const { staff_id: staff, amount_minor: amountMinor, decided_by: decidedBy, ...rest } = v.parse(EntryRow, row);
    return { staff, amountMinor, decidedBy, ...rest };
  });
}

/** Call it under the appointment's lock. */
export async function addPayoutEntry(tx: Tx, scope: InClinic, appointment: string, entry: PayoutEntry): Promise<void> {
  await tx`
    insert into payout_entry (clinic_id, id, appointment_id, staff_id, nth, state, share, amount_minor, currency, outcome, late, reason, words, until, decided_by, at)
    values (${scope.clinic.id}, ${newId()}, ${appointment}, ${entry.staff}, ${entry.nth}, ${entry.state}, ${entry.share}, ${entry.amountMinor}, ${entry.currency}, ${entry.outcome}, ${entry.late}, ${entry.reason}, ${entry.words}, ${entry.until},
      ${entry.decidedBy}, ${entry.at})`;
}
