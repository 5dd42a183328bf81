import { CalendarSheet, ClinicTypes, ExceptionAdded, FeedMade, type Hours, type NewException, type PauseRequest, type TypeDraft } from '@vetkit/signal-server/calendar/hours.contract';
import * as v from 'valibot';
import type { Http } from '../clinic/http.ts';
import { isProblem } from '../clinic/problem.ts';

/** Edits calendars and kinds of visit, for staff. Without a practitioner: the caller's own. Everything rejects with a `Problem`. */
export interface HoursClient {
  read(practitioner?: string): Promise<CalendarSheet>;
  /** Saves hours made from `revision`. `revision-stale` when somebody saved in between. */
  save(hours: Hours, revision: number, practitioner?: string): Promise<CalendarSheet>;
  /** `all`: everybody of the clinic. Answers which booked visits would have to move. */
  addDays(exception: NewException, practitioner?: string): Promise<ExceptionAdded>;
  removeDays(exception: string): Promise<void>;
  pause(request: PauseRequest, practitioner?: string): Promise<CalendarSheet>;
  resume(practitioner?: string): Promise<CalendarSheet>;
  /** Connects a calendar elsewhere by its secret address. `address-bad` when it is none. */
  connect(address: string, practitioner?: string): Promise<CalendarSheet>;
  /** Has it read now; what comes of it is told by `calendar.changed`. */
  check(practitioner?: string): Promise<CalendarSheet>;
  disconnect(practitioner?: string): Promise<CalendarSheet>;
  /** A secret address for a calendar elsewhere, told this once; one from before ends. */
  makeFeed(practitioner?: string): Promise<FeedMade>;
  endFeed(practitioner?: string): Promise<CalendarSheet>;
  types(): Promise<ClinicTypes>;
  saveTypes(types: readonly TypeDraft[], revision: number): Promise<ClinicTypes>;
}

export function hoursClient(http: Http): HoursClient {
  const of = (practitioner?: string) => ({ as: 'staff' as const, query: { practitioner } });
  const answer = CalendarSheet;
  return {
    read: (practitioner) => http.request('GET', '/clinics/{clinic}/availability', { ...of(practitioner), answer }),
    save: (body, revision, practitioner) => http.request('PUT', '/clinics/{clinic}/availability', { ...of(practitioner), answer, body, ifMatch: `"${revision}"` }),
    addDays: (body, practitioner) => http.request('POST', '/clinics/{clinic}/availability/exceptions', { ...of(practitioner), answer: ExceptionAdded, body }),
    removeDays: (exception) => http.request('DELETE', '/clinics/{clinic}/availability/exceptions/{exception}', { as: 'staff', params: { exception } }),
    pause: (body, practitioner) => http.request('POST', '/clinics/{clinic}/availability/pause', { ...of(practitioner), answer, body }),
    resume: (practitioner) => http.request('DELETE', '/clinics/{clinic}/availability/pause', { ...of(practitioner), answer }),
    connect: (address, practitioner) => http.request('PUT', '/clinics/{clinic}/availability/import', { ...of(practitioner), answer, body: { address } }),
    check: (practitioner) => http.request('POST', '/clinics/{clinic}/availability/import/check', { ...of(practitioner), answer }),
    disconnect: (practitioner) => http.request('DELETE', '/clinics/{clinic}/availability/import', { ...of(practitioner), answer }),
    makeFeed: (practitioner) => http.request('POST', '/clinics/{clinic}/availability/feed', { ...of(practitioner), answer: FeedMade }),
    endFeed: (practitioner) => http.request('DELETE', '/clinics/{clinic}/availability/feed', { ...of(practitioner), answer }),
    types: () => http.request('GET', '/clinics/{clinic}/appointment-types', { as: 'staff', answer: ClinicTypes }),
    saveTypes: (types, revision) => http.request('PUT', '/clinics/{clinic}/appointment-types', { as: 'staff', answer: ClinicTypes, body: { types }, ifMatch: `"${revision}"` }),
  };
}

/** The version somebody else saved meanwhile, out of a `revision-stale` refusal. */
export function currentOf<T>(schema: v.GenericSchema<unknown, T>, error: unknown): T | undefined {
  if (!isProblem(error, 'revision-stale')) return undefined;
  const parsed = v.safeParse(v.object({ current: schema }), error.data);
  return parsed.success ? parsed.output.current : undefined;
}
