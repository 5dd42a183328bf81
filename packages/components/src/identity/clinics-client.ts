import { MyClinics } from '@vetkit/signal-server/identity/clinics.contract';
import { Session } from '@vetkit/signal-server/identity/contract';
import type { Http } from '../clinic/http.ts';

/** Where whoever is signed in works, and the way to another of these clinics. Everything rejects with a `Problem`. */
export interface ClinicsClient {
  mine(signal?: AbortSignal): Promise<MyClinics>;
  /** A session at another clinic, without a code. Refused with `code-needed` where the last one was too long ago. */
  open(clinic: string): Promise<Session>;
}

export const clinicsClient = (http: Http): ClinicsClient => ({
  mine: (signal) => http.request('GET', '/clinics/{clinic}/session/clinics', { as: 'staff', answer: MyClinics, signal }),
  open: (clinic) => http.request('POST', '/clinics/{clinic}/session/clinics', { as: 'staff', answer: Session, body: { clinic } }),
});
export type { MyClinics };
