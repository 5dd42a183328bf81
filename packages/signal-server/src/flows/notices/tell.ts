import * as v from 'valibot';
import { DeclineRequest, type Appointment } from '../../booking/contract.ts';
import type { CalendarFile } from '../../booking/provider.ts';
import { readEvents, type StoredEvent } from '../../database/events.ts';
import type { Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { visitAccessEnd } from '../../identity/rules.ts';
import { addLink } from '../../identity/store.links.ts';
import { asHtml, asText } from '../../notices/letter.ts';
import type { MailProvider } from '../../notices/provider.ts';
import { whoIsTold, type Telling } from '../../notices/rules.ts';
import { mailBook } from '../../notices/store.ts';
import { notices, type NoticeFacts } from '../../notices/texts/en.ts';
import type { Clock } from '../../shared/clock.ts';
import { sayTime } from '../../shared/dates.ts';
import { noticeSubject, type NoticeSubject } from '../../views/notice.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly mail: MailProvider;
  /** How browsers reach the hosted pages; ends with `/`. */
  readonly publicUrl: URL;
  readonly calendarFile: (about: { publicUrl: URL; now: Date }, appointment: Appointment) => CalendarFile;
}

const Payload = v.object({ clinic: v.string(), seq: v.number() });
const About = v.object({ appointment: v.optional(v.string()), reason: v.optional(v.string()) });

/** The job `tell`: mails everybody who should hear of one event, each once, however often the job runs. */
export const tell =
  (world: World) =>
  async (job: Job): Promise<void> => {
    const { clinic, seq } = v.parse(Payload, job.payload);
    const [event] = await readEvents(world.db.sql, { clinic, after: seq - 1, limit: 1 });
    if (event?.seq !== seq) return;
    const { appointment } = v.parse(About, event.data);
    const subject = await noticeSubject(world.db.sql, clinic, appointment ? { appointment } : { consult: event.consult });
    if (!subject) return;
    const about = { practitioner: subject.practitioner.id, status: subject.appointment.status };
    for (const telling of whoIsTold(event, about)) await tellOne(world, event, subject, telling);
  };

async function tellOne(world: World, event: StoredEvent, subject: NoticeSubject, telling: Telling): Promise<void> {
  const key = `${event.clinic}:${event.seq}:${telling.to}`;
  if (await mailBook(world.db.sql).wasSent(key)) return;
  const facts = await factsOf(world, event, subject, telling);
  const letter = notices[telling.template](facts);
  await world.mail.send({
    clinic: event.clinic,
    key,
    to: subject[telling.to].email,
    from: subject.clinic.name,
    subject: letter.subject,
    text: asText(letter),
    html: asHtml(letter, 'en'),
    ...(telling.calendar ? { calendar: world.calendarFile({ publicUrl: world.publicUrl, now: world.clock() }, subject.appointment) } : {}),
  });
}

async function factsOf(world: World, event: StoredEvent, subject: NoticeSubject, { to }: Telling): Promise<NoticeFacts> {
  const { publicUrl } = world;
  const { appointment, clinic } = subject;
  const { reason } = v.parse(About, event.data);
  const secret = to === 'owner' && appointment.status !== 'declined' && appointment.status !== 'cancelled' ? await linkSecret(world, subject) : undefined;
  const page = new URL(`consult/${appointment.reference}`, publicUrl).href;
  return {
    pet: appointment.pet?.name ?? 'your pet',
    owner: appointment.owner?.name ?? 'An owner',
    practitioner: appointment.practitioner.name,
    clinic: { name: clinic.name, phone: appointment.clinic.phone },
    reference: appointment.reference,
    modality: appointment.modality,
    when: sayTime(clinic.zone, new Date(appointment.start)),
    preparation: appointment.type.preparation,
    why: v.is(DeclineRequest.entries.reason, reason) ? reason : null,
    // In the fragment, which browsers keep to themselves: neither a server's log nor a referrer sees it.
    visitUrl: secret ? `${page}#c=${clinic.slug}&k=${secret}` : page,
    bookUrl: new URL(`book/${clinic.slug}`, publicUrl).href,
    deskUrl: new URL('desk', publicUrl).href,
    opens: secret !== undefined,
  };
}

/** A secret of its own for each mail. It is kept before the mail goes: a mail with a dead link would be worse than a link nobody has. */
async function linkSecret({ db, clock }: World, { clinic, id, owner, appointment }: NoticeSubject): Promise<string | undefined> {
  const now = clock();
  const expiresAt = visitAccessEnd(new Date(appointment.end));
  if (expiresAt <= now) return undefined;
  const link = await transaction(db, (tx) => addLink(tx, { clinic }, { kind: 'appointment', appointment: id, owner: owner.id, now, expiresAt }));
  return link.secret;
}
