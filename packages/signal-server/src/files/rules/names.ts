import { endings, type FileType } from './sniff.ts';

const longest = 120;

/** Names that mean a device on Windows, with any ending. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/**
 * A name that is safe to show and to save under: no folders, no control characters, nothing that turns the direction of writing or cannot
 * be seen, no dots at its ends. With a type its ending fits the type: `photo.exe` that is a JPEG becomes `photo.exe.jpg`.
 */
export function cleanName(told: string, type?: FileType): string {
  const last = told.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const seen = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const named = !seen || device.test(seen) ? `file${/\.\w{1,5}$/.exec(seen)?.[0] ?? ''}` : seen;
  const { base, ending } = parted(named);
  const fits = !type || (endings[type] as readonly string[]).includes(ending.toLowerCase());
  const kept = fits ? ending : endings[type][0];
  const stem = fits ? base : named;
  return `${cut(stem, longest - kept.length - 1)}${kept ? `.${kept}` : ''}`;
}

function parted(name: string): { base: string; ending: string } {
  const at = name.lastIndexOf('.');
  return at > 0 && name.length - at <= 8 ? { base: name.slice(0, at), ending: name.slice(at + 1) } : { base: name, ending: '' };
}

/** No more than so many UTF-16 units, without half a character at the end. */
const cut = (text: string, most: number): string => [...text].reduce((kept, sign) => (kept.length + sign.length <= most ? kept + sign : kept), '').trimEnd();

/** The Content-Disposition of a download: the name in plain ASCII, and whole. */
export function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
