import { CodeAsked, SignedIn } from '@vetkit/signal-server/identity/contract';
import type { Http } from '../clinic/http.ts';

/** Signing in and out, as the server knows it. */
export interface IdentityClient {
  /** Sends a code to the address, if it is known. Without a clinic it is looked for among the staff of all clinics. */
  askCode(email: string, clinic?: string): Promise<CodeAsked>;
  /** Turns the code into sessions. Refused with `code-wrong` (`triesLeft`) or `code-expired`. */
  signIn(challenge: string, code: string): Promise<SignedIn>;
  /** Ends the session of this token, for good. */
  signOut(token: string): Promise<void>;
}

export const identityClient = (http: Http): IdentityClient => ({
  askCode: (email, clinic) => http.request('POST', '/sign-in/codes', { body: { email, ...(clinic ? { clinic } : {}) }, answer: CodeAsked }),
  signIn: (challenge, code) => http.request('POST', '/sign-in', { body: { challenge, code }, answer: SignedIn }),
  signOut: (token) => http.request('POST', '/sign-out', { token }),
});
