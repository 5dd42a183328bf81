import * as v from 'valibot';
import type { StoredEvent } from '../../database/events.ts';
import type { Database } from '../../database/open.ts';
import type { Telling } from '../../notices/rules.ts';
import { staffOf } from '../../people/store.ts';
import { minutes, type Clock } from '../../shared/clock.ts';
import { Problem } from '../../shared/problem.ts';
import { bookingSettings } from '../../views/booking-settings.ts';
import type { NoticeSubject } from '../../views/notice.ts';
import { onDutyNow } from '../../views/on-duty.ts';

interface World {
  readonly db: Database;
  readonly clock: Clock;
}

const Before = v.object({ from: v.optional(v.string()), previous: v.optional(v.string()) });

/** Who had it before: a moved visit says so beside its old time, one that was handed on by `from`. */
export const previousOf = ({ type, data }: StoredEvent): string | undefined => {
  const { from, previous } = v.parse(Before, data);
  return type === 'appointment.reassigned' ? from : previous;
};

/** One address to tell. */
export interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly part: string;
  /** Where several events of some minutes are one mail. */
  readonly key?: string;
}

/** Addresses of those who are told by mail, each with the part of the key that keeps it from being told twice. */
export async function recipients(world: World, event: StoredEvent, subject: NoticeSubject, { to }: Telling): Promise<Recipient[]> {
  const { db, clock } = world;
  const { clinic, owner, practitioner, appointment } = subject;
  if (to === 'owner') return owner.email === null ? [] : [{ email: owner.email, name: appointment.owner?.name ?? owner.email, part: 'owner' }];
  if (to === 'practitioner') return practitioner ? [{ ...practitioner, part: 'practitioner' }] : [];
  if (to === 'on-duty') return onDutyFor(world, subject);
  const here = await staffOf(db.sql, { clinic }, clock());
  const meant = to === 'desk' || to === 'managers' ? here.filter(({ role }) => role === 'manager' || (to === 'desk' && role === 'front-desk')) : here.filter(({ id }) => id === previousOf(event));
  return meant.map(({ id, email, name }) => ({ email, name, part: `${to}:${id}` }));
}

/** One mail in so many minutes: several owners who ask at once are one reason to look. */
const onDutyMinutes = 5;

/** Who may claim this live call and is in no visit right now. A visit with a booked time is looked for by the desk. */
async function onDutyFor({ db, clock }: World, { clinic, appointment }: NoticeSubject): Promise<Recipient[]> {
  if (!appointment.onDemand || !(await bookingSettings(db.sql, { clinic })).mailOnDuty) return [];
  const now = clock();
  const duty = await onDutyNow(db.sql, clinic, appointment.type.code, now).catch(noLongerOffered);
  const free = new Set(duty?.people.filter(({ busy }) => !busy.some(({ start, end }) => start <= now.getTime() && now.getTime() < end)).map(({ practitioner }) => practitioner));
  const span = Math.floor(now.getTime() / minutes(onDutyMinutes));
  const here = await staffOf(db.sql, { clinic }, now);
  return here.filter(({ id }) => free.has(id)).map(({ id, email, name }) => ({ email, name, part: `on-duty:${id}`, key: `${clinic.id}:on-duty:${span}:${id}` }));
}

const noLongerOffered = (error: unknown): undefined => {
  if (!(error instanceof Problem)) throw error;
};
