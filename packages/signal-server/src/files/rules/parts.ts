/** A part of a recording, as the browser that records says of it. */
export interface TakenPart {
  readonly bytes: number;
  /** So long before it was sent its last picture was taken, milliseconds. */
  readonly ago: number;
}

/** Parts that lie side by side, and the run of the recording within which all of them were begun. */
export interface TakenParts {
  readonly run: number;
  readonly parts: readonly TakenPart[];
}

/** Most parts of one request. */
export const mostParts = 100;

/** What the headers say of a request's bytes: the run, and of each part its bytes and how long ago it was taken; nothing when they say it in another way. */
export function partsOf(run: string | undefined, parts: string | undefined): TakenParts | undefined {
  if (run === undefined || !/^\d{1,6}$/.test(run)) return undefined;
  const each = (parts ?? '').split(',').map((one) => /^ ?(\d{1,9});(\d{1,12})$/.exec(one));
  if (each.length > mostParts) return undefined;
  const found = each.flatMap((one) => (one ? [{ bytes: Number(one[1]), ago: Number(one[2]) }] : []));
  return found.length === each.length ? { run: Number(run), parts: found } : undefined;
}
