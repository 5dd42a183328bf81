import type { Sql } from '../database/connect.ts';
import type { MailProvider } from './provider.ts';
import { keepInOutbox } from './store.ts';

/** Test mode: no mail leaves this machine, all of it is shown on `/outbox`. */
export const outboxMail = ({ sql }: { sql: Sql }): MailProvider => ({ via: 'outbox', send: (mail) => keepInOutbox(sql, mail) });
