import type { AppointmentList, AppointmentRow, DayQuery } from '../../booking/staff.contract.ts';
import { byUrgency } from '../../booking/rules/urgency.ts';
import type { Sql } from '../../database/connect.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Scope } from '../../shared/scope.ts';
import { standingOf } from '../../triage/store.ts';
import { listAppointments } from '../../views/appointments.ts';
import { summaryOf } from '../triage/look.ts';
import { standingUrgency } from './reading.ts';

/** The staff's appointments with what triage says of each; what nobody has, the most urgent first, of these the oldest. */
export const board =
  ({ sql, clock }: { sql: Sql; clock: Clock }) =>
  async (scope: Scope, query: DayQuery): Promise<AppointmentList> => {
    const { appointments, unassigned } = await listAppointments(sql, scope, clock(), query);
    const known = await standingOf(sql, scope, [...appointments, ...(unassigned ?? [])].map(({ reference }) => reference));
    const withTriage = (row: AppointmentRow): AppointmentRow => {
      const one = known.get(row.reference);
      return one ? { ...row, triage: { urgency: standingUrgency(one), decided: one.decisions.length > 0, summary: summaryOf(one) } } : row;
    };
    return {
      appointments: appointments.map(withTriage),
      ...(unassigned ? { unassigned: unassigned.map(withTriage).sort((a, b) => byUrgency(a.triage?.urgency, b.triage?.urgency)) } : {}),
    };
  };
