/** What we take, with the endings that fit. The first ending is given to files whose own does not. */
export const endings = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'image/avif': ['avif'],
  'image/tiff': ['tif', 'tiff'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov', 'qt'],
  'video/webm': ['webm'],
  'video/3gpp': ['3gp', '3g2'],
  'audio/mp4': ['m4a', 'mp4'],
  'audio/mpeg': ['mp3'],
  'audio/aac': ['aac'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/wav': ['wav'],
  'application/pdf': ['pdf'],
  'application/dicom': ['dcm', 'dicom'],
  'text/plain': ['txt', 'csv', 'log'],
} as const satisfies Record<string, readonly [string, ...string[]]>;
export type FileType = keyof typeof endings;

/** So many bytes from the beginning tell what a file is. */
export const sniffedBytes = 4096;

/** Brands of the ISO media format, of which many types are members. */
const brands: Readonly<Record<string, FileType>> = {
  heic: 'image/heic', heix: 'image/heic', heim: 'image/heic', heis: 'image/heic', hevc: 'image/heic', hevx: 'image/heic', mif1: 'image/heic', msf1: 'image/heic',
  avif: 'image/avif', avis: 'image/avif',
  'qt  ': 'video/quicktime',
  'M4A ': 'audio/mp4', 'M4B ': 'audio/mp4',
  mp41: 'video/mp4', mp42: 'video/mp4', isom: 'video/mp4', iso2: 'video/mp4', iso3: 'video/mp4', iso4: 'video/mp4', iso5: 'video/mp4', iso6: 'video/mp4', avc1: 'video/mp4', 'M4V ': 'video/mp4', MSNV: 'video/mp4', dash: 'video/mp4',
  '3gp4': 'video/3gpp', '3gp5': 'video/3gpp', '3gp6': 'video/3gpp', '3gp7': 'video/3gpp', '3g2a': 'video/3gpp',
};

/** What a file is by the beginning of its content, whatever its name says; nothing when it is none of the types we take. */
export function sniff(head: Uint8Array): FileType | undefined {
  const says = (at: number, text: string) => head.length >= at + text.length && [...text].every((sign, i) => head[at + i] === sign.charCodeAt(0));
  if (says(0, '\xff\xd8\xff')) return 'image/jpeg';
  if (says(0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (says(0, 'GIF87a') || says(0, 'GIF89a')) return 'image/gif';
  if (says(0, 'RIFF')) return says(8, 'WEBP') ? 'image/webp' : says(8, 'WAVE') ? 'audio/wav' : undefined;
  if (says(4, 'ftyp')) return brandOf(head);
  // Films of old cameras begin with their content instead of a brand.
  if (['moov', 'mdat', 'wide'].some((box) => says(4, box))) return 'video/quicktime';
  if (says(0, '\x1a\x45\xdf\xa3')) return ascii(head, 0, 64).includes('webm') ? 'video/webm' : undefined;
  if (says(0, 'OggS')) return 'audio/ogg';
  if (says(0, 'ID3')) return 'audio/mpeg';
  if (head[0] === 0xff && (head[1] === 0xf1 || head[1] === 0xf9)) return 'audio/aac';
  if (head[0] === 0xff && [0xfb, 0xfa, 0xf3, 0xf2].includes(head[1] ?? 0)) return 'audio/mpeg';
  if (says(0, '%PDF-')) return 'application/pdf';
  if (says(128, 'DICM')) return 'application/dicom';
  if (says(0, 'II*\0') || says(0, 'MM\0*')) return 'image/tiff';
  return isText(head) ? 'text/plain' : undefined;
}

const ascii = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));

/** The main brand decides; a general one is read together with those it says it fits. */
function brandOf(head: Uint8Array): FileType | undefined {
  const main = ascii(head, 8, 12);
  const length = Math.min(head.length, new DataView(head.buffer, head.byteOffset, 4).getUint32(0), 128);
  const fits = Array.from({ length: Math.max(0, Math.floor((length - 16) / 4)) }, (_, i) => ascii(head, 16 + i * 4, 20 + i * 4));
  if (main === 'mif1' || main === 'msf1') return fits.some((brand) => brand.startsWith('avi')) ? 'image/avif' : 'image/heic';
  return brands[main] ?? fits.map((brand) => brands[brand]).find((type) => type !== undefined);
}

/** Plain words in UTF-8. What begins like a page or a script is none: nobody's lab result does. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  try {
    // The last character may be cut in two: `stream` forgives that.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return !/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(text) && !/^\s*(<|#!|\{\\rtf)/.test(text);
  } catch {
    return false;
  }
}
