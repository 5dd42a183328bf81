import * as v from 'valibot';
import type { BookingSettings } from '../booking/staff.contract.ts';
import { AvailabilityException, Weekly } from '../calendar/week.contract.ts';
import { fullDates } from '../calendar/rules/cap.ts';
import { closedDates } from '../calendar/rules/holidays/holidays.ts';
import { freeSlots, openTimes } from '../calendar/rules/slots.ts';
import type { Sql } from '../database/connect.ts';
import { after, days } from '../shared/clock.ts';
import { addDays, dateIn } from '../shared/dates.ts';
import { Problem } from '../shared/problem.ts';
import type { ClinicRef } from '../shared/scope.ts';
import type { Modality } from '../shared/words.contract.ts';
import { SettingsRow, settingsOf } from './booking-settings.ts';
import { holidaysOf } from './holidays.ts';
import { lateJoins, recordsOverdue } from './trouble.ts';

/** What somebody wants to book: a kind of visit, how to meet, and with whom (or anybody who takes it). */
export interface Wanted {
  readonly type: string;
  readonly modality: Modality;
  readonly practitioner?: string | undefined;
}

/** Dates, both included, on the clinic's calendar unless another zone is named. */
export interface Dates {
  readonly from: string;
  readonly to: string;
  readonly viewerZone?: string;
}

/** Whether a start is free, or why not. `taken`: also when busy elsewhere, on a day that has as many visits as this person takes, and during a pause. `never`: it is not a time at which this person works. */
export type Standing = 'free' | 'taken' | 'too-late' | 'never';

/** One practitioner who takes this kind of visit, with all that decides when. */
export interface Calendar {
  readonly practitioner: string;
  readonly bufferMin: number;
  /** How long this person usually takes to confirm. */
  readonly confirmSeconds: number;
  /** Late joins of the last 90 days and records that are overdue, where the clinic lets good service go first; 0 otherwise. */
  readonly trouble: number;
  readonly bookings: readonly { readonly start: Date; readonly end: Date }[];
  /** Free starts in milliseconds, sorted. */
  free(dates: Dates): number[];
  standing(start: number, date: string): Standing;
  /** Until when this person is on duty at an instant; nothing when away or paused then. All in milliseconds. */
  onDutyUntil(at: number): number | undefined;
}

export interface Offer {
  readonly typeId: string;
  readonly durationMin: number;
  /** Who comes first when anybody may take it. */
  readonly order: BookingSettings['anyOrder'];
  readonly calendars: readonly Calendar[];
}

export interface Asked {
  readonly clinic: ClinicRef;
  readonly now: Date;
  readonly dates: Dates;
  /** An appointment that is not in its own way: the held time that is being booked. */
  readonly except?: string;
  /** The clinic itself asks: how much notice practitioners want does not count. */
  readonly atOnce?: boolean;
}

const TypeRow = v.object({
  id: v.string(), duration_min: v.number(), modalities: v.array(v.string()), role: v.string(), country: v.string(),
  settings: v.object({ ...SettingsRow.entries, holidays: v.optional(v.unknown()), payments: v.optional(v.unknown()) }),
});
const PersonRow = v.object({
  id: v.string(),
  ended_at: v.nullable(v.date()),
  weekly: Weekly,
  step_min: v.number(),
  buffer_min: v.number(),
  min_notice_min: v.number(),
  horizon_days: v.number(),
  daily_cap: v.nullable(v.number()),
  paused_until: v.nullable(v.date()),
  confirm_s: v.number(),
  trouble: v.number(),
});
const ExceptionRow = v.intersect([v.object({ staff_id: v.string() }), AvailabilityException]);
const BusyRow = v.object({ practitioner_id: v.string(), start_at: v.date(), end_at: v.date() });

const typeUnknown = (detail: string) => new Problem(422, 'type-unknown', 'The clinic does not offer this', { detail });
const practitionerUnknown = () =>
  new Problem(422, 'practitioner-unknown', 'Nobody like that takes this kind of visit', { detail: 'Choose somebody else, or anybody who is free.' });

