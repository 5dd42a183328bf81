import type { AppointmentRow } from '@vetkit/signal-server/booking/staff.contract';

/** A practitioner's appointments by what they need: an answer, a visit, a record. Each in order of time. */
export interface Day {
  /** Nobody has it: in the order of the server, the most urgent first. */
  readonly waiting: readonly AppointmentRow[];
  readonly toConfirm: AppointmentRow[];
  readonly upcoming: AppointmentRow[];
  readonly toFinish: AppointmentRow[];
}

const byStart = (a: AppointmentRow, b: AppointmentRow) => a.start.localeCompare(b.start);
/** Those that nobody has confirmed in time stand first: their owners wait longest. */
const calledOutFirst = (a: AppointmentRow, b: AppointmentRow) => Number(b.escalatedAt !== null) - Number(a.escalatedAt !== null) || byStart(a, b);
const byDue = (a: AppointmentRow, b: AppointmentRow) => (a.consult.recordDueAt ?? a.start).localeCompare(b.consult.recordDueAt ?? b.start);

/** Sorts appointments into the parts of the page. */
export function dayOf(appointments: readonly AppointmentRow[], waiting: readonly AppointmentRow[] = []): Day {
  const ended = (row: AppointmentRow) => row.consult.state === 'ended' || row.status === 'done';
  return {
    waiting,
    toConfirm: appointments.filter((row) => row.status === 'requested').sort(calledOutFirst),
    upcoming: appointments.filter((row) => row.status === 'confirmed' && !ended(row)).sort(byStart),
    toFinish: appointments.filter((row) => ended(row) && (row.consult.record === 'none' || row.consult.record === 'draft')).sort(byDue),
  };
}
