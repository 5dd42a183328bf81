import { FreeSlots, type SlotQuery } from '@vetkit/signal-server/calendar/contract';
import type { Http } from '../clinic/http.ts';

/** The clinic's calendar, as far as anybody may see it. */
export interface CalendarClient {
  /** Free times of some days, 31 at most. */
  freeSlots(query: SlotQuery, signal?: AbortSignal): Promise<FreeSlots>;
}

export const calendarClient = (http: Http): CalendarClient => ({
  freeSlots: (query, signal) => http.request('GET', '/clinics/{clinic}/slots', { query: { ...query }, answer: FreeSlots, signal }),
});
