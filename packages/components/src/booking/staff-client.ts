import { Appointment, AppointmentList, type DayQuery, type DeclineRequest } from '@vetkit/signal-server/booking/contract';
import type { Http } from '../clinic/http.ts';

/** Appointments as the staff works with them. Everything rejects with a `Problem`. */
export interface StaffAppointments {
  list(query: Partial<DayQuery>, signal?: AbortSignal): Promise<AppointmentList>;
  confirm(reference: string): Promise<Appointment>;
  decline(reference: string, why: DeclineRequest): Promise<Appointment>;
}

export function staffAppointments(http: Http): StaffAppointments {
  const one = (reference: string) => ({ params: { reference }, as: 'staff' as const, answer: Appointment });
  return {
    list: (query, signal) => http.request('GET', '/clinics/{clinic}/appointments', { query, as: 'staff', answer: AppointmentList, signal }),
    confirm: (reference) => http.request('POST', '/clinics/{clinic}/appointments/{reference}/confirm', one(reference)),
    decline: (reference, body) => http.request('POST', '/clinics/{clinic}/appointments/{reference}/decline', { ...one(reference), body }),
  };
}
