import * as v from 'valibot';
import type { Appointment } from '../../booking/contract.ts';
import { DeclineRequest } from '../../booking/staff.contract.ts';
import type { Attendee, CalendarFile } from '../../booking/provider.ts';
import { readEvents, type StoredEvent } from '../../database/events.ts';
import type { Job } from '../../database/jobs.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { visitAccessEnd } from '../../identity/rules.ts';
import { addLink } from '../../identity/store.links.ts';
import { asHtml, asText } from '../../notices/letter.ts';
import type { MailProvider, SmsProvider } from '../../notices/provider.ts';
import { fitsSms, waysTo, whoIsTold, type Telling, type Template } from '../../notices/rules.ts';
import { mailBook, smsBook } from '../../notices/store.ts';
import { notices } from '../../notices/texts/en.ts';
import type { NoticeFacts } from '../../notices/texts/facts.ts';
import { smsText } from '../../notices/texts/sms.en.ts';
import { after, hours, type Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { sayTime, sayWhole } from '../../shared/dates.ts';
import { sayMoney } from '../../shared/money.ts';
import { agreedCopy } from '../../views/consent.ts';
import { noticeSubject, type NoticeSubject } from '../../views/notice.ts';
import { recallCode } from '../records/recall-choice.ts';
import { eachOf } from './each-of.ts';
import { previousOf, recipients, type Recipient } from './recipients.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
  readonly mail: MailProvider;
  readonly sms: SmsProvider;
  /** How browsers reach the hosted pages; ends with `/`. */
  readonly publicUrl: URL;
  readonly keys: Keys;
  readonly calendarFile: (about: { publicUrl: URL; now: Date; attendee?: Attendee }, appointment: Appointment) => CalendarFile;
}

const Payload = v.object({ clinic: v.string(), seq: v.number() });
const About = v.object({ appointment: v.optional(v.string()), reason: v.optional(v.string()), from: v.optional(v.string()), previous: v.optional(v.string()), by: v.optional(v.string()), expectedAt: v.optional(v.string()), dueAt: v.optional(v.string()), amountMinor: v.optional(v.number()), currency: v.optional(v.string()), here: v.optional(v.boolean()) });

/** Word that comes so long after the event, and after the visit, invites to what is over. */
const longWait = hours(3);

/** The mails that carry a copy of what the owner agreed to. */
const carriesConsent: { readonly [template in Template]?: true } = { 'requested-owner': true, 'waiting-owner': true, 'consent-owner': true };

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
    const { status, end } = subject.appointment;
    const now = world.clock();
    const missed = new Date(end) <= now && after(event.at, longWait) <= now;
    const about = { practitioner: subject.practitioner?.id, previous: previousOf(event), status, missed };
    const tellings = whoIsTold(event, about).filter((telling) => !subject.quiet || toldInGrief(telling));
    await eachOf(tellings.flatMap((telling) => [() => tellByMail(world, event, subject, telling), () => tellBySms(world, event, subject, telling)]));
  };

/** Where the animal has died the owner hears nothing more of its visits, except that one was called off. */
const toldInGrief = ({ to, template }: Telling): boolean => to !== 'owner' || template === 'cancelled-owner';

async function tellByMail(world: World, event: StoredEvent, subject: NoticeSubject, telling: Telling): Promise<void> {
  const people = await recipients(world, event, subject, telling);
  await eachOf(people.map((person) => () => mailTo(world, event, subject, telling, person)));
}

async function mailTo(world: World, event: StoredEvent, subject: NoticeSubject, telling: Telling, { email, name, part, key = `${event.clinic}:${event.seq}:${part}` }: Recipient): Promise<void> {
  if (await mailBook(world.db.sql).wasSent(key)) return;
  const facts = await factsOf(world, event, subject, telling);
  const letter = notices[telling.template](facts);
  await world.mail.send({
    clinic: event.clinic,
    key,
    to: email,
    from: subject.clinic.name,
    subject: letter.subject,
    text: asText(letter),
    html: asHtml(letter, 'en'),
    ...(telling.calendar ? { calendar: world.calendarFile({ publicUrl: world.publicUrl, now: world.clock(), attendee: { name, email } }, subject.appointment) } : {}),
  });
}

