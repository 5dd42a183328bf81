import * as v from 'valibot';
import { CalendarDate, Id, Instant, Modality, Text, Zone } from '../shared/words.contract.ts';

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

/** - `type-unknown` (422), `practitioner-unknown` (422), `range-too-long` (422). */
export type CalendarProblem = 'type-unknown' | 'practitioner-unknown' | 'range-too-long';
