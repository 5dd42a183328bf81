import { after, days, hours, minutes } from '../shared/clock.ts';

export type SessionKind = 'draft' | 'appointment' | 'owner' | 'staff' | 'guest';

/** How long each kind of session lasts, in milliseconds. Only staff sessions are prolonged by use. */
export const lifetimes = {
  draft: hours(24),
  owner: hours(2),
  staffIdle: hours(12),
  /** How long a proven address opens sessions at other clinics. */
  proof: days(1),
  /** Counted from the end of the visit. */
  afterVisit: hours(48),
  code: minutes(10),
  signInLink: minutes(10),
  handOver: minutes(5),
  /** Counted from the end of the visit, or from the invitation if that is later. */
  guest: hours(1),
} as const;

/** Used codes and lapsed ones are kept this long, for whoever asks why a code did not work. */
export const codeKept = days(1);
/** Sessions and links that have ended or were closed are kept this long, for whoever looks into what happened. */
export const endedKept = days(90);
export const codeTries = 5;
/** Wrong tries for one person within a day, over all their codes, after which each further code has one try only. Nobody is locked out by it. */
export const carefulAfter = 10;
const touchEvery = minutes(1);

/** When a session opened now ends. An appointment's session lives by the end of the visit. */
export function sessionEnd(kind: Exclude<SessionKind, 'appointment' | 'guest'>, now: Date): Date {
  return after(now, kind === 'draft' ? lifetimes.draft : kind === 'owner' ? lifetimes.owner : lifetimes.staffIdle);
}

/** Until when an appointment's link and its sessions work. */
export const visitAccessEnd = (visitEnd: Date): Date => after(visitEnd, lifetimes.afterVisit);

/** Until when a guest's link and session work. */
export const guestAccessEnd = (visitEnd: Date, now: Date): Date => after(visitEnd > now ? visitEnd : now, lifetimes.guest);

export interface SessionTimes {
  readonly kind: SessionKind;
  readonly usedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** When the staff member stopped working here. */
  readonly endedAt?: Date | null;
}

export const isLive = (session: SessionTimes, now: Date): boolean =>
  !session.revokedAt && session.expiresAt > now && (!session.endedAt || session.endedAt > now);

/** Whether an address was proven lately enough to open a session at another clinic. */
export const stillProven = ({ at }: { readonly at: Date }, now: Date): boolean => after(at, lifetimes.proof) > now;

/** The new end of a session that was just used, or nothing: noted at most once a minute, so that reading does not mean writing. */
export function touched(session: SessionTimes, now: Date): Date | undefined {
  if (now.getTime() - session.usedAt.getTime() < touchEvery) return undefined;
  return session.kind === 'staff' ? after(now, lifetimes.staffIdle) : session.expiresAt;
}

export interface AskedCode {
  readonly tries: number;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** What a typed code means. `over`: used, too old or tried too often; only a new code helps. `wrongBefore`: wrong tries for this person since yesterday, with other codes. */
export function judgeCode(asked: AskedCode | undefined, { matches, wrongBefore, now }: { matches: boolean; wrongBefore: number; now: Date }): { verdict: 'right' } | { verdict: 'wrong'; triesLeft: number } | { verdict: 'over' } {
  const tries = wrongBefore >= carefulAfter ? 1 : codeTries;
  if (!asked || asked.usedAt || asked.expiresAt <= now || asked.tries >= tries) return { verdict: 'over' };
  return matches ? { verdict: 'right' } : { verdict: 'wrong', triesLeft: tries - asked.tries - 1 };
}

export interface LinkTimes {
  readonly kind: 'appointment' | 'sign-in' | 'hand-over' | 'guest';
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Why a link does not work any more; nothing when it does. An appointment's link is not spent by its first use. */
export function linkRefusal(link: LinkTimes, now: Date): 'link-revoked' | 'link-used' | 'link-expired' | undefined {
  if (link.revokedAt) return 'link-revoked';
  if (link.kind !== 'appointment' && link.usedAt) return 'link-used';
  return link.expiresAt <= now ? 'link-expired' : undefined;
}
