import type { PolicyNumbers } from '../policy.contract.ts';

/** What the rules of help need of a visit. Times in milliseconds since 1970. */
export interface Helped {
  readonly status: 'held' | 'unassigned' | 'requested' | 'confirmed' | 'declined' | 'cancelled' | 'done';
  readonly modality: 'video' | 'phone' | 'in-person' | 'messages';
  readonly state: 'waiting' | 'live' | 'ended';
  readonly start: Date;
  /** Somebody of the owner's side, or of the clinic's, is in the call now. */
  readonly ownerIn: boolean;
  readonly staffIn: boolean;
  /** When help was asked for first, and whether anybody has tried to reach the owner since: the desk, or the server itself. */
  readonly askedAt: Date | undefined;
  readonly tried: boolean;
}

/** Help can be asked for from so long before the start on. */
const beforeStart = 15 * 60_000;
/** With nobody answering at the desk the server tries by itself after so long. */
export const deskHasMs = 2 * 60_000;

export type WhyNoHelp = 'not-confirmed' | 'visit-over' | 'visit-cancelled' | 'help-too-early';

/** Why nobody can ask for help now; nothing when they may. After the window it still helps, but no longer counts for the pay. */
export function whyNoHelp({ status, state, start }: Pick<Helped, 'status' | 'state' | 'start'>, now: Date): WhyNoHelp | undefined {
  if (status === 'cancelled' || status === 'declined') return 'visit-cancelled';
  if (state === 'ended' || status === 'done') return 'visit-over';
  if (status !== 'confirmed') return 'not-confirmed';
  return now.getTime() < start.getTime() - beforeStart ? 'help-too-early' : undefined;
}

/** The end of the window in which asking for help counts. */
export const helpWindowEnd = ({ start }: Pick<Helped, 'start'>, { helpWithinS }: PolicyNumbers): Date => new Date(start.getTime() + helpWithinS * 1000);

export type WhyNoNoShow = WhyNoHelp | 'join-first' | 'owner-is-here' | 'met-already' | 'help-first' | 'owner-being-called' | 'no-show-too-early';

/**
 * Why «My client didn't show up» is not possible now; nothing when it is. Only after help was asked for and somebody has tried, and not
 * before the owner had the whole window to come. Who was there without getting in counts too: the policy tells the two apart.
 */
export function whyNoNoShow(helped: Helped, now: Date, numbers: PolicyNumbers): WhyNoNoShow | undefined {
  const closed = whyNoHelp(helped, now);
  if (closed) return closed;
  if (helped.ownerIn) return 'owner-is-here';
  if (helped.state === 'live') return 'met-already';
  // On the phone nobody is in a room.
  if (helped.modality === 'video' && !helped.staffIn) return 'join-first';
  if (!helped.askedAt) return 'help-first';
  if (!helped.tried) return 'owner-being-called';
  return now < helpWindowEnd(helped, numbers) ? 'no-show-too-early' : undefined;
}
