import type { FreeSlots, Slot, SlotQuery } from '../calendar/contract.ts';
import type { Sql } from '../database/connect.ts';
import { days, minutes, type Clock } from '../shared/clock.ts';
import { addDays, dateIn } from '../shared/dates.ts';
import { Problem } from '../shared/problem.ts';
import type { ClinicRef, Scope } from '../shared/scope.ts';
import { oneForEachTime, orderedBy } from './balance.ts';
import { offerOf, type Asked, type Dates, type Offer, type Standing, type Wanted } from './offer.ts';

/** Days ahead of today at which nobody can be booked yet; a calendar's horizon is 365 at most. */
export const furthest = 367;
const longest = 31;
const tooLong = () => new Problem(422, 'range-too-long', 'Too many days at once', { detail: `Ask for ${longest} days at most.` });

/** The free times of one kind of visit. Without a practitioner each time stands once, with whoever comes first by the clinic's order. */
export const freeTimes =
  ({ sql, clock }: { sql: Sql; clock: Clock }) =>
  async ({ clinic }: Pick<Scope, 'clinic'>, query: SlotQuery): Promise<FreeSlots> => {
    if ((Date.parse(query.to) - Date.parse(query.from)) / days(1) >= longest) throw tooLong();
    const now = clock();
    const today = dateIn(clinic.zone, now);
    // What is over or further than anybody plans is never free; years of four zeros need not be understood further down.
    const from = [query.from, addDays(today, -2)].sort()[1]!;
    const to = [query.to, addDays(today, furthest)].sort()[0]!;
    const dates = from <= to ? { from, to, viewerZone: query.zone } : { from: today, to: today };
    const offer = await offerOf(sql, { clinic, now, dates }, query);
    return { zone: clinic.zone, slots: from <= to ? slotsOf(offer, clinic, dates) : [] };
  };

function slotsOf({ calendars, durationMin, order }: Offer, clinic: ClinicRef, dates: Dates): Slot[] {
  const free = calendars.map((calendar) => ({ practitioner: calendar.practitioner, starts: calendar.free(dates) }));
  return oneForEachTime(free, orderOf({ calendars, order }, clinic)).map(({ start, practitioner }) => ({
    start: new Date(start).toISOString(),
    end: new Date(start + minutes(durationMin)).toISOString(),
    practitioner,
  }));
}

const orderOf = ({ calendars, order }: Pick<Offer, 'calendars' | 'order'>, clinic: ClinicRef) => orderedBy(order, calendars, (at) => dateIn(clinic.zone, at));

/** What is free on these dates. */
export const freeOn = async (sql: Sql, asked: Asked, wanted: Wanted): Promise<Slot[]> => slotsOf(await offerOf(sql, asked, wanted), asked.clinic, asked.dates);

const enough = 60;

/** Free times near one that could not be had: from its day (or today) a week on, `enough` at most. */
export async function timesNear(sql: Sql, { clinic, now, start }: { clinic: ClinicRef; now: Date; start: Date }, wanted: Wanted): Promise<Slot[]> {
  const today = dateIn(clinic.zone, now);
  const wish = dateIn(clinic.zone, start);
  // Somebody asked for a time years away: the next free ones help more.
  const from = wish < today || wish > addDays(today, furthest) ? today : wish;
  const dates = { from, to: addDays(from, 6) };
  return (await freeOn(sql, { clinic, now, dates }, wanted)).slice(0, enough);
}

/** Who could have one start, the least booked first, or why nobody can. */
export interface Takers {
  readonly typeId: string;
  readonly durationMin: number;
  readonly standing: Standing;
  /** Empty unless `standing` is `free`. */
  readonly people: readonly { readonly practitioner: string; readonly bufferMin: number }[];
}

/** Looks at one start. Under `lockCalendars` the answer stays true until the transaction ends. */
export async function takersOf(
  sql: Sql,
  { clinic, now, start, ...more }: { clinic: ClinicRef; now: Date; start: Date } & Pick<Asked, 'except' | 'atOnce'>,
  wanted: Wanted,
): Promise<Takers> {
  const at = start.getTime();
  const date = dateIn(clinic.zone, start);
  const dates = { from: date, to: date };
  const { typeId, durationMin, calendars, order: by } = await offerOf(sql, { clinic, now, dates, ...more }, wanted);
  const standings = calendars.map((calendar) => ({ calendar, standing: calendar.standing(at, date) }));
  const order = orderOf({ calendars, order: by }, clinic)(at);
  const people = standings
    .filter(({ standing }) => standing === 'free')
    .map(({ calendar: { practitioner, bufferMin } }) => ({ practitioner, bufferMin }))
    .sort((a, b) => order(a.practitioner, b.practitioner));
  const best = (['free', 'taken', 'too-late'] as const).find((one) => standings.some(({ standing }) => standing === one)) ?? 'never';
  return { typeId, durationMin, standing: best, people };
}
