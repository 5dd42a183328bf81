/** From when to when it was recorded without a pause. The first is 1. */
export interface Run {
  readonly run: number;
  readonly beganAt: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
}

/** What a browser says of bytes that lie side by side: the run within which all of them were begun; of each part how many milliseconds ago its last picture was taken. */
export interface Told {
  readonly run: number;
  readonly parts: readonly { readonly bytes: number; readonly ago: number }[];
}

/**
 * How many bytes from the beginning on may be kept: those of parts that ended while everybody had agreed and nobody had paused.
 *
 * No clock but the server's decides. A part was taken no later than the request came, less its age: the way here only makes it younger than
 * it is, so it may be left out for nothing, but is never kept wrongly. When it began needs no clock: a browser says a run's number only of
 * parts that it began after the server had told it so. What lies across the end of a run is left out whole, since nobody can cut a picture
 * that others build on.
 */
export function mayKeep({ run, parts }: Told, runs: readonly Run[], now: Date): number {
  const within = runs.find((one) => one.run === run);
  if (!within) return 0;
  let bytes = 0;
  for (const part of parts) {
    const taken = now.getTime() - part.ago;
    if (taken < within.beganAt.getTime() || (within.endedAt && taken > within.endedAt.getTime())) break;
    bytes += part.bytes;
  }
  return bytes;
}
