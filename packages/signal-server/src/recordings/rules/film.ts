/** Bytes to write over, by their place in what came. */
export interface Patch {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** A recording that can be played: `head`, then the bytes that came within `spans`, a few of them written over. */
export interface Mended {
  readonly head: Uint8Array;
  /** What counts of what came, in order; ends exclusive. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** In order of their places. */
  readonly patches: readonly Patch[];
  /** How long it plays; `null` where it cannot be told. */
  readonly seconds: number | null;
}

/** Reads a film that comes in parts. Places are counted in what comes, as if nothing were missing in it. */
export interface FilmReader {
  push(bytes: Uint8Array): void;
  /** Here something is missing. */
  gap(): void;
  /** Where the first picture or sound begins; before it is what says how to read them. Nothing while none has come. */
  readonly begins: number | undefined;
  /** What makes it whole; nothing when no picture or sound is in it. */
  mend(): Mended | undefined;
}

/** The mended file: its new beginning, then the old bytes that count. */
export async function* rewritten({ head, spans, patches }: Mended, old: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  const left = [...patches];
  let at = 0;
  for await (const chunk of old) {
    const bytes = chunk.slice();
    const end = at + bytes.length;
    for (let patch = left[0]; patch && patch.at < end; patch = left[0]) {
      for (const [i, byte] of patch.bytes.entries()) if (patch.at + i >= at && patch.at + i < end) bytes[patch.at + i - at] = byte;
      // The rest of it lies in the next part.
      if (patch.at + patch.bytes.length > end) break;
      left.shift();
    }
    for (const { from, to } of spans) {
      const [start, stop] = [Math.max(0, from - at), Math.min(bytes.length, to - at)];
      if (stop > start) yield bytes.subarray(start, stop);
    }
    at = end;
  }
}
