import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { Problem } from '../shared/problem.ts';

/** One family in its two weights, and which letters it has. */
export interface Family {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  /** Which font of the file, where it is a collection of several. */
  readonly face?: string | undefined;
  has(codePoint: number): boolean;
}

const shipped = (name: string): Uint8Array => readFileSync(new URL(`../../fonts/${name}.ttf`, import.meta.url));

/** The shipped families: Latin, Greek and Cyrillic; Arabic; Hebrew. What they are and where they come from: `fonts/SOURCE.md`. */
const shippedNames = ['NotoSans', 'IBMPlexSansArabic', 'NotoSansHebrew'];

/**
 * The families pages are set in, the shipped ones first. `more`: path of a font file of the operator's own (`PDF_FONT`), for Chinese, Japanese, Korean or
 * any other script; it is used for letters that the shipped ones lack. Of a collection (.ttc) the font behind `#` counts, or the first.
 * @throws Error when that file cannot be read as a font.
 */
export function openFamilies(more: string | undefined): Family[] {
  const families = shippedNames.map((name) => {
    const regular = shipped(`${name}-Regular`);
    return { regular, bold: shipped(`${name}-Bold`), has: reader(regular) };
  });
  if (more === undefined) return families;
  const [path = '', asked] = more.split('#');
  const bytes = readFileSync(path);
  const face = faceOf(bytes, asked);
  return [...families, { regular: bytes, bold: bytes, face, has: reader(bytes, face) }];
}

/** The PostScript name of the font that is meant of a collection; nothing for a file of one font. */
function faceOf(bytes: Uint8Array, asked: string | undefined): string | undefined {
  const opened = create(Buffer.from(bytes));
  if ('hasGlyphForCodePoint' in opened) return undefined;
  const names = opened.fonts.map(({ postscriptName }) => postscriptName);
  const found = asked === undefined ? names[0] : names.find((name) => name === asked);
  if (!found) throw new Error(`PDF_FONT has no font of that name. Behind # write one of: ${names.join(', ')}`);
  return found;
}

function reader(bytes: Uint8Array, face?: string): Family['has'] {
  const opened = create(Buffer.from(bytes), face);
  if (!('hasGlyphForCodePoint' in opened)) throw new Error('PDF_FONT must be a font');
  const font: Font = opened;
  return (codePoint) => font.hasGlyphForCodePoint(codePoint);
}

/** Which family a letter is set in, given that of the letter before it; nothing when none has it. Marks stay with their letter. */
export function familyOf(families: readonly Family[], letter: string, before: number): number | undefined {
  const code = letter.codePointAt(0) ?? 32;
  if (/^\p{M}|\u200c|\u200d$/u.test(letter) && families[before]?.has(code)) return before;
  const found = families.findIndex((family) => family.has(code));
  return found < 0 ? undefined : found;
}

/**
 * Text as it can be set: control letters out, tabs as spaces, and pictures such as emoji said in words where no font has them. What overrides
 * direction goes too: nobody turns another one's words around by a name.
 */
export const printable = (text: string, families: readonly Family[]): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(unseen, '')
    .replace(pictures, (picture) => ([...picture].every((letter) => familyOf(families, letter, 0) !== undefined) ? picture : '(picture)'));

const unseen = /(?!\n)\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\u{e0000}-\u{e0fff}]/gu;
const pictures = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}][\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u200d\u20e3]*/gu;

/** 422: a page has letters that no font here has. Says how to mend it, and not which letters. */
export const lettersMissing = (): Problem<'letters-missing'> =>
  new Problem(422, 'letters-missing', 'This page has letters that cannot be printed here', {
    detail: 'The server has fonts for Latin, Greek, Cyrillic, Arabic and Hebrew. For Chinese, Japanese, Korean and others the operator sets PDF_FONT to a font file that has them.',
  });
