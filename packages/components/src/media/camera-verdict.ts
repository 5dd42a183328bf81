import type { FrameMeasure } from './frames.ts';

/**
 * What a camera shows, judged from one look a second. Pure. Two judges use it: the page of the person themselves, on the track as the camera
 * gives it (an effect's track lives on when the camera has ended), and, decisive, the page of the other person, on the picture it decodes.
 *
 * What no look can tell: a recorded film played by a virtual camera.
 */

/**
 * - `seen`: a living picture, however dark or quiet.
 * - `off`: turned off, or no track at all. `ended`: the device is gone. `muted`: the browser holds the device back (a phone call).
 * - `black`: nothing but black, as a disabled track sends it. `covered`: dark and flat, a finger or a lid.
 * - `frozen`: no new pictures although the line carries sound. `still`: new pictures that are all the same, a photo drawn again and again.
 * - `unknown`: nothing can be said: the line is quiet, or there was too little time.
 */
export type CameraVerdict = 'seen' | 'off' | 'ended' | 'muted' | 'black' | 'covered' | 'frozen' | 'still' | 'unknown';

/** One look at a camera's picture. */
export interface CameraLook {
  /** Milliseconds, any clock that runs forward. */
  readonly at: number;
  /** The track itself. At the other person's page: `off` when they say it is off. */
  readonly track: 'live' | 'off' | 'ended' | 'muted';
  /** New pictures since the look before, the same or not; null where nobody counts them. */
  readonly frames: number | null;
  /** The picture of this moment; null when there is none to look at. */
  readonly picture: FrameMeasure | null;
  /** Whether the line from there, and this machine, are well enough for a picture to come. Without, a missing one says nothing about the camera. */
  readonly line: boolean;
}

/** Milliseconds a picture must be missing, black or dark to count as such: three looks in a row, one a second, are no accident. A little less, since timers come a little early too. */
export const QUICK = 2_800;
/** Milliseconds without any change to count as a still. */
export const LONG = 15_000;
/** Mean brightness below which nothing is to be seen. A disabled track is 0. */
const BLACK = 4;
/** Covered: so dark, and so flat. A very dark room has edges: a deviation of 6 and more was measured. */
const COVERED = { mean: 24, sd: 4 } as const;
/**
 * Mean change of a cell between two looks by which a picture is alive: half of them are above `QUIET`, or two of a window above `STIRS`.
 * Measured on decoded pictures: a seated person with a sensor's noise has 0.17 at least at 180 lines and 150 kbit/s (half of the looks above
 * 0.48), in the dark 0.09 (half above 0.17), in the dark with little noise 0.02 (half above 0.11). A still that is drawn again is coded anew a
 * little differently each time: from 0.08 down to 0.03 within the first ten seconds where it is grainy, 0.01 where it is not.
 */
export const QUIET = 0.08;
export const STIRS = 0.09;

/** The verdict of the newest looks, oldest first; give it those of the last 20 s. */
export function judgeCamera(looks: readonly CameraLook[]): CameraVerdict {
  const last = looks.at(-1);
  if (!last) return 'unknown';
  if (last.track !== 'live') return last.track;
  const quick = since(looks, last.at - QUICK);
  // Turned on again, it is given as long as everybody at the beginning.
  if (!quick || quick.some(({ track }) => track !== 'live')) return 'unknown';

  const nothingNew = quick.every(({ picture, frames }) => frames === 0 || (frames === null && (picture === null || picture.difference === 0)));
  if (nothingNew && !quick.every(({ line }) => line)) return 'unknown';
  const pictures = quick.flatMap(({ picture }) => picture ?? []);
  if (pictures.length > 0 && pictures.every(({ mean }) => mean < BLACK)) return 'black';
  if (pictures.length > 0 && pictures.every(({ mean, sd }) => mean < COVERED.mean && sd < COVERED.sd)) return 'covered';
  if (nothingNew) return 'frozen';
  if (pictures.length === 0) return 'unknown';
  return isStill(looks, last.at) ? 'still' : 'seen';
}

/**
 * All the same for so long. One look of many may differ: a whole picture sent anew is drawn a little differently. A look at which nothing new had
 * come says nothing: after a picture that a weak line left out, the first one that comes again would be a still.
 */
function isStill(looks: readonly CameraLook[], now: number): boolean {
  const long = since(looks, now - LONG);
  if (!long) return false;
  const changes = long.flatMap(({ picture, frames }) => (frames === 0 ? [] : (picture?.difference ?? []))).sort((one, other) => one - other);
  if (changes.length < (LONG / 1000) * 0.7) return false;
  return (changes[changes.length >> 1] ?? 0) < QUIET && (changes.at(-2) ?? 0) < STIRS;
}

/** The looks from then on; nothing when none is so old. */
function since(looks: readonly CameraLook[], from: number): readonly CameraLook[] | undefined {
  const first = looks.findLastIndex(({ at }) => at <= from);
  return first < 0 ? undefined : looks.slice(first + 1);
}
