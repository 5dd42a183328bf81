import { AppointmentSession, type AskCode, CodeAsked, Me, SignedIn } from '@vetkit/signal-server/identity/contract';
import type { Http } from '../clinic/http.ts';

/** Signing in and out, as the server knows it. */
export interface IdentityClient {
  /** Sends a code to the address, if it is known. Without a clinic it is looked for among the staff of all clinics; they have e-mail. */
  askCode(to: Pick<AskCode, 'email' | 'phone'>, clinic?: string): Promise<CodeAsked>;
  /** Turns the code into sessions. Refused with `code-wrong` (`triesLeft`) or `code-expired`. */
  signIn(challenge: string, code: string): Promise<SignedIn>;
  /** Turns the secret of a mailed sign-in link into sessions; works once. Refused with a `link-…` code. */
  useLink(secret: string): Promise<SignedIn>;
  /** Turns the secret of an appointment's link into a token of that appointment. Refused with a `link-…` code. */
  openAppointment(reference: string, secret: string): Promise<AppointmentSession>;
  /** The same for a code that another device of the owner shows; works once. */
  openHandedOver(reference: string, secret: string): Promise<AppointmentSession>;
  /** Who the bearer of the token is. */
  me(token: string): Promise<Me>;
  /** Ends the session of this token at this clinic, for good. */
  signOut(token: string): Promise<void>;
}

export const identityClient = (http: Http): IdentityClient => ({
  askCode: (to, clinic) => http.request('POST', '/sign-in/codes', { body: { ...to, ...(clinic ? { clinic } : {}) }, answer: CodeAsked }),
  signIn: (challenge, code) => http.request('POST', '/sign-in', { body: { challenge, code }, answer: SignedIn }),
  useLink: (secret) => http.request('POST', '/sign-in/links', { body: { secret }, answer: SignedIn }),
  openAppointment: (reference, secret) => http.request('POST', '/clinics/{clinic}/appointment-links', { body: { reference, secret }, answer: AppointmentSession }),
  openHandedOver: (reference, secret) => http.request('POST', '/clinics/{clinic}/hand-overs', { body: { reference, secret }, answer: AppointmentSession }),
  me: (token) => http.request('GET', '/clinics/{clinic}/session', { token, answer: Me }),
  signOut: (token) => http.request('DELETE', '/clinics/{clinic}/session', { token }),
});
