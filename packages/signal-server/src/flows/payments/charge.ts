import { isDeepStrictEqual } from 'node:util';
import { lockAppointment } from '../../booking/store.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { BillAbout, BillLine, ChargeRequest, VisitPayment } from '../../payments/contract.ts';
import { paymentsProblem } from '../../payments/problems.ts';
import { whyNotCharge } from '../../payments/rules/charge.ts';
import { billFor } from '../../payments/rules/owed.ts';
import { largestBill, leastCharge, totalOf } from '../../payments/rules/total.ts';
import { addBill } from '../../payments/store.bills.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitByReference } from '../../views/visit.ts';
import { staffIdOf } from '../calendar/whose.ts';
import { personOfVisit } from '../consult/people.ts';
import { happened } from '../happened.ts';
import { type MoneyFacts, moneyFacts } from './facts.ts';
import { visitPayment } from './look.ts';
import { pursue } from './pursue.ts';
import type { InClinic, MoneyWorld } from './world.ts';

/**
 * Charges the owner: issues the visit's one bill and takes the money as far as it can be taken: from what was set aside, then from the card on
 * file; otherwise the owner is asked. Two people who press at once make one bill; whoever sends other lines gets `charged-already`.
 * @throws Problem a `WhyNotCharge`, `bill-too-small`, `bill-too-large`.
 */
export const charge =
  (world: MoneyWorld) =>
  async (scope: Scope, reference: string, { lines }: ChargeRequest): Promise<VisitPayment> => {
    await personOfVisit(world.db.sql, scope, reference);
    const { totalMinor } = totalOf(lines);
    const leastMinor = leastCharge(scope.clinic.currency);
    if (totalMinor < leastMinor) throw paymentsProblem('bill-too-small', { extra: { leastMinor } });
    if (totalMinor > largestBill) throw paymentsProblem('bill-too-large');
    return bill(world, scope, reference, lines);
  };

/** Says that the owner pays nothing for this visit: what was set aside is given back, and so is a deposit. */
export const waive =
  (world: MoneyWorld) =>
  async (scope: Scope, reference: string): Promise<VisitPayment> => {
    await personOfVisit(world.db.sql, scope, reference);
    return bill(world, scope, reference, []);
  };

async function bill(world: MoneyWorld, scope: Scope, reference: string, lines: BillLine[]): Promise<VisitPayment> {
  const by = staffIdOf(scope);
  await transaction(world.db, async (tx) => {
    const visit = (await visitByReference(tx, scope, reference))!;
    await lockAppointment(tx, scope, visit.appointment);
    const now = world.clock();
    const facts = await moneyFacts(tx, scope, visit, now);
    if (facts.bill && isDeepStrictEqual(facts.bill.lines, lines)) return;
    const suggested = billFor(facts.owing, facts.settings);
    const isManager = scope.caller.kind === 'staff' && scope.caller.role === 'manager';
    const why = whyNotCharge({ hasBill: facts.bill !== undefined, pays: facts.owing.pays, isFree: suggested.lines.length === 0, modality: visit.modality, state: visit.state, start: visit.start, isManager }, now);
    if (why) throw paymentsProblem(why);
    await issue(tx, world, scope, facts, { about: suggested.about, lines, by });
  });
  await pursue(world, scope, reference);
  return visitPayment(world)(scope, reference);
}

/** Issues a bill under the appointment's lock. Nobody `by`: the policy. */
export async function issue(tx: Tx, { clock, keys }: MoneyWorld, scope: InClinic, { visit, settings, currency }: MoneyFacts, { about, lines, by }: { about: BillAbout; lines: BillLine[]; by: string | undefined }): Promise<void> {
  const at = clock();
  const issued = await addBill(tx, scope, { appointment: visit.appointment, about, lines, taxName: settings.taxName, currency, by, at });
  await appendAudit(tx, keys, { clinic: scope.clinic.id, at, actor: by ? `staff:${by}` : 'system', action: 'bill.issued', subject: `bill:${issued.number}`, content: issued });
  const actor = by ? ({ kind: 'staff', id: by } as const) : ({ kind: 'system' } as const);
  await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor, type: 'bill.issued', data: { appointment: visit.appointment, number: issued.number, about, totalMinor: issued.totalMinor, currency } });
}
