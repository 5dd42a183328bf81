/** A JPEG without what cameras write beside the picture: place, time, device, small previews. Nothing when it is none, or broken off. Pure. */
export function bareJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes.at(-2) !== 0xff || bytes.at(-1) !== 0xd9) return undefined;
  const kept = new Uint8Array(bytes.length);
  kept.set([0xff, 0xd8]);
  let length = 2;
  let framed = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    const kind = bytes[at + 1] ?? 0;
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    if (bytes[at] !== 0xff || end <= at + 3 || end > bytes.length) return undefined;
    framed ||= isFrame(kind);
    // The scan, and with it the rest of the file.
    if (kind === 0xda) {
      if (!framed) return undefined;
      kept.set(bytes.subarray(at), length);
      return kept.slice(0, length + bytes.length - at);
    }
    if (!isBeside(kind)) {
      kept.set(bytes.subarray(at, end), length);
      length += end - at;
    }
    at = end;
  }
  return undefined;
}

/** Size and kind of the picture: without one there is nothing to show. */
const isFrame = (kind: number): boolean => kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;
/** Application segments but the first (JFIF), and comments. */
const isBeside = (kind: number): boolean => (kind >= 0xe1 && kind <= 0xef) || kind === 0xfe;
