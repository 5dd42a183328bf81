import * as v from 'valibot';
import { Id, Instant } from '../shared/words.contract.ts';

/** One mail of the built-in outbox ("test mode: no mail leaves this machine"). */
export const OutboxMail = v.object({
  id: Id,
  to: v.string(),
  subject: v.string(),
  text: v.string(),
  html: v.string(),
  /** The calendar file, where the mail carries one. */
  calendar: v.nullable(v.string()),
  at: Instant,
});
export type OutboxMail = v.InferOutput<typeof OutboxMail>;
export const Outbox = v.object({ mails: v.array(OutboxMail) });
export type Outbox = v.InferOutput<typeof Outbox>;
