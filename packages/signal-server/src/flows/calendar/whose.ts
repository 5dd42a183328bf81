import { hoursProblem } from '../../calendar/problems.ts';
import type { Sql } from '../../database/connect.ts';
import { staffById } from '../../people/store.ts';
import { notAllowed } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';

/** Somebody who can be booked. */
export interface Bookable {
  readonly id: string;
  readonly name: string;
  readonly role: 'vet' | 'technician';
}

export const staffIdOf = ({ caller }: Scope): string => {
  if (caller.kind !== 'staff') throw notAllowed();
  return caller.staff;
};

export const isManager = ({ caller }: Scope): boolean => caller.kind === 'staff' && caller.role === 'manager';

/** Whose calendar the caller may look at and change: the own one, and for managers anybody's. @throws Problem `not-yours`, `practitioner-unknown`. */
export async function whoseCalendar(sql: Sql, scope: Scope, now: Date, practitioner: string = staffIdOf(scope)): Promise<Bookable> {
  if (practitioner !== staffIdOf(scope) && !isManager(scope)) throw hoursProblem('not-yours');
  const person = await staffById(sql, scope, practitioner);
  if (!person || (person.endedAt && person.endedAt <= now)) throw hoursProblem('practitioner-unknown');
  const { id, name, role } = person;
  if (role !== 'vet' && role !== 'technician') throw hoursProblem('practitioner-unknown');
  return { id, name, role };
}
