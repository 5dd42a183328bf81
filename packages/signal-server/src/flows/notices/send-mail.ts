import * as v from 'valibot';
import { forgetPayload, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { asHtml, asText } from '../../notices/letter.ts';
import type { MailProvider, SmsProvider } from '../../notices/provider.ts';
import { smsCode } from '../../notices/texts/sms.en.ts';
import { signInCode, welcome } from '../../notices/texts/en.ts';
import { StaffRole } from '../../shared/words.contract.ts';

interface World {
  readonly db: Database;
  readonly mail: MailProvider;
  readonly sms: SmsProvider;
}

const Payload = v.variant('template', [
  v.object({
    template: v.literal('welcome'),
    clinic: v.string(),
    key: v.string(),
    to: v.string(),
    data: v.object({ name: v.string(), clinicName: v.string(), role: StaffRole, desk: v.string() }),
  }),
  v.object({
    template: v.literal('sign-in-code'),
    clinic: v.nullable(v.string()),
    /** The same mail goes out once. */
    key: v.string(),
    to: v.string(),
    by: v.optional(v.picklist(['mail', 'sms']), 'mail'),
    data: v.object({
      name: v.string(),
      code: v.string(),
      minutes: v.number(),
      clinicName: v.string(),
      locale: v.string(),
      /** Signs in after a button press, once; staff only. */
      link: v.nullable(v.string()),
    }),
  }),
]);
/** What a job of kind `mail` carries. `data` fits the template. */
export type MailPayload = v.InferInput<typeof Payload>;

// By the eighth try some nine minutes have gone: the code is of no use any more.
const usefulTries = 8;

/**
 * The job `mail`: one mail or SMS to one address, such as a sign-in code. Its payload holds the code, so it is emptied once the message is out, or a code
 * would come too late.
 */
export const sendMail =
  ({ db, mail, sms }: World) =>
  async (job: Job): Promise<void> => {
    // Emptied before, and only the note that it is done was lost.
    if (Object.keys(job.payload).length === 0) return;
    const payload = v.parse(Payload, job.payload);
    if (payload.template === 'welcome') {
      const { clinic, key, to, data } = payload;
      const letter = welcome(data);
      await mail.send({ clinic, key, to, from: data.clinicName, subject: letter.subject, text: asText(letter), html: asHtml(letter, 'en') });
    } else if (job.attempt <= usefulTries) {
      const { clinic, key, to, by, data } = payload;
      const letter = signInCode(data);
      if (by === 'sms') await sms.send({ clinic, key, to, text: smsCode(data) });
      else await mail.send({ clinic, key, to, from: data.clinicName, subject: letter.subject, about: 'Sign-in code', text: asText(letter), html: asHtml(letter, 'en') });
    }
    await transaction(db, (tx) => forgetPayload(tx, job));
  };
