import * as v from 'valibot';
import type { Json, Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../shared/ids.ts';
import { AvailabilityException, Weekly } from './contract.ts';

/** What a store needs of a scope: rows of another clinic cannot be reached. */
interface InClinic {
  readonly clinic: { readonly id: string };
}

/** When one practitioner can be booked, in minutes and days. */
export interface Availability {
  readonly weekly: Weekly;
  /** Distance between two starts within a window. */
  readonly stepMin: number;
  /** Least gap to any booking on either side. */
  readonly bufferMin: number;
  /** At least 15. */
  readonly minNoticeMin: number;
  /** How far ahead owners can book. */
  readonly horizonDays: number;
}

const AvailabilityRow = v.object({
  weekly: Weekly,
  step_min: v.number(),
  buffer_min: v.number(),
  min_notice_min: v.number(),
  horizon_days: v.number(),
});

export async function availabilityOf(sql: Sql, scope: InClinic, staff: string): Promise<Availability | undefined> {
  const [row] = await sql`
    select weekly, step_min, buffer_min, min_notice_min, horizon_days from availability
    where clinic_id = ${scope.clinic.id} and staff_id = ${staff}`;
  if (!row) return undefined;
  const { weekly, ...numbers } = v.parse(AvailabilityRow, row);
  return { weekly, stepMin: numbers.step_min, bufferMin: numbers.buffer_min, minNoticeMin: numbers.min_notice_min, horizonDays: numbers.horizon_days };
}

/** Sets somebody's ordinary week. From then on they can be booked; without a row nobody can book them. */
export async function setAvailability(tx: Tx, scope: InClinic, staff: string, availability: Availability): Promise<void> {
  const { weekly, stepMin, bufferMin, minNoticeMin, horizonDays } = availability;
  await tx`
    insert into availability (clinic_id, staff_id, weekly, step_min, buffer_min, min_notice_min, horizon_days)
    values (${scope.clinic.id}, ${staff}, ${tx.json(weekly as Json)}, ${stepMin}, ${bufferMin}, ${minNoticeMin}, ${horizonDays})
    on conflict (clinic_id, staff_id) do update set weekly = excluded.weekly, step_min = excluded.step_min,
      buffer_min = excluded.buffer_min, min_notice_min = excluded.min_notice_min, horizon_days = excluded.horizon_days`;
}

/** Writes down what is different on one date; gives the exception's id. */
export async function addException(tx: Tx, scope: InClinic, staff: string, exception: AvailabilityException): Promise<string> {
  const id = newId();
  const windows = exception.kind === 'closed' ? [] : exception.windows;
  await tx`
    insert into availability_exception (clinic_id, id, staff_id, date, kind, windows)
    values (${scope.clinic.id}, ${id}, ${staff}, ${exception.date}, ${exception.kind}, ${tx.json(windows as Json)})`;
  return id;
}

/**
 * Makes everybody who wants time of these people queue until the transaction ends, so that the loser of a race reads what the winner
 * wrote. Two inserts that overlap would otherwise wait for each other in the exclusion constraint until one is shot as a deadlock.
 */
export async function lockCalendars(tx: Tx, scope: InClinic, staff: readonly string[]): Promise<void> {
  await tx`
    select staff_id from availability
    where clinic_id = ${scope.clinic.id} and staff_id = any(${[...staff]}) order by staff_id for update`;
}
