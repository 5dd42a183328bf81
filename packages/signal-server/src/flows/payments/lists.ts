import { lockAppointment } from '../../booking/store.ts';
import { wasLate } from '../../consult/rules/policy.ts';
import { transaction } from '../../database/transaction.ts';
import { csvOf } from '../../payments/rules/csv.ts';
import { payoutOf } from '../../payments/rules/owed.ts';
import type { CashMove, CashUp, CashUpQuery, PayoutDecision, PayoutQuery, PayoutStatement } from '../../payments/payouts.contract.ts';
import { addPayoutEntry, payoutEntries } from '../../payments/store.payouts.ts';
import { appendAudit } from '../../shared/audit.ts';
import { addDays, wallTime } from '../../shared/dates.ts';
import { plainMoney } from '../../shared/money.ts';
import { notAllowed, notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { cashUp as cashMoves } from '../../views/cash-up.ts';
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

/** The statement for a spreadsheet; times as on the clinic's wall. */
export const payoutsCsv =
  (world: MoneyWorld) =>
  async (scope: Scope, query: PayoutQuery): Promise<string> => {
    const { lines } = await payouts(world)(scope, query);
    const wall = (at: string) => wallTime(scope.clinic.zone, at);
    return csvOf(
      ['visit', 'start', 'practitioner', 'kind', 'outcome', 'share %', 'amount', 'currency', 'state', 'reason', 'decided'],
      lines.map(({ reference, start, practitioner, type, outcome, share, amountMinor, currency, state, reason, at }) => [reference, wall(start), practitioner.name, type, outcome, share, plainMoney(amountMinor, currency), currency, state, reason, wall(at)]),
    );
  };

/** The day's money for the till: what came in, what went back, and the sum of each way. */
export const cashUp =
  ({ db }: MoneyWorld) =>
  async (scope: Scope, { day }: CashUpQuery): Promise<CashUp> => {
    const moves = (await cashMoves(db.sql, scope, day)).map(({ at, reference, kind, provider: by, how, bill, reason, about, amount, currency }): CashMove => ({
      at: at.toISOString(), reference, kind, by, how, bill, reason: reason ?? about, amountMinor: kind === 'refunded' ? -amount : amount, currency,
    }));
    const sum = (of: readonly CashMove[]) => of.reduce((total, { amountMinor }) => total + amountMinor, 0);
    const ways = [...new Set(moves.map(({ how }) => how))].sort().map((how) => ({ how, amountMinor: sum(moves.filter((move) => move.how === how)) }));
    return { day, currency: scope.clinic.currency, moves, ways, totalMinor: sum(moves) };
  };

/** The same as CSV, with the sums at the end; times as on the clinic's wall. */
export const cashUpCsv =
  (world: MoneyWorld) =>
  async (scope: Scope, query: CashUpQuery): Promise<string> => {
    const { moves, ways, totalMinor, currency } = await cashUp(world)(scope, query);
    const sums = ways.map(({ how, amountMinor }) => ['', '', 'sum', how, '', '', plainMoney(amountMinor, currency), currency]);
    const total = ['', '', 'total', '', '', '', plainMoney(totalMinor, currency), currency];
    const heading = ['time', 'visit', 'what', 'how', 'bill', 'reason', 'amount', 'currency'];
    return csvOf(heading, [...moves.map((move) => [wallTime(scope.clinic.zone, move.at), move.reference, move.kind, move.how, move.bill, move.reason, plainMoney(move.amountMinor, move.currency), move.currency]), ...sums, total]);
  };

/**
 * A manager releases or withholds the pay of one visit, with a reason. It stays until a manager decides otherwise; nothing of it is automatic.
 * @throws Problem `not-found` while nothing is decided about the visit.
 */
export const decidePayout =
  (world: MoneyWorld) =>
  async (scope: Scope, reference: string, { decision, share, reason, words, until }: PayoutDecision): Promise<PayoutStatement> => {
    const by = staffIdOf(scope);
    const { visit } = await personOfVisit(world.db.sql, scope, reference);
    const at = world.clock();
    await transaction(world.db, async (tx) => {
      await lockAppointment(tx, scope, visit.appointment);
      const facts = await moneyFacts(tx, scope, visit, at);
      const [newest] = await payoutEntries(tx, scope, visit.appointment);
      const staff = newest?.staff ?? visit.practitioner?.id;
      if (!facts.owing.decision || !staff) throw notFound();
      const part = decision === 'release' ? (share ?? facts.owing.decision.vet.share) : 0;
      const amountMinor = payoutOf({ vet: { ...facts.owing.decision.vet, share: part } }, facts.owing.priceMinor, facts.settings);
      const state = decision === 'release' ? 'released' : 'withheld';
      const entry = { nth: (newest?.nth ?? 0) + 1, staff, state, share: part, amountMinor, currency: scope.clinic.currency, outcome: facts.owing.decision.outcome, late: wasLate(facts.owing.decision), reason, words: words ?? null, until: decision === 'withhold' && until ? new Date(until) : null, decidedBy: by, at } as const;
      await addPayoutEntry(tx, scope, visit.appointment, entry);
      await appendAudit(tx, world.keys, { clinic: scope.clinic.id, at, actor: `staff:${by}`, action: `payout.${state}`, subject: `appointment:${visit.appointment}`, content: { share: part, amountMinor, reason } });
      await happened(tx, { clinic: scope.clinic.id, consult: visit.consult, actor: { kind: 'staff', id: by }, type: 'payout.changed', data: { appointment: visit.appointment, staff, state, amountMinor, reason } });
    });
    const day = visit.start.toISOString().slice(0, 10);
    const { lines, ...statement } = await payoutStatement(world.db.sql, scope, { from: addDays(day, -1), to: addDays(day, 1) });
    return { ...statement, lines: lines.filter((line) => line.reference === reference) };
  };
