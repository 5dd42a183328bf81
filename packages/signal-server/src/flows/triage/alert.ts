import * as v from 'valibot';
import { clinicById } from '../../clinics/store.ts';
import { enqueue, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { asHtml, asText } from '../../notices/letter.ts';
import type { MailProvider } from '../../notices/provider.ts';
import { triageAlert } from '../../notices/texts/triage.en.ts';
import { staffOf } from '../../people/store.ts';
import { after, minutes, type Clock } from '../../shared/clock.ts';
import type { StaffRole } from '../../shared/words.contract.ts';
import { isOpenEmergency } from '../../triage/store.ts';
import { eachOf } from '../notices/each-of.ts';
import { alertJob } from './keep.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly mail: MailProvider;
  /** Ends in `/`. */
  readonly publicUrl: URL;
}

const Payload = v.object({ clinic: v.string(), assessment: v.string(), round: v.number() });
/** Who is told by mail; the desk sees it live anyway. */
const alerted: readonly StaffRole[] = ['front-desk', 'technician', 'vet'];
const everyMinutes = 5;
const rounds = 3;

/**
 * The job `triage-alert`: mails the desk, the technicians and the vets that an emergency waits for a decision, and again every five
 * minutes as long as it does, three times in all. Each person gets one such mail in five minutes at most; the queue shows how many wait.
 */
export const alertTriage =
  ({ db, clock, mail, publicUrl }: World) =>
  async (job: Job): Promise<void> => {
    const { clinic, assessment, round } = v.parse(Payload, job.payload);
    const scope = { clinic: { id: clinic } };
    if (!(await isOpenEmergency(db.sql, scope, assessment))) return;
    const found = await clinicById(db.sql, clinic);
    if (!found) return;
    const letter = triageAlert({ clinicName: found.name, deskUrl: new URL('desk', publicUrl).href, round });
    const span = Math.floor(clock().getTime() / minutes(everyMinutes));
    const people = await staffOf(db.sql, scope, clock());
    // First: a mail server that is away must not end the rounds.
    if (round < rounds) {
      await transaction(db, (tx) =>
        enqueue(tx, { clinic, kind: alertJob, payload: { clinic, assessment, round: round + 1 }, runAt: after(new Date(), minutes(everyMinutes)), key: `${alertJob}:${assessment}:${round + 1}` }),
      );
    }
    const mails = people.filter(({ role }) => alerted.includes(role)).map(({ id, email }) => ({ clinic, key: `${alertJob}:${clinic}:${span}:${id}`, to: email, from: found.name, subject: letter.subject, text: asText(letter), html: asHtml(letter, 'en') }));
    await eachOf(mails.map((each) => () => mail.send(each)));
  };
