import { isDeepStrictEqual } from 'node:util';
import { hoursProblem } from '../../calendar/problems.ts';
import { closedDates, holidayDates, holidayPack, keptIn, type HolidaysChosen } from '../../calendar/rules/holidays/holidays.ts';
import type { HolidaySheet, HolidaysSaved, SaveHolidays } from '../../calendar/settings.contract.ts';
import { lockCalendars, peopleWithCalendars } from '../../calendar/store.ts';
import { lockSettings, setSettings, settingsRevision } from '../../clinics/store.ts';
import type { Sql } from '../../database/connect.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { addDays, dateIn } from '../../shared/dates.ts';
import type { Scope } from '../../shared/scope.ts';
import { clinicHolidays } from '../../views/holidays.ts';
import { visitsAhead } from '../../views/visits-ahead.ts';
import { happened } from '../happened.ts';
import { visitOutside } from './sheet.ts';
import { staffIdOf } from './whose.ts';

const shownDays = 731;

async function sheetNow(sql: Sql, { clinic }: Pick<Scope, 'clinic'>, now: Date): Promise<HolidaySheet> {
  const { country, region, closed } = await clinicHolidays(sql, { clinic });
  const pack = holidayPack(country);
  const today = dateIn(clinic.zone, now);
  // Each region has dates of its own for what the others do not keep: a date counts wherever the holiday does.
  const dates = new Map<string, Set<string>>();
  for (const place of pack ? [null, ...Object.keys(pack.regions)] : []) {
    for (const { code, date } of holidayDates({ country, region: place }, today, addDays(today, shownDays))) dates.set(code, (dates.get(code) ?? new Set()).add(date));
  }
  return {
    revision: await settingsRevision(sql, { clinic }, 'holidays'),
    country,
    region,
    closed: [...closed],
    regions: Object.entries(pack?.regions ?? {}).map(([code, name]) => ({ code, name })),
    days: (pack?.days ?? []).map((holiday) => ({ code: holiday.code, name: holiday.name, ...keptIn(holiday, pack!), dates: [...(dates.get(holiday.code) ?? [])].sort() })),
    source: pack ? { address: pack.source, written: pack.written } : null,
  };
}

/**
 * The public holidays of the clinic's country, and on which of them it is closed: for all, every year. Whoever works on one anyway writes
 * other hours for that day. @throws Problem `revision-stale`, `holiday-unknown`.
 */
export const holidays = ({ db, clock }: { db: Database; clock: Clock }) => ({
  read: (scope: Scope): Promise<HolidaySheet> => sheetNow(db.sql, scope, clock()),
  save: (scope: Scope, { region, closed, revision }: SaveHolidays & { revision: number }): Promise<HolidaysSaved> =>
    transaction(db, async (tx) => {
      const now = clock();
      const kept = await lockSettings(tx, scope, 'holidays');
      const before = await clinicHolidays(tx, scope);
      const wanted: HolidaysChosen = { country: before.country, region, closed: [...new Set(closed)].sort() };
      refuseUnknown(wanted);
      if (isDeepStrictEqual({ ...before, closed: [...before.closed].sort() }, wanted)) return { sheet: await sheetNow(tx, scope, now), toMove: [] };
      if (kept !== revision) throw hoursProblem('revision-stale', { extra: { current: await sheetNow(tx, scope, now) } });
      // Whoever is booking waits for this, and then looks at the days that are left.
      const people = await peopleWithCalendars(tx, scope, now);
      await lockCalendars(tx, scope, people);
      await setSettings(tx, scope, 'holidays', { region, closed: wanted.closed });
      const toMove = await visitsOn(tx, scope, people, { before, wanted, now });
      const sheet = await sheetNow(tx, scope, now);
      await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staffIdOf(scope) }, type: 'settings.changed', data: { what: 'holidays', revision: sheet.revision } });
      return { sheet, toMove: toMove.map(visitOutside) };
    }),
});

function refuseUnknown({ country, region, closed }: HolidaysChosen): void {
  const pack = holidayPack(country);
  const codes = new Set(pack?.days.map(({ code }) => code));
  if (closed.every((code) => codes.has(code)) && (region === null || (pack && region in pack.regions))) return;
  throw hoursProblem('holiday-unknown');
}

/** The visits ahead on dates that are closed now and were not before. */
async function visitsOn(tx: Tx, { clinic }: Scope, people: readonly string[], { before, wanted, now }: { before: HolidaysChosen; wanted: HolidaysChosen; now: Date }) {
  const today = dateIn(clinic.zone, now);
  const closed = (chosen: HolidaysChosen) => closedDates(chosen, today, addDays(today, shownDays)).map(({ date }) => date);
  const already = new Set(closed(before));
  const newly = new Set(closed(wanted).filter((date) => !already.has(date)));
  return (await visitsAhead(tx, clinic, people, now)).filter(({ start }) => newly.has(dateIn(clinic.zone, start)));
}
