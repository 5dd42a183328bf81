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

/** One SMS of the built-in outbox ("test mode: no SMS leaves this machine"). */
export const OutboxSms = v.object({ id: Id, to: v.string(), text: v.string(), at: Instant });
export type OutboxSms = v.InferOutput<typeof OutboxSms>;

/** `real`: what leaves the server by a real provider, and is not in the outbox. */
export const Outbox = v.object({ mails: v.array(OutboxMail), texts: v.array(OutboxSms), real: v.object({ mail: v.boolean(), sms: v.boolean() }) });
export type Outbox = v.InferOutput<typeof Outbox>;
