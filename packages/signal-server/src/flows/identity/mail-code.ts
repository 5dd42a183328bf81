import * as v from 'valibot';
import { clinicById } from '../../clinics/store.ts';
import { enqueue, forgetPayload, type Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction, type Tx } from '../../database/transaction.ts';
import { codeById, type StoredCode } from '../../identity/store.codes.ts';
import { addLink } from '../../identity/store.links.ts';
import { ownerByAddress, workplaces } from '../../people/store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { MailPayload } from '../notices/send-mail.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  /** How browsers reach the hosted pages; ends with `/`. */
  readonly publicUrl: URL;
}

const Payload = v.object({ id: v.string(), code: v.string() });

/**
 * The handler of the job `mail-code`: if somebody of that address exists, has the code sent. The job's row forgets the code in the
 * same transaction.
 */
export const mailCode =
  ({ db, clock, publicUrl }: World) =>
  async (job: Job): Promise<void> => {
    const payload = v.safeParse(Payload, job.payload);
    if (!payload.success) return;
    const { id, code } = payload.output;
    await transaction(db, async (tx) => {
      const asked = await codeById(tx, id);
      const now = clock();
      const person = asked && asked.expiresAt > now ? await personOf(tx, asked, now) : undefined;
      if (asked && person) {
        const { clinic, clinicName, name, locale } = person;
        const link = person.staff ? await linkFor(tx, { clinic, staff: person.staff, now, expiresAt: asked.expiresAt }, publicUrl) : null;
        const minutes = Math.round((asked.expiresAt.getTime() - now.getTime()) / 60_000);
        const key = `sign-in-code:${id}`;
        const payload: MailPayload = { clinic, key, ...('email' in asked.address ? { to: asked.address.email } : { to: asked.address.mobile, by: 'sms' }), template: 'sign-in-code', data: { name, code, minutes, clinicName, locale, link } };
        await enqueue(tx, { clinic, kind: 'mail', key, payload: { ...payload } });
      }
      await forgetPayload(tx, job);
    });
  };

interface Person {
  readonly clinic: string;
  readonly clinicName: string;
  readonly name: string;
  readonly locale: string;
  readonly staff?: string;
}

/** An owner of the clinic that was named, or, without one, somebody who works at a clinic. */
async function personOf(tx: Tx, { clinic, address }: StoredCode, now: Date): Promise<Person | undefined> {
  const work = clinic || !('email' in address) ? undefined : (await workplaces(tx, address.email, now))[0];
  const place = await clinicById(tx, clinic ?? work?.clinic ?? null);
  if (!place) return undefined;
  if (work) return { clinic: place.id, clinicName: place.name, name: work.name, locale: place.locale, staff: work.id };
  const owner = await ownerByAddress(tx, { clinic: place }, address);
  return owner && { clinic: place.id, clinicName: place.name, name: owner.name, locale: owner.locale };
}

async function linkFor(tx: Tx, { clinic, staff, now, expiresAt }: { clinic: string; staff: string; now: Date; expiresAt: Date }, publicUrl: URL): Promise<string> {
  const { secret } = await addLink(tx, { clinic: { id: clinic } }, { kind: 'sign-in', staff, now, expiresAt });
  const url = new URL('desk', publicUrl);
  // In the fragment: it is not sent to any server and stands in no log.
  url.hash = `sign-in=${secret}`;
  return url.href;
}
