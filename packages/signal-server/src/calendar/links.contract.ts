import * as v from 'valibot';
import { Instant } from '../shared/words.contract.ts';

/**
 * Why a calendar elsewhere could not be read. `place-closed`: its address leads into a private network. `locked`: it asks for a password.
 * `gone`: there is nothing at the address. `no-calendar`: what is there is no calendar. `address-lost`: the server's key has changed, the
 * address must be given again.
 */
export const ImportFailure = v.picklist([
  'address-bad', 'place-closed', 'unreachable', 'too-slow', 'too-large', 'too-many-moves', 'locked', 'gone', 'answer-bad', 'no-calendar', 'zone-unknown', 'too-complicated', 'address-lost',
]);
export type ImportFailure = v.InferOutput<typeof ImportFailure>;

/** A calendar elsewhere whose busy times cannot be booked. After a failure those of the last good reading stay. */
export const ImportedCalendar = v.object({
  /** Where it is; the rest of the address is a secret and never told again. */
  host: v.string(),
  /** `waiting`: a reading was asked for and is not done yet. */
  state: v.picklist(['waiting', 'good', 'failed']),
  failure: v.nullable(ImportFailure),
  checkedAt: v.nullable(Instant),
  goodAt: v.nullable(Instant),
  /** How many busy times lie ahead. */
  ahead: v.number(),
});
export type ImportedCalendar = v.InferOutput<typeof ImportedCalendar>;

/** The secret address of a calendar: `https://…` or `webcal://…`. */
export const NewImport = v.object({ address: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)) });
export type NewImport = v.InferOutput<typeof NewImport>;

/** A secret address at which a calendar elsewhere reads somebody's visits. It was shown once, when it was made. */
export const CalendarFeed = v.object({ madeAt: Instant, /** When a calendar last read it. */ readAt: v.nullable(Instant) });
export type CalendarFeed = v.InferOutput<typeof CalendarFeed>;

/** - `address-bad` (422): not an https address one can ask. `import-none` (409): no calendar is connected. */
export type LinksProblem = 'address-bad' | 'import-none';
