import * as v from 'valibot';
import { BookingSettings } from '../booking/staff.contract.ts';
import { CalendarDate } from '../shared/words.contract.ts';
import { VisitOutside } from './hours.contract.ts';

/** The clinic's rules of booking, to be saved as a whole. */
export const SaveRules = BookingSettings;
export type SaveRules = BookingSettings;

/** The same as they are kept. `revision` is the ETag. */
export const BookingRules = v.object({ ...BookingSettings.entries, revision: v.number() });
export type BookingRules = v.InferOutput<typeof BookingRules>;

const Code = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A code of the list'), v.maxLength(60));
const Region = v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,3}$/, 'The second half of an ISO 3166-2 code, such as ON'));

/** A public holiday of the clinic's country. */
export const PublicHoliday = v.object({
  code: Code,
  name: v.string(),
  /** Whether it is kept where no region is named, and the regions in which it is. */
  everywhere: v.boolean(),
  regions: v.array(v.string()),
  /** From today on for two years; two in one year where it is kept on another day than it falls on. */
  dates: v.array(CalendarDate),
});
export type PublicHoliday = v.InferOutput<typeof PublicHoliday>;

/** The public holidays of the clinic's country, and those on which it is closed. `revision` is the ETag. */
export const HolidaySheet = v.object({
  revision: v.number(),
  country: v.string(),
  region: v.nullable(Region),
  closed: v.array(Code),
  regions: v.array(v.object({ code: v.string(), name: v.string() })),
  /** Empty for a country we have no list of. */
  days: v.array(PublicHoliday),
  /** Where to look it up, and in which month the list was written. */
  source: v.nullable(v.object({ address: v.string(), written: v.string() })),
});
export type HolidaySheet = v.InferOutput<typeof HolidaySheet>;

export const SaveHolidays = v.object({ region: v.nullable(Region), closed: v.pipe(v.array(Code), v.maxLength(60)) });
export type SaveHolidays = v.InferOutput<typeof SaveHolidays>;

/** What was saved, and the booked visits that lie on closed days now. Nothing is moved or cancelled by itself. */
export const HolidaysSaved = v.object({ sheet: HolidaySheet, toMove: v.array(VisitOutside) });
export type HolidaysSaved = v.InferOutput<typeof HolidaysSaved>;

/** `holiday-unknown` (422): not a holiday of this country, or not a region of it. */
export type SettingsProblem = 'holiday-unknown';
