import * as v from 'valibot';
import { CalendarDate } from '../shared/words.contract.ts';

const WallTime = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'A time such as 09:30'));

/** Wall times `HH:MM` on the clinic's clock. An end at or before the start is on the next date; `24:00` is the next midnight. */
export const Window = v.pipe(v.tuple([WallTime, WallTime]), v.readonly());
export type Window = v.InferOutput<typeof Window>;

const Windows = v.pipe(v.array(Window), v.maxLength(24));

/** When somebody can be booked in an ordinary week. */
export const Weekly = v.object({
  mon: v.optional(Windows),
  tue: v.optional(Windows),
  wed: v.optional(Windows),
  thu: v.optional(Windows),
  fri: v.optional(Windows),
  sat: v.optional(Windows),
  sun: v.optional(Windows),
});
export type Weekly = v.InferOutput<typeof Weekly>;

/** What is different on one date. */
export const AvailabilityException = v.variant('kind', [
  v.object({ date: CalendarDate, kind: v.literal('closed') }),
  v.object({ date: CalendarDate, kind: v.picklist(['replace', 'add', 'block']), windows: Windows }),
]);
export type AvailabilityException = v.InferOutput<typeof AvailabilityException>;
