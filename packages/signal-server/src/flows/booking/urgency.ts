import { emergencyNow, tooUrgent } from '../../booking/problems.ts';
import { mayTake } from '../../booking/rules/urgency.ts';
import type { Sql } from '../../database/connect.ts';
import { dateIn } from '../../shared/dates.ts';
import { Problem } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import type { Modality, Urgency } from '../../shared/words.contract.ts';
import { freeOn } from '../../views/free-times.ts';

export interface WantedVisit {
  readonly type: string;
  readonly modality: Modality;
  readonly start: Date;
}

/**
 * Refuses a time that is too late or too far for an animal this urgent; the staff may book any. `too-urgent` brings along what is free in
 * person today for this kind of visit.
 */
export async function refuseTooUrgent(sql: Sql, { clinic, caller }: Scope, urgency: Urgency, wanted: WantedVisit, now: Date): Promise<void> {
  if (caller.kind === 'staff' || mayTake(urgency, { ...wanted, now, zone: clinic.zone })) return;
  if (urgency === 'emergency') throw emergencyNow();
  const today = dateIn(clinic.zone, now);
  const slots = await freeOn(sql, { clinic, now, dates: { from: today, to: today } }, { type: wanted.type, modality: 'in-person' }).catch(none);
  throw tooUrgent(urgency, slots);
}

/** A kind of visit that is not offered in person has no such times. */
const none = (error: unknown): [] => {
  if (!(error instanceof Problem)) throw error;
  return [];
};
