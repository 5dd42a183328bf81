import { Appointment, type CancelRequest, FreshSlots, type RescheduleRequest } from '@vetkit/signal-server/booking/contract';
import { AppointmentList, type AppointmentRow, type DayQuery, type DeclineRequest } from '@vetkit/signal-server/booking/staff.contract';
import type { Http } from '../clinic/http.ts';

/** Appointments as the staff works with them. Everything rejects with a `Problem`. */
export interface StaffAppointments {
  list(query: Partial<DayQuery>, signal?: AbortSignal): Promise<AppointmentList>;
  confirm(reference: string): Promise<Appointment>;
  decline(reference: string, why: DeclineRequest): Promise<Appointment>;
  cancel(reference: string, why: CancelRequest): Promise<Appointment>;
  /** Takes what nobody has. Refused with `claimed-already` (`data.by`) or `calendar-conflict` (`data.conflict`). */
  claim(reference: string): Promise<Appointment>;
  /** Gives it back, so that somebody else can claim it. */
  giveBack(reference: string): Promise<Appointment>;
  /** Refused with `slot-…` and fresh times in `data.slots`. */
  reschedule(reference: string, to: RescheduleRequest): Promise<Appointment>;
  /** Free times of one date, in this zone, at which this visit could be. */
  timesFor(row: Pick<AppointmentRow, 'type' | 'modality'>, day: { date: string; zone: string }): Promise<FreshSlots>;
}

export function staffAppointments(http: Http): StaffAppointments {
  const one = (reference: string) => ({ params: { reference }, as: 'staff' as const, answer: Appointment });
  return {
    list: (query, signal) => http.request('GET', '/clinics/{clinic}/appointments', { query, as: 'staff', answer: AppointmentList, signal }),
    confirm: (reference) => http.request('POST', '/clinics/{clinic}/appointments/{reference}/confirm', one(reference)),
    claim: (reference) => http.request('POST', '/clinics/{clinic}/appointments/{reference}/claim', one(reference)),
    giveBack: (reference) => http.request('POST', '/clinics/{clinic}/appointments/{reference}/release', one(reference)),
    cancel: (reference, body) => http.request('POST', '/clinics/{clinic}/appointments/{reference}/cancel', { ...one(reference), body }),
    reschedule: (reference, body) => http.request('POST', '/clinics/{clinic}/appointments/{reference}/reschedule', { ...one(reference), body }),
    timesFor: ({ type, modality }, { date, zone }) =>
      http.request('GET', '/clinics/{clinic}/slots', { query: { type: type.code, modality, from: date, to: date, zone }, as: 'staff', answer: FreshSlots }),
    decline: (reference, body) => http.request('POST', '/clinics/{clinic}/appointments/{reference}/decline', { ...one(reference), body }),
  };
}
