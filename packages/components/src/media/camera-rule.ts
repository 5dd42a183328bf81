import type { CameraVerdict } from './camera-verdict.ts';

/**
 * The rule that a camera is on in a video visit, as a machine of states: who breaks it is told at once, has a minute, and nothing follows
 * from it here. Pure. It never starts a camera, and it asks nobody's face to be in the picture.
 */

/** Why a camera counts as off. */
export type CameraOff = Exclude<CameraVerdict, 'seen' | 'unknown'>;

export type CameraRule =
  /** No picture is asked for: a visit by sound or phone, or the call has not begun. */
  | { readonly is: 'not-applicable' }
  | { readonly is: 'on' }
  /** Off since then; told, and still within the time of grace. */
  | { readonly is: 'grace'; readonly why: CameraOff; readonly since: number }
  /** Off for longer than the grace. */
  | { readonly is: 'off'; readonly why: CameraOff; readonly since: number }
  /** Off, and accepted: with the words that were given. */
  | { readonly is: 'excepted'; readonly reason: string; readonly since: number };

export type CameraNews =
  /** A look was judged. Milliseconds of a clock that runs forward. */
  | { readonly kind: 'judged'; readonly verdict: CameraVerdict; readonly at: number }
  /** The visit goes on without this picture, and the other side knows why. */
  | { readonly kind: 'excepted'; readonly reason: string; readonly at: number }
  /** Picture is part of the visit, or not (any more). */
  | { readonly kind: 'applies'; readonly applies: boolean };

export const NO_RULE: CameraRule = { is: 'not-applicable' };

/** How long a camera may be off before it counts, milliseconds. */
export const GRACE = 60_000;

export function nextCameraRule(now: CameraRule, event: CameraNews, grace = GRACE): CameraRule {
  if (event.kind === 'applies') {
    if (!event.applies) return NO_RULE;
    return now.is === 'not-applicable' ? { is: 'on' } : now;
  }
  if (now.is === 'not-applicable') return now;
  if (event.kind === 'excepted') return { is: 'excepted', reason: event.reason, since: event.at };

  const { verdict, at } = event;
  // An exception stands until the picture is back; then the rule holds again.
  if (verdict === 'seen') return now.is === 'on' ? now : { is: 'on' };
  // Who cannot be judged keeps what was judged before: a bad line is nobody's fault.
  if (verdict === 'unknown' || now.is === 'excepted') return now;
  const since = now.is === 'on' ? at : now.since;
  if (now.is !== 'on' && now.why === verdict && (now.is === 'off' || at - since < grace)) return now;
  return { is: at - since < grace ? 'grace' : 'off', why: verdict, since };
}

/** Milliseconds of grace that are left; 0 when it is over or not running. */
export const graceLeft = (rule: CameraRule, now: number, grace = GRACE): number => (rule.is === 'grace' ? Math.max(0, rule.since + grace - now) : 0);
