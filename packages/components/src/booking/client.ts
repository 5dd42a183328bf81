import { Appointment, Booked, type BookRequest, Hold, type HoldRequest, type RescheduleRequest } from '@vetkit/signal-server/booking/contract';
import type { LiveCallRequest } from '@vetkit/signal-server/booking/live-call.contract';
import type { Http } from '../clinic/http.ts';

/** Booking a visit, as the server knows it. */
export interface BookingClient {
  /**
   * Takes a free time for ten minutes. `instead` is the token of a time held before, which is given back in the same step.
   * Refused with `slot-taken`, `slot-past` or `slot-unknown`, each with fresh free times in `data.slots`.
   */
  hold(request: HoldRequest, instead?: string): Promise<Hold>;
  /** Gives a held time back. */
  release(hold: Pick<Hold, 'reference' | 'token'>): Promise<void>;
  /** Turns the held time into an appointment. Refused with `hold-expired` (`data.slots`) or `already-booked` (`data.reference`). */
  book(hold: Pick<Hold, 'token'>, request: BookRequest): Promise<Booked>;
  /** Asks for a live call. Refused with `live-calls-off`, `nobody-on-duty` or `emergency-now`. */
  liveCall(request: LiveCallRequest): Promise<Booked>;
  /** An appointment as its owner or the staff see it. */
  appointment(reference: string, signal?: AbortSignal): Promise<Appointment>;
  /** Moves it to another free time. Refused with `slot-…` and fresh times in `data.slots`, `too-late-to-change` or `wrong-status`. */
  reschedule(reference: string, request: RescheduleRequest): Promise<Appointment>;
  /** Calls it off. Refused with `wrong-status` once it has begun. */
  cancel(reference: string): Promise<Appointment>;
  /** The appointment as a calendar file. */
  calendarFile(reference: string): Promise<Blob>;
}

export const bookingClient = (http: Http): BookingClient => ({
  hold: (request, instead) => http.request('POST', '/clinics/{clinic}/holds', { body: request, answer: Hold, as: 'owner', ...(instead ? { token: instead } : {}) }),
  // The page may be closing: the time should be free for others all the same.
  release: ({ reference, token }) => http.request('DELETE', '/clinics/{clinic}/holds/{reference}', { params: { reference }, token, keepalive: true }),
  book: ({ token }, request) => http.request('POST', '/clinics/{clinic}/appointments', { body: request, answer: Booked, token }),
  liveCall: (request) => http.request('POST', '/clinics/{clinic}/live-calls', { body: request, answer: Booked, as: 'owner' }),
  appointment: (reference, signal) => http.request('GET', '/clinics/{clinic}/appointments/{reference}', { params: { reference }, answer: Appointment, reference, as: 'owner', signal }),
  reschedule: (reference, body) => http.request('POST', '/clinics/{clinic}/appointments/{reference}/reschedule', { params: { reference }, body, answer: Appointment, reference, as: 'owner' }),
  cancel: (reference) => http.request('POST', '/clinics/{clinic}/appointments/{reference}/cancel', { params: { reference }, body: {}, answer: Appointment, reference, as: 'owner' }),
  calendarFile: (reference) => http.file('/clinics/{clinic}/appointments/{reference}/calendar', { params: { reference }, reference, as: 'owner' }),
});
