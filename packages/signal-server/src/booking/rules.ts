import type { Caller } from '../shared/scope.ts';
import type { AppointmentStatus, BookingProblem } from './contract.ts';

/** The version of the policy that is stamped on each booking. */
export const policyVersion = '2026-11';

/** How long a time stays held while the owner finishes. */
export const holdMinutes = 10;

/** After booking the draft token works this long: a page that lost the answer may press again and gets the same. */
export const pressAgainMinutes = 10;

/** What people do to an appointment once it is booked. */
export type Act = 'confirm' | 'decline' | 'cancel';

/** What decides who may do what: the appointment as it stands. */
export interface Standing {
  readonly status: AppointmentStatus;
  readonly practitioner: string;
  readonly start: Date;
  readonly end: Date;
}

export type Verdict =
  | { readonly kind: 'go'; readonly to: Extract<AppointmentStatus, 'confirmed' | 'declined' | 'cancelled'> }
  /** It is so already: pressing twice does nothing twice. */
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly code: Extract<BookingProblem, 'not-yours' | 'wrong-status'>; readonly detail: string };

const target = { confirm: 'confirmed', decline: 'declined', cancel: 'cancelled' } as const;

/** From where each act may start. */
const from: { readonly [act in Act]: readonly AppointmentStatus[] } = {
  confirm: ['requested'],
  decline: ['requested'],
  cancel: ['requested', 'confirmed'],
};

const refused = (code: 'not-yours' | 'wrong-status', detail: string): Verdict => ({ kind: 'refused', code, detail });

const closed: { readonly [status in AppointmentStatus]?: string } = {
  held: 'This time is only held, nobody has booked it yet.',
  confirmed: 'This appointment is already confirmed. You can still cancel it.',
  declined: 'This appointment was declined.',
  cancelled: 'This appointment was cancelled.',
  done: 'This visit is over.',
};

/**
 * Whether the caller may do this now. Confirming and declining is for the practitioner whose time it is, and for managers; cancelling
 * also for the front desk and for the owner. A confirmed visit can be cancelled until it starts: what happens later is the policy's.
 */
export function judge(act: Act, standing: Standing, caller: Caller, now: Date): Verdict {
  if (!isTheirs(act, standing, caller)) return refused('not-yours', 'This appointment is with somebody else at your clinic. They or a manager can do this.');
  if (standing.status === target[act]) return { kind: 'already' };
  if (!from[act].includes(standing.status)) return refused('wrong-status', closed[standing.status] ?? 'This is not possible now.');
  if (act === 'confirm' && now >= standing.end) return refused('wrong-status', 'The booked time is over. Decline it, so that the owner can book again.');
  if (act === 'cancel' && standing.status === 'confirmed' && now >= standing.start) return refused('wrong-status', 'The visit has begun. It can no longer be cancelled.');
  return { kind: 'go', to: target[act] };
}

function isTheirs(act: Act, { practitioner }: Standing, caller: Caller): boolean {
  if (caller.kind !== 'staff') return act === 'cancel' && (caller.kind === 'owner' || caller.kind === 'appointment');
  return caller.role === 'manager' || caller.staff === practitioner || (act === 'cancel' && caller.role === 'front-desk');
}

/** The number of an appointment's calendar entry: each status is later than the ones it can come from. */
export const calendarSequence: { readonly [status in AppointmentStatus]: number } = { held: 0, requested: 0, confirmed: 1, declined: 2, cancelled: 2, done: 3 };
