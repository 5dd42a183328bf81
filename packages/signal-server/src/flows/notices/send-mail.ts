import * as v from 'valibot';
import { forgetPayload, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { asHtml, asText } from '../../notices/letter.ts';
import type { MailProvider } from '../../notices/provider.ts';
import { signInCode } from '../../notices/texts/en.ts';

interface World {
  readonly db: Database;
  readonly mail: MailProvider;
}

const Payload = v.variant('template', [
  v.object({
    template: v.literal('sign-in-code'),
    clinic: v.nullable(v.string()),
    /** The same mail goes out once. */
    key: v.string(),
    to: v.string(),
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
 * The job `mail`: one mail to one address that somebody waits for, such as a sign-in code. Its payload holds the code, so it is emptied
 * once the mail is out or would come too late.
 */
export const sendMail =
  ({ db, mail }: World) =>
  async (job: Job): Promise<void> => {
    // Emptied before, and only the note that it is done was lost.
    if (Object.keys(job.payload).length === 0) return;
    if (job.attempt <= usefulTries) {
      const { clinic, key, to, data } = v.parse(Payload, job.payload);
      const letter = signInCode(data);
      await mail.send({ clinic, key, to, from: data.clinicName, subject: letter.subject, text: asText(letter), html: asHtml(letter, 'en') });
    }
    await transaction(db, (tx) => forgetPayload(tx, job));
  };
