import type { ExceptionAdded, NewException, WhoseDays } from '../../calendar/hours.contract.ts';
import { hoursProblem, refuseFaults } from '../../calendar/problems.ts';
import { exceptionFaults } from '../../calendar/rules/week.ts';
import { addException, exceptionById, exceptionsFrom, lockCalendar, peopleWithCalendars, removeException, type StoredException } from '../../calendar/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { addDays, dateIn } from '../../shared/dates.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { visitsAhead, type VisitAhead } from '../../views/visits-ahead.ts';
import { happened } from '../happened.ts';
import { dayException, outsideOf, visitOutside } from './sheet.ts';
import { isManager, staffIdOf, whoseCalendar } from './whose.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
}

/** Most that one person may have ahead: far more than anybody needs, few enough to look at. */
const most = 400;

/**
 * Adds days that differ, for one person or, for managers, for everybody. They count at once; the answer lists the booked visits that
 * lay within the hours and no longer do. Those stay booked until somebody moves or cancels them.
 */
export const addDaysThatDiffer =
  ({ db, clock }: World) =>
  async (scope: Scope, { practitioner, exception }: WhoseDays & { exception: NewException }): Promise<ExceptionAdded> =>
    transaction(db, async (tx) => {
      const now = clock();
      refuseFaults(exceptionFaults(exception, dateIn(scope.clinic.zone, now)));
      const exceptions: StoredException[] = [];
      const toMove: VisitAhead[] = [];
      const people = await whom(tx, scope, now, practitioner);
      for (const person of people) {
        const added = await addFor(tx, scope, { person, exception, now });
        exceptions.push(added.exception);
        toMove.push(...added.toMove);
      }
      for (const person of people) await changed(tx, scope, person);
      return { exceptions, toMove: toMove.map(visitOutside) };
    });

/** Takes days that differ back; the week counts again. @throws Problem `not-found`, `not-yours`. */
export const removeDaysThatDiffer =
  ({ db }: World) =>
  async (scope: Scope, id: string): Promise<void> =>
    transaction(db, async (tx) => {
      const found = await exceptionById(tx, scope, id);
      if (!found) throw notFound();
      if (found.practitioner !== staffIdOf(scope) && !isManager(scope)) throw hoursProblem('not-yours');
      await lockCalendar(tx, scope, found.practitioner);
      await removeException(tx, scope, id);
      await changed(tx, scope, found.practitioner);
    });

async function whom(tx: Tx, scope: Scope, now: Date, practitioner: string | undefined): Promise<string[]> {
  if (practitioner !== 'all') return [(await whoseCalendar(tx, scope, now, practitioner)).id];
  if (!isManager(scope)) throw hoursProblem('not-yours');
  return peopleWithCalendars(tx, scope, now);
}

async function addFor(tx: Tx, scope: Scope, { person, exception, now }: { person: string; exception: NewException; now: Date }) {
  const { clinic } = scope;
  // Whoever is booking waits for this, and then looks at the new hours.
  const { hours } = await lockCalendar(tx, scope, person);
  const from = addDays(dateIn(clinic.zone, now), -2);
  const before = await exceptionsFrom(tx, scope, [person], from);
  if (before.length >= most) throw hoursProblem('exceptions-full');
  const { from: date, to, cause, note } = exception;
  const one = exception.kind === 'closed' ? { date, kind: exception.kind } : { date, kind: exception.kind, windows: exception.windows };
  const id = await addException(tx, scope, person, { ...one, to: to === date ? undefined : to, cause, note });
  const after = await exceptionsFrom(tx, scope, [person], from);
  const visits = await visitsAhead(tx, clinic, [person], now);
  const already = new Set(outsideOf(clinic, hours, before.map(dayException), visits).map(({ reference }) => reference));
  const toMove = outsideOf(clinic, hours, after.map(dayException), visits).filter(({ reference }) => !already.has(reference));
  return { exception: after.find((each) => each.id === id)!, toMove };
}

const changed = (tx: Tx, scope: Scope, practitioner: string) =>
  happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staffIdOf(scope) }, type: 'calendar.changed', data: { practitioner, what: 'days' } });
