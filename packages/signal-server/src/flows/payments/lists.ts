import { lockAppointment } from '../../booking/store.ts';
import { transaction } from '../../database/transaction.ts';
import { csvOf } from '../../payments/rules/csv.ts';
import { payoutOf } from '../../payments/rules/owed.ts';
import type { PayoutDecision, PayoutQuery, PayoutStatement } from '../../payments/payouts.contract.ts';
import { addPayoutEntry, payoutEntries } from '../../payments/store.payouts.ts';
import { appendAudit } from '../../shared/audit.ts';
import { addDays } from '../../shared/dates.ts';
import { plainMoney } from '../../shared/money.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { cashUp } from '../../views/cash-up.ts';
import { payoutStatement } from '../../views/payouts.ts';
import { isManager, staffIdOf } from '../calendar/whose.ts';
import { personOfVisit } from '../consult/people.ts';
import { happened } from '../happened.ts';
import { moneyFacts } from './facts.ts';
import type { MoneyWorld } from './world.ts';

/** The own statement, and for managers anybody's or everybody's. @throws Problem `not-allowed`. */
export const payouts =
  ({ db }: MoneyWorld) =>
  (scope: Scope, query: PayoutQuery): Promise<PayoutStatement> => {
    const mine = staffIdOf(scope);
    if (!isManager(scope) && query.practitioner !== undefined && query.practitioner !== mine) throw notAllowed();
    return payoutStatement(db.sql, scope, isManager(scope) ? query : { ...query, practitioner: mine });
  };

export const payoutsCsv =
  (world: MoneyWorld) =>
  async (scope: Scope, query: PayoutQuery): Promise<string> => {
    const { lines } = await payouts(world)(scope, query);
    return csvOf(
      ['visit', 'start', 'practitioner', 'kind', 'outcome', 'share %', 'amount', 'currency', 'state', 'reason', 'decided'],
      lines.map(({ reference, start, practitioner, type, outcome, share, amountMinor, currency, state, reason, at }) => [reference, start, practitioner.name, type, outcome, share, plainMoney(amountMinor, currency), currency, state, reason, at]),
    );
  };

/** The day's money for the till: what came in, what went back, and the sum of each way at the end. */
export const cashUpCsv =
  ({ db }: MoneyWorld) =>
  async (scope: Scope, { day }: { day: string }): Promise<string> => {
    const { currency } = scope.clinic;
    const rows = await cashUp(db.sql, scope, day);
    const signed = ({ kind, amount }: (typeof rows)[number]) => (kind === 'refunded' ? -amount : amount);
    const ways = [...new Set(rows.map(({ how }) => how))].sort();
    const sums = ways.map((how) => ['', '', 'sum', how, '', '', plainMoney(rows.filter((row) => row.how === how).reduce((sum, row) => sum + signed(row), 0), currency), currency]);
    const total = ['', '', 'total', '', '', '', plainMoney(rows.reduce((sum, row) => sum + signed(row), 0), currency), currency];
    const heading = ['time', 'visit', 'what', 'how', 'bill', 'reason', 'amount', 'currency'];
    return csvOf(heading, [...rows.map((row) => [row.at.toISOString(), row.reference, row.kind, row.how, row.bill, row.reason ?? row.about, plainMoney(signed(row), row.currency), row.currency]), ...sums, total]);
  };

/**
 * A manager releases or withholds the pay of one visit, with a reason. It stays until a manager decides otherwise; nothing of it is automatic.
 * @throws Problem `not-found` while nothing is decided about the visit.
 */
export const decidePayout =
  (world: MoneyWorld) =>
  async (scope: Scope, reference: string, { decision, share, reason, words }: PayoutDecision): Promise<PayoutStatement> => {
    const by = staffIdOf(scope);
    const { visit } = await personOfVisit(world.db.sql, scope, reference);
    const at = world.clock();
    await transaction(world.db, async (tx) => {
      await lockAppointment(tx, scope, visit.appointment);
      const facts = await moneyFacts(tx, scope, visit, at);
      const [newest] = await payoutEntries(tx, scope, visit.appointment);
      const staff = newest?.staff ?? visit.practitioner?.id;
      if (!facts.owing.decision || !staff) throw notFound();
      const part = decision === 'release' ? (share ?? newest?.share ?? facts.owing.decision.vet.share) : 0;
      const amountMinor = payoutOf({ vet: { ...facts.owing.decision.vet, share: part } }, facts.owing.priceMinor, facts.settings);
      const state = decision === 'release' ? 'released' : 'withheld';
      const entry = { nth: (newest?.nth ?? 0) + 1, staff, state, share: part, amountMinor, currency: scope.clinic.currency, outcome: facts.owing.decision.outcome, reason, words: words ?? null, decidedBy: by, at } as const;
      await addPayoutEntry(tx, scope, visit.appointment, entry);
      await appendAudit(tx, world.keys, { clinic: scope.clinic.id, at, actor: `staff:${by}`, action: `payout.${state}`, subject: `appointment:${visit.appointment}`, content: { share: part, amountMinor, reason } });
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'staff', id: by }, type: 'payout.changed', data: { appointment: visit.appointment, staff, state, amountMinor, reason } });
    });
    const day = visit.start.toISOString().slice(0, 10);
    const { lines, ...statement } = await payoutStatement(world.db.sql, scope, { from: addDays(day, -1), to: addDays(day, 1) });
    return { ...statement, lines: lines.filter((line) => line.reference === reference) };
  };


