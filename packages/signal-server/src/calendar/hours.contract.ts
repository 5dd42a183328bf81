import * as v from 'valibot';
import { AppointmentType } from '../clinics/contract.ts';
import { CalendarDate, Id, Instant, Line, Modality } from '../shared/words.contract.ts';
import { Weekly, Window } from './week.contract.ts';
import { CalendarFeed, ImportedCalendar } from './links.contract.ts';

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** When somebody can be booked: what they set themselves. Wall times are on the clinic's clock. */
export const Hours = v.object({
  weekly: Weekly,
  /** Minutes from one offered start to the next within a window. */
  stepMin: whole(5, 240),
  /** Least minutes between two visits. */
  bufferMin: whole(0, 120),
  /** Minutes between booking and start, at least; never below 15. */
  minNoticeMin: whole(15, 10_080),
  /** How many days ahead owners can book. */
  horizonDays: whole(1, 365),
  /** Most visits on one date of the clinic's calendar; `null` for any number. */
  dailyCap: v.nullable(whole(1, 100)),
});
export type Hours = v.InferOutput<typeof Hours>;

/** `holiday` and `leave` are told apart for the eye only. */
export const Cause = v.picklist(['holiday', 'leave', 'other']);
export type Cause = v.InferOutput<typeof Cause>;

const Windows = v.pipe(v.array(Window), v.minLength(1, 'At least one pair of times'), v.maxLength(24));
const span = {
  from: CalendarDate,
  /** The last date; the first one if left out. */
  to: v.optional(CalendarDate),
  cause: v.optional(Cause, 'other'),
  note: v.optional(Line(120)),
};

/** Days that differ from the week: closed, other hours instead (`replace`), more hours (`add`), or some time taken out (`block`). */
export const NewException = v.variant('kind', [
  v.object({ kind: v.literal('closed'), ...span }),
  v.object({ kind: v.picklist(['replace', 'add', 'block']), ...span, windows: Windows }),
]);
export type NewException = v.InferOutput<typeof NewException>;

/** Days that differ, as they are kept. `windows` is empty for `closed`. */
export const DayException = v.object({
  id: Id,
  from: CalendarDate,
  to: CalendarDate,
  kind: v.picklist(['closed', 'replace', 'add', 'block']),
  windows: v.array(Window),
  cause: Cause,
  note: v.nullable(v.string()),
});
export type DayException = v.InferOutput<typeof DayException>;

/** A booked visit that lies outside the hours: it stays booked until somebody moves or cancels it. */
export const VisitOutside = v.object({
  reference: v.string(),
  practitioner: Id,
  status: v.picklist(['requested', 'confirmed']),
  start: Instant,
  end: Instant,
  modality: Modality,
  type: v.string(),
  pet: v.nullable(v.string()),
});
export type VisitOutside = v.InferOutput<typeof VisitOutside>;

/** One practitioner's calendar as its editor shows it. `revision` counts the saves of `hours` and is the ETag; exceptions and pause act at once. */
export const CalendarSheet = v.object({
  practitioner: v.object({ id: Id, name: v.string(), role: v.picklist(['vet', 'technician']) }),
  zone: v.string(),
  /** 0 before the first save. */
  revision: v.number(),
  hours: Hours,
  /** Until then nobody can make a new booking; what is booked stays. */
  pausedUntil: v.nullable(Instant),
  /** From today on. */
  exceptions: v.array(DayException),
  outside: v.array(VisitOutside),
  /** The next date on which the clinic's clock changes, if that is within 60 days. */
  clockChange: v.nullable(CalendarDate),
  /** Public holidays of the next year on which the clinic is closed: before the days that differ, which can open them again. */
  holidays: v.array(v.object({ date: CalendarDate, name: v.string() })),
  /** The clinic's own limits, which count where they are narrower. */
  clinic: v.object({ minNoticeMin: v.number(), horizonDays: v.number(), dailyCap: v.nullable(v.number()) }),
  imported: v.nullable(ImportedCalendar),
  feed: v.nullable(CalendarFeed),
});
export type CalendarSheet = v.InferOutput<typeof CalendarSheet>;

