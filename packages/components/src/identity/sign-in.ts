import type { Session } from '@vetkit/signal-server/identity/contract';
import { Email, Phone } from '@vetkit/signal-server/shared/words.contract';
import * as v from 'valibot';
import type { Limit } from '../shared/countdown.ts';

/** Where somebody is on the way in. */
export type SignInStep =
  | { readonly at: 'email' }
  | { readonly at: 'code'; readonly address: Address; readonly challenge: string; readonly limit: Limit }
  /** Staff of several clinics: which one now? */
  | { readonly at: 'choose'; readonly sessions: readonly Session[] };

/** Where a code is sent: by e-mail, or by SMS to owners who have none. */
export type Address = { readonly email: string } | { readonly phone: string };

/** The address as the server takes it, or what is wrong with it. `byPhone`: a mobile number will do. */
export function readAddress(typed: string, byPhone: boolean): Address | { wrong: 'emailNeeded' | 'emailOdd' | 'addressNeeded' | 'phoneOdd' } {
  const text = typed.trim();
  if (!text) return { wrong: byPhone ? 'addressNeeded' : 'emailNeeded' };
  if (v.is(Email, text)) return { email: text };
  if (!byPhone || /[@\p{L}]/u.test(text)) return { wrong: 'emailOdd' };
  return v.is(Phone, text) ? { phone: text } : { wrong: 'phoneOdd' };
}

/** The digits of what was typed or pasted: mails and people write `123 456`, `123-456` and more. */
export const readCode = (typed: string): string => typed.replace(/\D/g, '').slice(0, 6);

/** How long the code lasts, counted from now. */
export const codeLimit = (expiresAt: string, now: number): Limit => ({ endsAt: Date.parse(expiresAt), length: Math.max(0, Date.parse(expiresAt) - now) });
