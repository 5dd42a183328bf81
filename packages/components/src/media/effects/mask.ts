/** From what the model says to a mask that does not flicker. Pure. */

/** Below this nothing is the person, above that all of it; between them is the soft edge. */
const FROM = 0.3;
const TO = 0.7;
/** How much of the mask before is kept where the model hardly changed its mind. */
const KEEP = 0.7;
/** A change of this much is a movement and is followed at once. */
const MOVED = 0.35;

/**
 * Takes the model's words (0 to 1) into `mask` (0 to 1, the one of the frame before; changed in place). Where the model only wavers the mask
 * stays; where somebody moves it follows at once, so that no room shows behind an arm.
 */
export function followMask(mask: Float32Array, said: Float32Array): void {
  for (let i = 0; i < mask.length; i++) {
    const now = said[i] ?? 0;
    const before = mask[i] ?? 0;
    const change = Math.abs(now - before);
    const keep = change >= MOVED ? 0 : KEEP * (1 - change / MOVED);
    mask[i] = before * keep + now * (1 - keep);
  }
}

/** The mask as opacity, 0 to 255, with a soft edge: written into every fourth byte of `rgba`. */
export function writeAlpha(rgba: Uint8ClampedArray, mask: Float32Array): void {
  for (let i = 0; i < mask.length; i++) {
    const t = Math.min(1, Math.max(0, ((mask[i] ?? 0) - FROM) / (TO - FROM)));
    rgba[i * 4 + 3] = 255 * t * t * (3 - 2 * t);
  }
}

/** Share of the picture that is the person, 0 to 1. */
export const personShare = (mask: Float32Array): number => mask.reduce((sum, one) => sum + (one > 0.5 ? 1 : 0), 0) / Math.max(1, mask.length);

/** How much two masks differ, mean over all pixels, 0 to 1: the flicker between two frames of the same scene. */
export const maskDifference = (one: Float32Array, other: Float32Array): number => one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0) / Math.max(1, one.length);
