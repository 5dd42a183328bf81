import * as v from 'valibot';
import type { Json, Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../shared/ids.ts';
import { AvailabilityException, Weekly } from './week.contract.ts';
import { DayException, type Cause, type Hours } from './hours.contract.ts';

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
  /** Most visits a day; any number if `null` or left out. */
  readonly dailyCap?: number | null;
}

const AvailabilityRow = v.object({
  weekly: Weekly,
  step_min: v.number(),
  buffer_min: v.number(),
  min_notice_min: v.number(),
  horizon_days: v.number(),
  daily_cap: v.nullable(v.number()),
  paused_until: v.nullable(v.date()),
  revision: v.number(),
});

/** A calendar as it is kept. */
export interface StoredCalendar {
  readonly hours: Hours;
  readonly pausedUntil: Date | null;
  readonly revision: number;
}

const calendar = (row: unknown): StoredCalendar => {
  const { weekly, paused_until: pausedUntil, revision, ...numbers } = v.parse(AvailabilityRow, row);
  const { step_min: stepMin, buffer_min: bufferMin, min_notice_min: minNoticeMin, horizon_days: horizonDays, daily_cap: dailyCap } = numbers;
  return { hours: { weekly, stepMin, bufferMin, minNoticeMin, horizonDays, dailyCap }, pausedUntil, revision };
};

const columns = (sql: Sql) => sql`weekly, step_min, buffer_min, min_notice_min, horizon_days, daily_cap, paused_until, revision`;

export async function calendarOf(sql: Sql, scope: InClinic, staff: string): Promise<StoredCalendar | undefined> {
  const [row] = await sql`select ${columns(sql)} from availability where clinic_id = ${scope.clinic.id} and staff_id = ${staff}`;
  return row && calendar(row);
}

/** Locks somebody's calendar for a change: bookings and other changes queue behind it. An empty one of revision 0 is made where there is none. */
export async function lockCalendar(tx: Tx, scope: InClinic, staff: string): Promise<StoredCalendar> {
  await tx`
    insert into availability (clinic_id, staff_id, weekly, revision) values (${scope.clinic.id}, ${staff}, '{}', 0) on conflict do nothing`;
  const [row] = await tx`select ${columns(tx)} from availability where clinic_id = ${scope.clinic.id} and staff_id = ${staff} for update`;
  return calendar(row);
}

/** Takes no new bookings until then; `null` ends a pause. */
export async function setPause(tx: Tx, scope: InClinic, staff: string, until: Date | null): Promise<void> {
  await tx`update availability set paused_until = ${until} where clinic_id = ${scope.clinic.id} and staff_id = ${staff}`;
}

/** Everybody who works here and has a calendar. */
export async function peopleWithCalendars(sql: Sql, scope: InClinic, now: Date): Promise<string[]> {
  const rows = await sql`
    select a.staff_id from availability a join staff s on s.clinic_id = a.clinic_id and s.id = a.staff_id
    where a.clinic_id = ${scope.clinic.id} and (s.ended_at is null or s.ended_at > ${now}) order by a.staff_id`;
  return v.parse(v.array(v.object({ staff_id: v.string() })), [...rows]).map(({ staff_id }) => staff_id);
}

/** Sets somebody's ordinary week. From then on they can be booked; without a row nobody can book them. */
export async function setAvailability(tx: Tx, scope: InClinic, staff: string, availability: Availability): Promise<void> {
  const { weekly, stepMin, bufferMin, minNoticeMin, horizonDays, dailyCap = null } = availability;
  await tx`
    insert into availability (clinic_id, staff_id, weekly, step_min, buffer_min, min_notice_min, horizon_days, daily_cap)
    values (${scope.clinic.id}, ${staff}, ${tx.json(weekly as Json)}, ${stepMin}, ${bufferMin}, ${minNoticeMin}, ${horizonDays}, ${dailyCap})
    on conflict (clinic_id, staff_id) do update set weekly = excluded.weekly, step_min = excluded.step_min,
      buffer_min = excluded.buffer_min, min_notice_min = excluded.min_notice_min, horizon_days = excluded.horizon_days,
      daily_cap = excluded.daily_cap, revision = availability.revision + 1`;
}

/** Further facts of days that differ. */
export interface ExceptionMore {
  /** The last of several dates. */
  readonly to?: string | undefined;
  readonly cause?: Cause;
  readonly note?: string | undefined;
}

/** Writes down what is different on one date, or on several; gives the exception's id. */
export async function addException(tx: Tx, scope: InClinic, staff: string, exception: AvailabilityException & ExceptionMore): Promise<string> {
  const id = newId();
  const windows = exception.kind === 'closed' ? [] : exception.windows;
  await tx`
    insert into availability_exception (clinic_id, id, staff_id, date, last_date, kind, windows, cause, note)
    values (${scope.clinic.id}, ${id}, ${staff}, ${exception.date}, ${exception.to ?? null}, ${exception.kind}, ${tx.json(windows as Json)},
      ${exception.cause ?? 'other'}, ${exception.note ?? null})`;
  return id;
}

const ExceptionRow = v.object({ ...DayException.entries, practitioner: v.string() });
export type StoredException = v.InferOutput<typeof ExceptionRow>;

const exceptionColumns = (sql: Sql) => sql`id, staff_id as practitioner, date as from, coalesce(last_date, date) as to, kind, windows, cause, note`;

/** The days that differ for these people, from a date on: by date, and in the order in which they apply. */
export async function exceptionsFrom(sql: Sql, scope: InClinic, staff: readonly string[], from: string): Promise<StoredException[]> {
  const rows = await sql`
    select ${exceptionColumns(sql)} from availability_exception
    where clinic_id = ${scope.clinic.id} and staff_id = any(${[...staff]}) and coalesce(last_date, date) >= ${from} order by date, created_at, id`;
  return v.parse(v.array(ExceptionRow), [...rows]);
}

export async function exceptionById(sql: Sql, scope: InClinic, id: string): Promise<StoredException | undefined> {
  const [row] = await sql`select ${exceptionColumns(sql)} from availability_exception where clinic_id = ${scope.clinic.id} and id = ${id}`;
  return row && v.parse(ExceptionRow, row);
}

export async function removeException(tx: Tx, scope: InClinic, id: string): Promise<void> {
  await tx`delete from availability_exception where clinic_id = ${scope.clinic.id} and id = ${id}`;
}

/** Notes how long somebody took to confirm: the newest counts for a fifth, and a night at most as four hours. */
export async function noteConfirmed(tx: Tx, scope: InClinic, staff: string, seconds: number): Promise<void> {
  const took = Math.min(Math.max(0, Math.round(seconds)), 4 * 3600);
  await tx`update availability set confirm_s = round(confirm_s * 0.8 + ${took}::integer * 0.2) where clinic_id = ${scope.clinic.id} and staff_id = ${staff}`;
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
