import { Contact } from '@vetkit/signal-server/people/contract';
import * as v from 'valibot';

/** How to reach the owner, as typed so far. */
export interface ContactAnswers {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** SMS about this visit, beside e-mail. Who gives no e-mail gets them in any case. */
  readonly sms?: boolean;
}

export const noContact: ContactAnswers = { name: '', email: '', phone: '', sms: false };

/** Whether SMS can be wished for: there is a number, and e-mail for the rest. */
export const maySms = ({ email, phone }: ContactAnswers): boolean => email.trim() !== '' && phone.trim() !== '';

/** What is wrong in one field. `emailEnd`: the part after the last dot is missing, the most common slip. */
export type ContactFault = 'nameNeeded' | 'emailNeeded' | 'emailEnd' | 'emailOdd' | 'phoneOdd';

/** What cannot be sent as it is, by field, in the order of the page. */
export function contactFaults({ name, email, phone }: ContactAnswers): Partial<Record<'name' | 'email' | 'phone', ContactFault>> {
  const { entries } = Contact;
  // One of the two is enough.
  const byPhone = email.trim() === '' && phone.trim() !== '';
  return {
    ...(v.is(entries.name, name) ? {} : { name: 'nameNeeded' as const }),
    ...(byPhone || (email.trim() !== '' && v.is(entries.email, email.trim())) ? {} : { email: emailFault(email.trim()) }),
    ...(phone.trim() === '' || v.is(entries.phone, phone.trim()) ? {} : { phone: 'phoneOdd' as const }),
  };
}

function emailFault(email: string): ContactFault {
  if (!email) return 'emailNeeded';
  return /^[^@\s]+@[^@\s.]+$/.test(email) ? 'emailEnd' : 'emailOdd';
}
