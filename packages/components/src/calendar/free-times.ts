import type { FreeSlots, Slot, SlotQuery } from '@vetkit/signal-server/calendar/contract';
import type { CalendarClient } from './client.ts';
import { dateThere } from '../shared/time.ts';
import { addDays, nextFree } from './days.ts';

/** How many days the strip shows. */
export const weekDays = 7;

// The server answers 31 days at once; four weeks end on the same weekday as the strip.
const lookAhead = 28;

/** Whose free times, and from which date on. */
export type WeekOf = Omit<SlotQuery, 'to'>;

/** The free times of a week; when there are none, the first one after it within four weeks. */
export interface Week extends FreeSlots {
  readonly of: WeekOf;
  readonly afterwards: Slot | undefined;
}

/** A time that could not be kept, and what was free instead at that moment. */
export interface LostTime {
  readonly why: 'slot-taken' | 'slot-past' | 'slot-unknown' | 'hold-expired';
  readonly start: string;
  readonly slots: readonly Slot[];
}

/** Asks for the week from `from` on, and looks further when it is empty: nobody should have to page through nothing. */
export async function weekOf(client: CalendarClient, of: WeekOf, signal?: AbortSignal): Promise<Week> {
  const week = await client.freeSlots({ ...of, to: addDays(of.from, weekDays - 1) }, signal);
  if (week.slots.length) return { ...week, of, afterwards: undefined };
  const later = await client.freeSlots({ ...of, from: addDays(of.from, weekDays), to: addDays(of.from, lookAhead - 1) }, signal);
  return { ...week, of, afterwards: nextFree(later.slots) };
}

/** The free times to show for a question: those that came for it, or, until they come, those a refusal brought along. */
export function shownWeek(of: WeekOf, came: Week | undefined, waiting: boolean, lost: LostTime | undefined): Week | undefined {
  const fits = came && (Object.keys(of) as (keyof WeekOf)[]).every((key) => came.of[key] === of[key]);
  if (!fits) return undefined;
  return waiting && lost?.slots.length ? { ...came, slots: [...lost.slots] } : came;
}

/** Only what is left of today, by the clinic's calendar. */
export function todayOf(week: Week, now = Date.now()): Week {
  const today = dateThere(now, week.zone);
  return { ...week, slots: week.slots.filter(({ start }) => dateThere(start, week.zone) === today), afterwards: undefined };
}
