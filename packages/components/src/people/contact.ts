import { Contact } from '@vetkit/signal-server/people/contract';
import * as v from 'valibot';

/** How to reach the owner, as typed so far. */
export interface ContactAnswers {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export const noContact: ContactAnswers = { name: '', email: '', phone: '' };

/** What is wrong in one field. `emailEnd`: the part after the last dot is missing, the most common slip. */
export type ContactFault = 'nameNeeded' | 'emailNeeded' | 'emailEnd' | 'emailOdd' | 'phoneOdd';

/** What cannot be sent as it is, by field, in the order of the page. */
export function contactFaults({ name, email, phone }: ContactAnswers): Partial<Record<keyof ContactAnswers, ContactFault>> {
  const { entries } = Contact;
  return {
    ...(v.is(entries.name, name) ? {} : { name: 'nameNeeded' as const }),
    ...(v.is(entries.email, email.trim()) ? {} : { email: emailFault(email.trim()) }),
    ...(phone.trim() === '' || v.is(entries.phone, phone.trim()) ? {} : { phone: 'phoneOdd' as const }),
  };
}

function emailFault(email: string): ContactFault {
  if (!email) return 'emailNeeded';
  return /^[^@\s]+@[^@\s.]+$/.test(email) ? 'emailEnd' : 'emailOdd';
}
