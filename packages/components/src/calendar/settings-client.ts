import { BookingRules, HolidaySheet, HolidaysSaved, type SaveHolidays, type SaveRules } from '@vetkit/signal-server/calendar/settings.contract';
import type { Http } from '../clinic/http.ts';

/** What a manager sets for the whole clinic. Saving from an older `revision` rejects with `revision-stale`. */
export interface SettingsClient {
  rules(): Promise<BookingRules>;
  saveRules(rules: SaveRules, revision: number): Promise<BookingRules>;
  holidays(): Promise<HolidaySheet>;
  /** Answers which booked visits would have to move. */
  saveHolidays(chosen: SaveHolidays, revision: number): Promise<HolidaysSaved>;
}

export const settingsClient = (http: Http): SettingsClient => ({
  rules: () => http.request('GET', '/clinics/{clinic}/booking-settings', { as: 'staff', answer: BookingRules }),
  saveRules: (body, revision) => http.request('PUT', '/clinics/{clinic}/booking-settings', { as: 'staff', answer: BookingRules, body, ifMatch: `"${revision}"` }),
  holidays: () => http.request('GET', '/clinics/{clinic}/holidays', { as: 'staff', answer: HolidaySheet }),
  saveHolidays: (body, revision) => http.request('PUT', '/clinics/{clinic}/holidays', { as: 'staff', answer: HolidaysSaved, body, ifMatch: `"${revision}"` }),
});
