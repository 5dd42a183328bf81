import type { MailBook, MailProvider } from './provider.ts';

/** Test mode: no mail leaves this machine, all of it is shown on `/outbox`. */
export const outboxMail = ({ book }: { book: MailBook }): MailProvider => ({ via: 'outbox', send: (mail) => book.keep(mail) });
