import type { Session } from '@vetkit/signal-server/identity/contract';
import { Email } from '@vetkit/signal-server/shared/words.contract';
import * as v from 'valibot';
import type { Limit } from '../shared/countdown.ts';

/** Where somebody is on the way in. */
export type SignInStep =
  | { readonly at: 'email' }
  | { readonly at: 'code'; readonly email: string; readonly challenge: string; readonly limit: Limit }
  /** Staff of several clinics: which one now? */
  | { readonly at: 'choose'; readonly sessions: readonly Session[] };

/** The address as the server takes it, or what is wrong with it. */
export function readEmail(typed: string): { email: string } | { wrong: 'emailNeeded' | 'emailOdd' } {
  const email = typed.trim();
  if (!email) return { wrong: 'emailNeeded' };
  return v.is(Email, email) ? { email } : { wrong: 'emailOdd' };
}

/** The digits of what was typed or pasted: mails and people write `123 456`, `123-456` and more. */
export const readCode = (typed: string): string => typed.replace(/\D/g, '').slice(0, 6);

/** How long the code lasts, counted from now. */
export const codeLimit = (expiresAt: string, now: number): Limit => ({ endsAt: Date.parse(expiresAt), length: Math.max(0, Date.parse(expiresAt) - now) });
