import type { CalendarSheet, DayException, Hours, VisitOutside, WhoseCalendar } from '../../calendar/hours.contract.ts';
import type { ImportedCalendar } from '../../calendar/links.contract.ts';
import type { Period } from '../../calendar/rules/busy.ts';
import { closedDates, type HolidayDate } from '../../calendar/rules/holidays/holidays.ts';
import { eachDate, outsideHours, type DatesThatDiffer } from '../../calendar/rules/outside.ts';
import { nextClockChange } from '../../calendar/rules/pause.ts';
import { calendarOf, exceptionsFrom, type StoredException } from '../../calendar/store.ts';
import { busyAhead, feedOf, importOf, type StoredImport } from '../../calendar/store.links.ts';
import type { Sql } from '../../database/connect.ts';
import type { Database } from '../../database/open.ts';
import type { Clock } from '../../shared/clock.ts';
import { addDays, dateIn } from '../../shared/dates.ts';
import type { ClinicRef, Scope } from '../../shared/scope.ts';
import { bookingSettings } from '../../views/booking-settings.ts';
import { clinicHolidays } from '../../views/holidays.ts';
import { visitsAhead, type VisitAhead } from '../../views/visits-ahead.ts';
import { whoseCalendar, type Bookable } from './whose.ts';

/** What somebody starts from who never had hours. */
const unset: Hours = { weekly: {}, stepMin: 15, bufferMin: 0, minNoticeMin: 30, horizonDays: 60, dailyCap: null };

export const dayException = ({ practitioner: _practitioner, ...exception }: StoredException): DayException => exception;
export const visitOutside = ({ start, end, ...visit }: VisitAhead): VisitOutside => ({ ...visit, start: start.toISOString(), end: end.toISOString() });

/** The booked visits of one person that lie outside these hours, or meet a busy time elsewhere. */
export const outsideOf = (clinic: ClinicRef, hours: Pick<Hours, 'weekly'>, exceptions: readonly DatesThatDiffer[], visits: readonly VisitAhead[], busy: readonly Period[] = []): VisitAhead[] =>
  outsideHours({ zone: clinic.zone, weekly: hours.weekly, exceptions: eachDate(exceptions), busy: busy.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) })) }, visits);

/** The whole calendar of one person, as it stands in this transaction or now. */
export async function sheetOf(sql: Sql, { clinic }: Pick<Scope, 'clinic'>, practitioner: Bookable, now: Date): Promise<CalendarSheet> {
  const today = dateIn(clinic.zone, now);
  const kept = await calendarOf(sql, { clinic }, practitioner.id);
  const visits = await visitsAhead(sql, clinic, [practitioner.id], now);
  // Yesterday's exceptions still hold for the end of its night shift.
  const exceptions = (await exceptionsFrom(sql, { clinic }, [practitioner.id], addDays(today, -2))).map(dayException);
  const busy = await busyAhead(sql, { clinic }, practitioner.id, now);
  const imported = await importOf(sql, { clinic }, practitioner.id);
  const feed = await feedOf(sql, { clinic }, practitioner.id);
  const closed = closedDates(await clinicHolidays(sql, { clinic }), addDays(today, -2), addDays(today, 366));
  const { minNoticeMin, horizonDays, dailyCap } = await bookingSettings(sql, { clinic });
  const { hours = unset, revision = 0, pausedUntil = null } = kept ?? {};
  return {
    practitioner,
    zone: clinic.zone,
    revision,
    hours: revision === 0 ? { ...unset, weekly: hours.weekly } : hours,
    pausedUntil: pausedUntil && pausedUntil > now ? pausedUntil.toISOString() : null,
    exceptions: exceptions.filter(({ to }) => to >= today),
    outside: outsideOf(clinic, hours, [...closed.map(closedDay), ...exceptions], visits, busy).map(visitOutside),
    clockChange: nextClockChange(clinic.zone, now, 60),
    holidays: closed.filter(({ date }) => date >= today).map(({ date, name }) => ({ date, name })),
    clinic: { minNoticeMin, horizonDays, dailyCap },
    imported: imported ? sayImport(imported, busy.length) : null,
    feed: feed ? { madeAt: feed.madeAt.toISOString(), readAt: feed.readAt?.toISOString() ?? null } : null,
  };
}

const closedDay = ({ date }: HolidayDate): DatesThatDiffer => ({ from: date, to: date, kind: 'closed', windows: [] });

const sayImport = ({ host, askedAt, checkedAt, goodAt, failure }: StoredImport, ahead: number): ImportedCalendar => ({
  host,
  state: askedAt ? 'waiting' : failure ? 'failed' : 'good',
  failure,
  checkedAt: checkedAt?.toISOString() ?? null,
  goodAt: goodAt?.toISOString() ?? null,
  ahead,
});

/** Reads somebody's calendar. @throws Problem `not-yours`, `practitioner-unknown`. */
export const readHours =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (scope: Scope, { practitioner }: WhoseCalendar): Promise<CalendarSheet> => {
    const now = clock();
    return sheetOf(db.sql, scope, await whoseCalendar(db.sql, scope, now, practitioner), now);
  };