/** Who could take this, with their calendars for these dates. Refuses with `type-unknown` or `practitioner-unknown`. */
export async function offerOf(sql: Sql, asked: Asked, wanted: Wanted): Promise<Offer> {
  const { clinic, now } = asked;
  const [found] = await sql`
    select t.id, t.duration_min, t.modalities, t.role, c.settings, c.country from appointment_type t join clinic c on c.id = t.clinic_id
    where t.clinic_id = ${clinic.id} and t.code = ${wanted.type} and t.retired_at is null`;
  if (!found) throw typeUnknown('Choose one of the kinds of visit on the clinic’s page.');
  const type = v.parse(TypeRow, found);
  if (!type.modalities.includes(wanted.modality)) throw typeUnknown('This kind of visit is not offered this way. Choose another way to meet.');

  const goodFirst = v.is(v.object({ goodServiceFirst: v.literal(true) }), type.settings.payments);
  const rows = await sql`
    select s.id, s.ended_at, a.weekly, a.step_min, a.buffer_min, a.min_notice_min, a.horizon_days, a.daily_cap, a.confirm_s,
      greatest(a.paused_until, (select case d.kind when 'paused' then coalesce(d.until, '9999-01-01'::timestamptz) end from staff_decision d
        where d.clinic_id = s.clinic_id and d.staff_id = s.id and d.kind <> 'appeal' order by d.nth desc limit 1)) as paused_until,
      case when ${goodFirst} then ${lateJoins(sql, after(now, -days(90)))} + ${recordsOverdue(sql, now)} else 0 end as trouble
    from staff s join availability a on a.clinic_id = s.clinic_id and a.staff_id = s.id
    where s.clinic_id = ${clinic.id} and s.role = ${type.role} and (s.ended_at is null or s.ended_at > ${now})
      and s.id = coalesce(${wanted.practitioner ?? null}::uuid, s.id)`;
  if (wanted.practitioner && !rows.length) throw practitionerUnknown();
  const rules = settingsOf(type.settings);
  const people = v.parse(v.array(PersonRow), [...rows]).map((person) => within(person, rules));
  // Before the practitioners' own days that differ: who works on a holiday writes other hours for it.
  const closed = closedDates(holidaysOf(type.country, type.settings.holidays), addDays(asked.dates.from, -5), addDays(asked.dates.to, 5)).map(({ date }) => ({ date, kind: 'closed' as const }));
  const { exceptions, busy, elsewhere } = await whatIsDifferent(sql, asked, people.map(({ id }) => id));
  const dateOf = (at: Date | number) => dateIn(clinic.zone, at);
  const done = await visitsDone(sql, asked, people.flatMap(({ id, daily_cap }) => (daily_cap === null ? [] : [id])));

  return {
    typeId: type.id,
    durationMin: type.duration_min,
    order: rules.anyOrder,
    calendars: people.map((person): Calendar => {
      const bookings = busy.get(person.id) ?? [];
      const last = Math.min(after(now, days(person.horizon_days)).getTime(), person.ended_at?.getTime() ?? Infinity);
      const input = {
        zone: clinic.zone,
        weekly: person.weekly,
        exceptions: [...closed, ...exceptions.filter((one) => one.staff_id === person.id)],
        durationMin: type.duration_min,
        stepMin: person.step_min,
        bufferMin: person.buffer_min,
        minNoticeMin: asked.atOnce ? 0 : person.min_notice_min,
        now,
        bookings,
        busy: elsewhere.get(person.id) ?? [],
      };
      const starts = ({ from, to, viewerZone = clinic.zone }: Dates, but: { minNoticeMin?: number; bookings?: []; busy?: [] } = {}) =>
        freeSlots({ ...input, viewerZone, from, to, ...but }).map((start) => Date.parse(start)).filter((start) => start <= last);
      const isPaused = person.paused_until !== null && person.paused_until > now;
      const full = fullDates([...bookings, ...(done.get(person.id) ?? [])].map(({ start }) => start), person.daily_cap, dateOf);
      const free = (dates: Dates, but: { minNoticeMin?: number } = {}) => (isPaused ? [] : starts(dates, but).filter((start) => !full.has(dateOf(start))));
      return {
        practitioner: person.id,
        confirmSeconds: person.confirm_s,
        trouble: person.trouble,
        bufferMin: person.buffer_min,
        bookings,
        free,
        standing(start, date) {
          const day = { from: date, to: date };
          if (free(day, { minNoticeMin: Math.max(0, input.minNoticeMin - GRACE_MIN) }).includes(start)) return 'free';
          if (starts(day, { bookings: [], busy: [] }).includes(start)) return 'taken';
          return starts(day, { bookings: [], busy: [], minNoticeMin: 0 }).includes(start) ? 'too-late' : 'never';
        },
        onDutyUntil(at) {
          if (isPaused) return undefined;
          // A night shift began on the date before.
          const { open, blocked } = openTimes(input, addDays(dateOf(at), -1), dateOf(at));
          if (blocked.some((each) => each.start <= at && at < each.end)) return undefined;
          const until = open.find((each) => each.start <= at && at < each.end)?.end;
          const next = Math.min(...blocked.map((each) => each.start).filter((start) => start > at));
          return until && Math.min(until, next, person.ended_at?.getTime() ?? Infinity);
        },
      };
    }),
  };
}

