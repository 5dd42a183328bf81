/** How hard an effect works, by what the machine can bear. Pure. */

/**
 * `every`: the mask is looked for in each picture; `second`: in every second one; `small`: every second picture only, and of half the size. The
 * room behind is never shown because a machine is weak.
 */
export type Pace = 'every' | 'second' | 'small';

export interface PaceState {
  readonly pace: Pace;
  /** Milliseconds of work for one picture, smoothed. */
  readonly work: number;
  /** Milliseconds from one picture to the next, smoothed. */
  readonly gap: number;
  /** When the pace last changed, or began. */
  readonly since: number;
}

/** So long a pace must be tried before the next step down, milliseconds: starting is slow everywhere. */
const TRIED = 4_000;
/** Work beyond this share of the time between pictures is too much. */
const TOO_MUCH = 0.85;
const SMOOTH = 0.1;

export const newPace = (now: number): PaceState => ({ pace: 'every', work: 0, gap: 33, since: now });

/** One more picture: `work` and `gap` in milliseconds. Never goes up again by itself: what was too much will be too much. */
export function nextPace(state: PaceState, { work, gap, at }: { readonly work: number; readonly gap: number; readonly at: number }): PaceState {
  const next = { ...state, work: state.work + (work - state.work) * SMOOTH, gap: state.gap + (Math.min(gap, 500) - state.gap) * SMOOTH };
  if (at - state.since < TRIED || next.work < next.gap * TOO_MUCH) return next;
  const pace = state.pace === 'every' ? 'second' : 'small';
  return pace === state.pace ? next : { ...next, pace, since: at };
}
