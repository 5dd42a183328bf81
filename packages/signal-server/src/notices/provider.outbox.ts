import type { MailBook, MailProvider, SmsBook, SmsProvider } from './provider.ts';

/** Test mode: no mail leaves this machine, all of it is shown on `/outbox`. */
export const outboxMail = ({ book }: { book: MailBook }): MailProvider => ({ via: 'outbox', send: (mail) => book.keep(mail) });

/** Test mode: no SMS leaves this machine, all of it is shown on `/outbox`. */
export const outboxSms = ({ book }: { book: SmsBook }): SmsProvider => ({ via: 'outbox', send: (sms) => book.keep(sms) });
