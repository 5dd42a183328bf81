import { Appointment } from '@vetkit/signal-server/booking/contract';
import { type AnswerHelpRequest, ConsultBar, HelpRequests, History, type MessagingRequest } from '@vetkit/signal-server/consult/bar.contract';
import { Attendance } from '@vetkit/signal-server/consult/policy.contract';
import type { Http } from '../clinic/http.ts';

/** The staff's bar of one visit. Everything rejects with a `Problem`. */
export interface BarClient {
  bar(signal?: AbortSignal): Promise<ConsultBar>;
  messaging(messaging: MessagingRequest['messaging']): Promise<ConsultBar>;
  /** Refused with `claimed-already` (`data.by`) or `calendar-conflict`. */
  claim(): Promise<Appointment>;
  cancel(): Promise<Appointment>;
  getHelp(): Promise<ConsultBar>;
  /** Refused with the reason why it is not possible. */
  noShow(): Promise<ConsultBar>;
}

const at = '/clinics/{clinic}/consults/{reference}';

export function barClient(http: Http, reference: string): BarClient {
  const of = { params: { reference }, reference, as: 'staff' as const };
  const visit = '/clinics/{clinic}/appointments/{reference}';
  return {
    bar: (signal) => http.request('GET', `${at}/bar`, { ...of, answer: ConsultBar, signal }),
    messaging: (messaging) => http.request('POST', `${at}/messaging`, { ...of, answer: ConsultBar, body: { messaging } }),
    claim: () => http.request('POST', `${visit}/claim`, { ...of, answer: Appointment }),
    cancel: () => http.request('POST', `${visit}/cancel`, { ...of, answer: Appointment, body: {} }),
    getHelp: () => http.request('POST', `${at}/help`, { ...of, answer: ConsultBar }),
    noShow: () => http.request('POST', `${at}/no-show`, { ...of, answer: ConsultBar }),
  };
}

/** Calls for help, for the desk. */
export interface HelpClient {
  list(signal?: AbortSignal): Promise<HelpRequests>;
  /** The same `id` twice is one answer. */
  answer(reference: string, words: AnswerHelpRequest): Promise<HelpRequests>;
  writeOwner(reference: string): Promise<HelpRequests>;
  handled(reference: string): Promise<HelpRequests>;
}

export function helpClient(http: Http): HelpClient {
  const of = (reference: string) => ({ params: { reference }, as: 'staff' as const, answer: HelpRequests });
  return {
    list: (signal) => http.request('GET', '/clinics/{clinic}/help-requests', { as: 'staff', answer: HelpRequests, signal }),
    answer: (reference, body) => http.request('POST', `${at}/help/answer`, { ...of(reference), body }),
    writeOwner: (reference) => http.request('POST', `${at}/help/owner`, of(reference)),
    handled: (reference) => http.request('POST', `${at}/help/handled`, of(reference)),
  };
}

/** The earlier visits of a visit's animal. Links of one visit are refused with `not-allowed`. */
export const readHistory = (http: Http, reference: string, signal?: AbortSignal): Promise<History> =>
  http.request('GET', `${at}/history`, { params: { reference }, reference, answer: History, signal });

/** Who came when. */
/** The same on paper, as a PDF. */
export const attendancePaper = (http: Http, reference: string): Promise<Blob> => http.file(`${at}/attendance.pdf`, { params: { reference }, reference });

export const readAttendance = (http: Http, reference: string, signal?: AbortSignal): Promise<Attendance> =>
  http.request('GET', `${at}/attendance`, { params: { reference }, reference, answer: Attendance, signal });
