import type { Caller } from '../shared/scope.ts';
import { after, hours, minutes } from '../shared/clock.ts';
import type { AppointmentStatus, BookingProblem } from './contract.ts';
import type { BookingSettings } from './staff.contract.ts';

/** The version of the policy that is stamped on each booking. */
export const policyVersion = '2026-11';

/** How long a time stays held while the owner finishes. */
export const holdMinutes = 10;

/** Times of one clinic that one address may hold at once: a family that books for every animal it has holds fewer. */
export const heldAtOnce = 6;

/** Times of one clinic that may be booked from one address within a day; also where many people share one, as behind a phone company's. */
export const bookedADay = 24;

/** After booking the draft token works this long: a page that lost the answer may press again and gets the same. */
export const pressAgainMinutes = 10;

/** What people do to an appointment once it is booked. */
export type Act = 'confirm' | 'decline' | 'cancel';

/** What decides who may do what: the appointment as it stands. */
export interface Standing {
  readonly status: AppointmentStatus;
  /** Nobody while it is unassigned. */
  readonly practitioner: string | null;
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
  cancel: ['unassigned', 'requested', 'confirmed'],
};

const refused = (code: 'not-yours' | 'wrong-status', detail: string): Verdict => ({ kind: 'refused', code, detail });

const closed: { readonly [status in AppointmentStatus]?: string } = {
  held: 'This time is only held, nobody has booked it yet.',
  unassigned: 'Nobody has this visit. Claim it first.',
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

function isTheirs(act: Act, { practitioner }: Pick<Standing, 'practitioner'>, caller: Caller): boolean {
  if (caller.kind !== 'staff') return act === 'cancel' && (caller.kind === 'owner' || caller.kind === 'appointment');
  return caller.role === 'manager' || (practitioner !== null && caller.staff === practitioner) || (act === 'cancel' && caller.role === 'front-desk');
}

/** An appointment that may be moved. `begun`: somebody is in the room already, or was. */
export interface Movable extends Standing {
  readonly begun: boolean;
  /** A live call has no booked time that could be moved. */
  readonly onDemand: boolean;
}

export type MoveVerdict =
  | { readonly kind: 'go'; readonly to: Extract<AppointmentStatus, 'requested' | 'confirmed'> }
  | { readonly kind: 'refused'; readonly code: Extract<BookingProblem, 'not-yours' | 'wrong-status' | 'too-late-to-change'>; readonly detail: string };

const noMove = (code: Extract<MoveVerdict, { kind: 'refused' }>['code'], detail: string): MoveVerdict => ({ kind: 'refused', code, detail });

/**
 * Whether the caller may move it to another time now, and how it stands then. The practitioner, managers, the front desk and the owner
 * may. What the owner moves must be confirmed anew; what the clinic moves stays as it is.
 */
export function judgeMove(movable: Movable, caller: Caller, now: Date, settings: Pick<BookingSettings, 'freeUntilMin'>): MoveVerdict {
  const { status, start, begun, onDemand } = movable;
  if (!isTheirs('cancel', movable, caller)) return noMove('not-yours', 'This appointment is with somebody else at your clinic. They, the front desk or a manager can do this.');
  if (status === 'unassigned' && onDemand) return noMove('wrong-status', 'A live call has no time to move. Cancel it and book a time.');
  if (status !== 'unassigned' && status !== 'requested' && status !== 'confirmed') return noMove('wrong-status', closed[status] ?? 'This is not possible now.');
  if (begun) return noMove('wrong-status', 'The visit has begun. It can no longer be moved.');
  if (status === 'confirmed' && now >= start) return noMove('wrong-status', 'The booked time has come. Book another visit.');
  if (caller.kind === 'staff') return { kind: 'go', to: status === 'confirmed' ? 'confirmed' : 'requested' };
  const until = freeUntil(movable, settings);
  return !until || now <= until ? { kind: 'go', to: 'requested' } : noMove('too-late-to-change', 'Call the clinic: they can still move it.');
}

/**
 * Until when the owner changes or cancels it freely. A request that nobody has confirmed is free until its start: the clinic has not said
 * yes yet. Nothing once it is closed.
 */
export function freeUntil({ status, start }: Pick<Standing, 'status' | 'start'>, { freeUntilMin }: Pick<BookingSettings, 'freeUntilMin'>): Date | undefined {
  if (status === 'requested' || status === 'unassigned') return start;
  return status === 'confirmed' ? after(start, -minutes(freeUntilMin)) : undefined;
}

/** How near a request must be for the time since its booking to count. */
const nearHours = 24;

/** When a request that nobody has confirmed is called out: shortly before its start, and near ones some time after they were booked. Never before now. */
export function escalateAt({ requestedAt, start }: { requestedAt: Date; start: Date }, { escalateBeforeMin, escalateAfterMin }: BookingSettings): Date {
  const before = after(start, -minutes(escalateBeforeMin));
  const near = start.getTime() - requestedAt.getTime() <= hours(nearHours);
  const wanted = near ? Math.min(before.getTime(), after(requestedAt, minutes(escalateAfterMin)).getTime()) : before.getTime();
  return new Date(Math.max(wanted, requestedAt.getTime()));
}

/**
 * Whether the caller may give an appointment back, so that somebody else can claim it: its practitioner and managers, until the visit
 * has begun. What nobody has already stays so.
 */
export function judgeRelease(movable: Movable, caller: Caller, now: Date): { readonly kind: 'go' } | { readonly kind: 'already' } | Extract<Verdict, { kind: 'refused' }> {
  const { status, begun, end } = movable;
  if (caller.kind !== 'staff' || (caller.role !== 'manager' && caller.staff !== movable.practitioner && status !== 'unassigned')) {
    return { kind: 'refused', code: 'not-yours', detail: 'This appointment is with somebody else at your clinic. They or a manager can give it back.' };
  }
  if (status === 'unassigned') return { kind: 'already' };
  if (status !== 'requested' && status !== 'confirmed') return { kind: 'refused', code: 'wrong-status', detail: closed[status] ?? 'This is not possible now.' };
  if (begun) return { kind: 'refused', code: 'wrong-status', detail: 'The visit has begun. It can no longer be given back.' };
  return now < end ? { kind: 'go' } : { kind: 'refused', code: 'wrong-status', detail: 'The booked time is over.' };
}

/** When an unassigned consult is called out: a live call so long after it came, a visit that was given back as one that nobody has confirmed. */
export const unclaimedAt = ({ onDemand, since, start }: { onDemand: boolean; since: Date; start: Date }, settings: BookingSettings): Date =>
  onDemand ? after(since, minutes(settings.unclaimedAfterMin)) : escalateAt({ requestedAt: since, start }, settings);
