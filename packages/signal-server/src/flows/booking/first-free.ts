import { freeLapsedHolds } from '../../booking/store.ts';
import { lockCalendars } from '../../calendar/store.ts';
import { isOverlap } from '../../database/connect.ts';
import type { Tx } from '../../database/transaction.ts';
import { after, minutes } from '../../shared/clock.ts';
import { dateIn } from '../../shared/dates.ts';
import type { ClinicRef } from '../../shared/scope.ts';
import { takersOf, type Takers } from '../../views/free-times.ts';
import { offerOf, type Wanted } from '../../views/offer.ts';

interface InClinic {
  readonly clinic: ClinicRef;
}

type Asked = Omit<Parameters<typeof takersOf>[1], 'clinic'>;

/** Locks the calendars of all who could take it, then looks: what is free now stays free until this transaction ends. */
export async function lockedTakers(tx: Tx, { clinic }: InClinic, asked: Asked, wanted: Wanted): Promise<Takers> {
  const date = dateIn(clinic.zone, asked.start);
  const { calendars } = await offerOf(tx, { ...asked, clinic, dates: { from: date, to: date } }, wanted);
  await lockCalendars(tx, { clinic }, calendars.map(({ practitioner }) => practitioner));
  return takersOf(tx, { ...asked, clinic }, wanted);
}

interface Time {
  readonly people: Takers['people'];
  readonly start: Date;
  readonly end: Date;
  readonly now: Date;
}

/** Tries these people in their order, and gives what the first one led to; the table's exclusion constraint has the last word. */
export async function firstFree<T>(tx: Tx, scope: InClinic, { people, start, end, now }: Time, take: (inner: Tx, person: { practitioner: string; busyUntil: Date }) => Promise<T>): Promise<T | undefined> {
  for (const { practitioner, bufferMin } of people) {
    const busyUntil = after(end, minutes(bufferMin));
    await freeLapsedHolds(tx, scope, { practitioner, start, busyUntil, now });
    try {
      const taken: T[] = [];
      await tx.savepoint(async (inner) => void taken.push(await take(inner, { practitioner, busyUntil })));
      return taken[0];
    } catch (error) {
      if (!isOverlap(error)) throw error;
    }
  }
  return undefined;
}
