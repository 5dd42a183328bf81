import * as v from 'valibot';

/** What a camera shows, as one browser judges it; the words of the media kit. */
export const CameraVerdict = v.picklist(['seen', 'off', 'ended', 'muted', 'black', 'covered', 'frozen', 'still', 'unknown']);
export type CameraVerdict = v.InferOutput<typeof CameraVerdict>;

/** Why a visit goes on without somebody's picture. Words, not text: the timeline is read by many. `agreed`: the other side said so. */
export const CameraException = v.picklist(['no-camera', 'broken', 'weak-line', 'looks-fine', 'agreed']);
export type CameraException = v.InferOutput<typeof CameraException>;

/**
 * What the caller's browser says of a camera, each time that changes: of its own (`of` is the own peer) or of somebody else's, which it decodes.
 * `rule`: how the rule stands there; with `excepted` comes why.
 */
export const CameraRequest = v.object({
  peer: v.pipe(v.string(), v.maxLength(64)),
  of: v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9]+$/)),
  verdict: CameraVerdict,
  rule: v.picklist(['on', 'grace', 'off', 'excepted']),
  exception: v.optional(CameraException),
});
export type CameraRequest = v.InferOutput<typeof CameraRequest>;

/** For how long the picture of who treats was there while the owner was in the call too, in whole seconds, as both browsers together say. */
export const CameraMinutes = v.object({
  /** Seen by the other side, and nothing else said here. */
  seen: v.number(),
  /** Both say that it was not there. */
  missing: v.number(),
  /** One says so and the other does not: counts against nobody. */
  disputed: v.number(),
  /** Missing, and accepted with a reason. */
  excepted: v.number(),
  /** Nobody could say. */
  unknown: v.number(),
});
export type CameraMinutes = v.InferOutput<typeof CameraMinutes>;
