import { dateIn } from '../../shared/dates.ts';
import type { Modality, Urgency } from '../../shared/words.contract.ts';

const order: readonly Urgency[] = ['emergency', 'urgent', 'soon', 'routine'];

/** The more urgent one of two; the other where one is not known. */
export function moreUrgent(a: Urgency | undefined, b: Urgency): Urgency {
  return a !== undefined && order.indexOf(a) < order.indexOf(b) ? a : b;
}

/** Sorts by urgency, the most urgent first; what nobody has judged comes with the routine. */
export const byUrgency = (a: Urgency = 'routine', b: Urgency = 'routine'): number => order.indexOf(a) - order.indexOf(b);

/** Within so many hours an animal that is to be seen `soon` is seen. */
export const soonHours = 72;

/** A time somebody wants to take. */
export interface WantedTime {
  readonly modality: Modality;
  readonly start: Date;
  readonly now: Date;
  /** The clinic's: its today counts. */
  readonly zone: string;
}

/** Whether an animal this urgent may be booked for this time without the desk: an urgent one only in person today, an emergency never. */
export function mayTake(urgency: Urgency, { modality, start, now, zone }: WantedTime): boolean {
  if (urgency === 'emergency') return false;
  return urgency !== 'urgent' || (modality === 'in-person' && dateIn(zone, start) === dateIn(zone, now));
}