/** Minutes that a time may still be taken after it has left the offer for being too near: somebody is looking at it. */
const GRACE_MIN = 2;

/** The narrower of a practitioner's own limits and the clinic's. */
const within = (person: v.InferOutput<typeof PersonRow>, { minNoticeMin, horizonDays, dailyCap }: BookingSettings) => ({
  ...person,
  min_notice_min: Math.max(person.min_notice_min, minNoticeMin),
  horizon_days: Math.min(person.horizon_days, horizonDays),
  daily_cap: dailyCap === null ? person.daily_cap : Math.min(person.daily_cap ?? Infinity, dailyCap),
});

/** Exceptions, bookings and busy times elsewhere of these people around these dates. Zones lie up to 26 hours apart and windows end a date later, hence the margin. */
async function whatIsDifferent(sql: Sql, { clinic, now, dates: { from, to }, except }: Asked, people: string[]) {
  const [exceptions, busy, elsewhere] = await Promise.all([
    sql`
      select staff_id, day::date as date, kind, windows
      from availability_exception, generate_series(greatest(date, ${from}::date - 5), least(coalesce(last_date, date), ${to}::date + 5), interval '1 day') day
      where clinic_id = ${clinic.id} and staff_id = any(${people}) and date <= ${to}::date + 5 and coalesce(last_date, date) >= ${from}::date - 5
      order by day, created_at, id`,
    // A booking made with a longer buffer than today's keeps it: what the database would refuse is not offered.
    sql`
      select b.practitioner_id, b.start_at, greatest(b.end_at, upper(b.busy) - a.buffer_min * interval '1 minute') as end_at
      from appointment b join availability a on a.clinic_id = b.clinic_id and a.staff_id = b.practitioner_id
      where b.clinic_id = ${clinic.id} and b.practitioner_id = any(${people})
        and b.busy && tstzrange(${from}::date - interval '3 days', ${to}::date + interval '4 days')
        and (b.status in ('requested', 'confirmed') or (b.status = 'held' and b.held_until > ${now}))
        and b.id is distinct from ${except ?? null}::uuid`,
    sql`
      select staff_id as practitioner_id, lower(period) as start_at, upper(period) as end_at
      from calendar_import, unnest(busy * tstzmultirange(tstzrange(${from}::date - interval '3 days', ${to}::date + interval '4 days'))) period
      where clinic_id = ${clinic.id} and staff_id = any(${people})`,
  ]);
  return { exceptions: v.parse(v.array(ExceptionRow), [...exceptions]), busy: byPractitioner(busy), elsewhere: byPractitioner(elsewhere) };
}

type Bookings = Calendar['bookings'][number][];

function byPractitioner(rows: readonly unknown[]): ReadonlyMap<string, Bookings> {
  const all = new Map<string, Bookings>();
  for (const { practitioner_id, start_at: start, end_at: end } of v.parse(v.array(BusyRow), [...rows])) {
    const one = all.get(practitioner_id);
    if (one) one.push({ start, end });
    else all.set(practitioner_id, [{ start, end }]);
  }
  return all;
}

/** Visits that are over already count for the day, too. */
async function visitsDone(sql: Sql, { clinic, dates: { from, to } }: Asked, people: string[]): Promise<ReadonlyMap<string, Bookings>> {
  if (!people.length) return new Map();
  const rows = await sql`
    select practitioner_id, start_at, end_at from appointment
    where clinic_id = ${clinic.id} and practitioner_id = any(${people}) and status = 'done'
      and start_at >= ${from}::date - interval '3 days' and start_at < ${to}::date + interval '4 days'`;
  return byPractitioner(rows);
}

/** The code of a kind of visit, by which it is asked for. */
export async function typeCode(sql: Sql, clinic: ClinicRef, typeId: string): Promise<string> {
  const [row] = await sql`select code from appointment_type where clinic_id = ${clinic.id} and id = ${typeId}`;
  return v.parse(v.object({ code: v.string() }), row).code;
}
