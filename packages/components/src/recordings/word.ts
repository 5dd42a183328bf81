/**
 * What the pages of a call say to each other about its recording, from browser to browser: a pause or a stop counts at once where it is
 * recorded, also while whoever pressed has no line to the server. `on: false`: the server has heard it and refused.
 */
export type RecordingWord =
  | { readonly is: 'recording-hold'; readonly recording: string; readonly on: boolean }
  /** To that: nothing is recorded here now. */
  | { readonly is: 'recording-held'; readonly recording: string };

/** What came from another browser, made safe to use; null for anything else. */
export function parseRecordingWord(words: unknown): RecordingWord | null {
  if (typeof words !== 'object' || words === null) return null;
  const { is, recording, on } = words as Readonly<Record<string, unknown>>;
  if (typeof recording !== 'string') return null;
  if (is === 'recording-hold') return { is, recording, on: on === true };
  return is === 'recording-held' ? { is, recording } : null;
}
