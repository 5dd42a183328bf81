import { Temporal } from 'temporal-polyfill';
import { addDays } from '../../shared/dates.ts';
import type { PauseRequest } from '../hours.contract.ts';
import type { Fault } from './week.ts';

const longest = 365;

/**
 * When a pause ends. An hour is sixty minutes; a day and a week end at the same time on the clinic's wall clock, so the day on which the
 * clock changes is 23 or 25 hours long; a date ends the pause with its first moment.
 */
export function pauseEnd(pause: PauseRequest, now: Date, zone: string): { readonly until: Date } | { readonly fault: Fault } {
  const at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const until = (time: Temporal.ZonedDateTime) => ({ until: new Date(time.epochMilliseconds) });
  switch (pause.for) {
    case 'hour': return until(at.add({ hours: 1 }));
    case 'day': return until(at.add({ days: 1 }));
    case 'week': return until(at.add({ weeks: 1 }));
    case 'date': {
      const today = at.toPlainDate().toString();
      if (pause.until <= today) return { fault: { code: 'date-past', path: 'until', message: 'Tomorrow or later' } };
      if (pause.until > addDays(today, longest)) return { fault: { code: 'date-too-far', path: 'until', message: 'Within a year' } };
      return until(Temporal.PlainDate.from(pause.until).toZonedDateTime(zone));
    }
  }
}

/** The next date on which the clock of a zone changes, within so many days. */
export function nextClockChange(zone: string, now: Date, withinDays: number): string | null {
  const at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const change = at.getTimeZoneTransition('next');
  return change && change.epochMilliseconds - now.getTime() <= withinDays * 86_400_000 ? change.toPlainDate().toString() : null;
}
