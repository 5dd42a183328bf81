import * as v from 'valibot';
import type { Json, Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../shared/ids.ts';
import { type Bill, BillAbout, BillLine } from './contract.ts';
import { totalOf } from './rules/total.ts';
import type { InClinic } from './store.ts';

const BillRow = v.object({
  number: v.number(),
  about: BillAbout,
  lines: v.array(BillLine),
  tax_name: v.string(),
  net_minor: v.number(),
  tax_minor: v.number(),
  total_minor: v.number(),
  issued_at: v.date(),
});

const toBill = (row: unknown): Bill => {
  const it = v.parse(BillRow, row);
  return { number: it.number, about: it.about, lines: it.lines, taxName: it.tax_name, netMinor: it.net_minor, taxMinor: it.tax_minor, totalMinor: it.total_minor, issuedAt: it.issued_at.toISOString() };
};

export interface NewBill extends Pick<Bill, 'about' | 'lines' | 'taxName'> {
  readonly appointment: string;
  readonly currency: string;
  /** Nobody where the policy asked for it. */
  readonly by: string | undefined;
  readonly at: Date;
}

/** Issues the bill of a visit under the clinic's next number. Call it under the appointment's lock: there is one bill for each visit. */
export async function addBill(tx: Tx, scope: InClinic, bill: NewBill): Promise<Bill> {
  const { netMinor, taxMinor, totalMinor } = totalOf(bill.lines);
  const [clinic] = await tx<{ bills: number }[]>`update clinic set bills = bills + 1 where id = ${scope.clinic.id} returning bills`;
  const [row] = await tx`
    insert into bill (clinic_id, id, appointment_id, number, about, lines, tax_name, net_minor, tax_minor, total_minor, currency, issued_by, issued_at)
    values (${scope.clinic.id}, ${newId()}, ${bill.appointment}, ${clinic!.bills}, ${bill.about}, ${tx.json(bill.lines as unknown as Json)}, ${bill.taxName}, ${netMinor}, ${taxMinor}, ${totalMinor},
      ${bill.currency}, ${bill.by ?? null}, ${bill.at}) returning *`;
  return toBill(row);
}

export async function billOf(sql: Sql, scope: InClinic, appointment: string): Promise<Bill | undefined> {
  const [row] = await sql`select * from bill where clinic_id = ${scope.clinic.id} and appointment_id = ${appointment}`;
  return row && toBill(row);
}