async function tellBySms(world: World, event: StoredEvent, subject: NoticeSubject, telling: Telling): Promise<void> {
  const { template } = telling;
  const { sms } = subject.owner;
  if (!sms || !fitsSms(template) || !waysTo(subject.owner, template).includes('sms')) return;
  const key = `${event.clinic}:${event.seq}:owner`;
  if (await smsBook(world.db.sql).wasSent(key)) return;
  await world.sms.send({ clinic: event.clinic, key, to: sms, text: smsText(template, await factsOf(world, event, subject, telling)) });
}

async function factsOf(world: World, event: StoredEvent, subject: NoticeSubject, telling: Telling): Promise<NoticeFacts> {
  const { publicUrl } = world;
  const { appointment, clinic } = subject;
  const { reason, from, by, expectedAt, dueAt, amountMinor, currency, here } = v.parse(About, event.data);
  const secret = telling.to === 'owner' && appointment.status !== 'declined' && appointment.status !== 'cancelled' ? await linkSecret(world, subject) : undefined;
  const agreed = telling.template in carriesConsent ? await agreedCopy(world.db.sql, subject, subject.id) : undefined;
  const page = new URL(`consult/${appointment.reference}`, publicUrl).href;
  return {
    pet: appointment.pet?.name ?? 'your pet',
    owner: appointment.owner?.name ?? 'An owner',
    practitioner: appointment.practitioner?.name ?? clinic.name,
    onDemand: appointment.onDemand ?? false,
    pets: [appointment.pet, ...(appointment.otherPets ?? [])].flatMap((one) => (one ? [one.name] : [])),
    arrival: appointment.advice ? [appointment.advice.isolation, ...appointment.advice.handling, appointment.advice.records].filter((line) => line !== null) : [],
    clinic: { name: clinic.name, phone: appointment.clinic.phone },
    reference: appointment.reference,
    modality: appointment.modality,
    when: sayTime(clinic.zone, new Date(appointment.start)),
    preparation: appointment.type.preparation,
    why: v.is(DeclineRequest.entries.reason, reason) ? reason : null,
    // In the fragment, which browsers keep to themselves: neither a server's log nor a referrer sees it.
    visitUrl: secret ? `${page}#c=${clinic.slug}&k=${secret}${event.type === 'files.asked' ? '&at=files' : ''}` : page,
    bookUrl: bookAgain(publicUrl, clinic.slug, appointment),
    deskUrl: new URL('desk', publicUrl).href,
    before: event.type === 'appointment.rescheduled' && from ? sayTime(clinic.zone, new Date(from)) : null,
    expected: expectedAt ? sayTime(clinic.zone, new Date(expectedAt)) : null,
    due: dueAt ? sayTime(clinic.zone, new Date(dueAt)) : null,
    amount: amountMinor !== undefined && currency ? sayMoney(amountMinor, currency) : null,
    backHere: here ?? false,
    byOwner: by === 'owner',
    recallUrl: appointment.pet?.id && telling.template === 'recall-owner' ? new URL(`recall/${clinic.slug}/${recallCode(world.keys, clinic.id, appointment.pet.id)}`, publicUrl).href : null,
    grief: subject.quiet,
    confirmed: appointment.status === 'confirmed',
    opens: secret !== undefined,
    agreed: agreed ? { ...agreed, when: sayWhole(clinic.zone, agreed.at) } : null,
  };
}

/** The booking page with kind, way and pet chosen. The pet goes as its id: addresses end up in logs, names must not. */
function bookAgain(publicUrl: URL, slug: string, { type, modality, pet }: Appointment): string {
  const url = new URL(`book/${slug}`, publicUrl);
  url.searchParams.set('type', type.code);
  url.searchParams.set('how', modality);
  if (pet) url.searchParams.set('pet', pet.id);
  return url.href;
}

/** A secret of its own for each mail. It is kept before the mail goes: a mail with a dead link would be worse than a link nobody has. */
async function linkSecret({ db, clock }: World, { clinic, id, owner, appointment }: NoticeSubject): Promise<string | undefined> {
  const now = clock();
  const expiresAt = visitAccessEnd(new Date(appointment.end));
  if (expiresAt <= now) return undefined;
  const link = await transaction(db, (tx) => addLink(tx, { clinic }, { kind: 'appointment', appointment: id, owner: owner.id, now, expiresAt }));
  return link.secret;
}
