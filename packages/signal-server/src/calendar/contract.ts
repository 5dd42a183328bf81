import * as v from 'valibot';
import { CalendarDate, Id, Instant, Modality, Text, Zone } from '../shared/words.contract.ts';

const WallTime = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'A time such as 09:30'));

/** Which free times to show. Dates are days on the viewer's calendar (`zone`), inclusive, 31 at most. */
export const SlotQuery = v.object({
  type: Text(40),
  modality: Modality,
  /** One practitioner by name; without it, anybody who may take the type. */
  practitioner: v.optional(Id),
  from: CalendarDate,
  to: CalendarDate,
  zone: Zone,
});
export type SlotQuery = v.InferOutput<typeof SlotQuery>;

/** A free time with one practitioner. */
export const Slot = v.object({ start: Instant, end: Instant, practitioner: Id });
export type Slot = v.InferOutput<typeof Slot>;

export const FreeSlots = v.object({
  /** The clinic's zone; to be shown when it differs from the viewer's. */
  zone: v.string(),
  slots: v.array(Slot),
});
export type FreeSlots = v.InferOutput<typeof FreeSlots>;

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

/** - `type-unknown` (422), `practitioner-unknown` (422), `range-too-long` (422). */
export type CalendarProblem = 'type-unknown' | 'practitioner-unknown' | 'range-too-long';