/** Whose calendar; the caller's own if left out. Managers name somebody. */
export const WhoseCalendar = v.object({ practitioner: v.optional(Id) });
export type WhoseCalendar = v.InferOutput<typeof WhoseCalendar>;

/** The same, or `all`: everybody of the clinic who can be booked, for a public holiday (managers). */
export const WhoseDays = v.object({ practitioner: v.optional(v.union([v.literal('all'), Id])) });
export type WhoseDays = v.InferOutput<typeof WhoseDays>;

/** What was added, once for each person, and the booked visits that would have to move. Nothing is moved or cancelled by itself. */
export const ExceptionAdded = v.object({
  exceptions: v.array(v.object({ ...DayException.entries, practitioner: Id })),
  toMove: v.array(VisitOutside),
});
export type ExceptionAdded = v.InferOutput<typeof ExceptionAdded>;

/** How long to take no new bookings. `day` and `week` end at the same wall time, `date` as that date begins. */
export const PauseRequest = v.variant('for', [
  v.object({ for: v.picklist(['hour', 'day', 'week']) }),
  v.object({ for: v.literal('date'), until: CalendarDate }),
]);
export type PauseRequest = v.InferOutput<typeof PauseRequest>;

const Code = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Small letters, digits and hyphens'), v.maxLength(40));

/** One kind of visit as a manager writes it. A new one may leave out its code: it is made from the name. */
export const TypeDraft = v.object({
  code: v.optional(Code),
  name: Line(80),
  durationMin: whole(5, 480),
  modalities: v.pipe(v.array(Modality), v.minLength(1, 'At least one way to meet'), v.maxLength(4)),
  role: v.picklist(['vet', 'technician']),
  priceMinor: whole(0, 100_000_000),
  preparation: v.pipe(v.array(Line(200)), v.maxLength(10)),
  /** Whether owners are asked how each animal is today. Left out, it stays as it is; a new kind does not ask. */
  asksToday: v.optional(v.boolean()),
});
export type TypeDraft = v.InferOutput<typeof TypeDraft>;

/** Every kind of visit the clinic offers, in its order. What is left out is no longer offered; visits already booked keep it. */
export const SaveTypes = v.object({ types: v.pipe(v.array(TypeDraft), v.minLength(1, 'At least one kind of visit'), v.maxLength(40)) });
export type SaveTypes = v.InferOutput<typeof SaveTypes>;

export const ClinicTypes = v.object({ revision: v.number(), currency: v.string(), types: v.array(AppointmentType) });
export type ClinicTypes = v.InferOutput<typeof ClinicTypes>;

/**
 * - `revision-needed` (428): no If-Match. `revision-stale` (412): somebody saved in between; `current` carries that version.
 * - `not-yours` (403): only managers change other people's calendars. `practitioner-unknown` (422): nobody who can be booked.
 * - 422, with the paths of what is wrong: `windows-overlap`, `window-start` (24:00 ends a day, it starts none), `date-past`, `date-too-far`,
 *   `dates-reversed`, `range-too-long`, `type-name-twice`, `type-code-twice`. `exceptions-full` (409): too many days that differ.
 */
export type HoursProblem =
  | 'revision-needed' | 'revision-stale' | 'not-yours' | 'practitioner-unknown'
  | 'windows-overlap' | 'window-start' | 'date-past' | 'date-too-far' | 'dates-reversed' | 'range-too-long'
  | 'exceptions-full' | 'type-name-twice' | 'type-code-twice';

/** A new address for a calendar elsewhere. It is told this once; the server keeps only what proves it. */
export const FeedMade = v.object({ address: v.string(), sheet: CalendarSheet });
export type FeedMade = v.InferOutput<typeof FeedMade>;
