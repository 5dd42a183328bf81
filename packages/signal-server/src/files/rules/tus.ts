/** The version of the tus protocol (https://tus.io) that is spoken here. */
export const tusVersion = '1.0.0';

/** The media type of a PATCH. */
export const tusBytes = 'application/offset+octet-stream';

export const checksumAlgorithms = ['sha256', 'sha1'] as const;

export interface Checksum {
  readonly algorithm: (typeof checksumAlgorithms)[number];
  /** Base64. */
  readonly sum: string;
}

/** A header that is a whole number of bytes; nothing for anything else. */
export const bytesOf = (header: string | undefined): number | undefined => (header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined);

/** The values of Upload-Metadata by key, decoded; what is no Base64 or no UTF-8 is left out. */
export function metadataOf(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? '').split(',').flatMap((pair): [string, string][] => {
    const [key, value = ''] = pair.trim().split(' ');
    const text = key ? decoded(value) : undefined;
    return key && text !== undefined ? [[key, text]] : [];
  });
  return new Map(pairs);
}

function decoded(base64: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** `sha256 <Base64>`; nothing when it is none that we know. */
export function checksumOf(header: string | undefined): Checksum | undefined {
  const [name, sum] = (header ?? '').split(' ');
  const algorithm = checksumAlgorithms.find((each) => each === name);
  return algorithm && sum && /^[A-Za-z0-9+/]+=*$/.test(sum) ? { algorithm, sum } : undefined;
}

/**
 * The part of a file that a Range header asks for, both ends inclusive. Nothing: the whole. Several parts at once are not spoken here, so
 * the whole is given, as the standard allows.
 */
export function rangeOf(header: string | undefined, length: number): { start: number; end: number } | 'unknown' | undefined {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  if (from === '') return Number(to) === 0 ? 'unknown' : { start: Math.max(0, length - Number(to)), end: length - 1 };
  const start = Number(from);
  const end = to === '' ? length - 1 : Math.min(Number(to), length - 1);
  if (to !== '' && Number(to) < start) return undefined;
  return start >= length ? 'unknown' : { start, end };
}
