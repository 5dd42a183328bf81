/** One word of a text, folded for comparing. `from` and `to` are offsets in the text as it was typed. */
export interface Token {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** What stands before it: nothing or a space, a comma, or the end of a sentence. */
  readonly gap: Gap;
}

export const gaps = { none: 0, comma: 1, sentence: 2 } as const;
export type Gap = (typeof gaps)[keyof typeof gaps];

/** How a language writes: whether an apostrophe joins (don't) or parts (l'eau), and whether ae, oe, ue stand for umlauts. */
export interface Writing {
  readonly apostrophe: 'joins' | 'parts';
  readonly umlauts?: boolean;
}

const longestWord = 40;
const sentenceEnds = '.!?;\n\r\u2029。！？';
const commas = ',:()[]{}"–—…|\u2026<>=*•·';

/**
 * Cuts a text into words, lower case and without accents, once through. Invisible characters inside a word are skipped, a letter typed
 * more than twice counts once, digits and letters part (`30kg` is two words).
 */
export function tokens(text: string, writing: Writing): Token[] {
  const found: Token[] = [];
  let word = '';
  let from = 0;
  let to = 0;
  let digits = false;
  let gap: Gap = gaps.none;

  const close = () => {
    if (word) found.push({ word: fold(word.slice(0, longestWord), writing), from, to, gap });
    if (word) gap = gaps.none;
    word = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (isInvisible(char)) continue;
    if (char === '<') {
      const end = endOfTag(text, at);
      if (end) {
        close();
        at = end;
        continue;
      }
    }
    const plain = plainOf(char);
    if (plain && isDigits(plain) && (word === '' || digits)) {
      if (!word) from = at;
      digits = true;
    } else if (plain && !isDigits(plain) && (word === '' || !digits)) {
      if (!word) from = at;
      digits = false;
    } else if (plain) {
      close();
      from = at;
      digits = isDigits(plain);
    } else if (isApostrophe(char) && word && writing.apostrophe === 'joins') {
      // «I'll» is not ill.
      if (/^ll(?!\p{L})/iu.test(text.slice(at + 1, at + 4))) at += 2;
      continue;
    } else if (digits && word && (char === '.' || char === ',') && isDigits(text[at + 1] ?? '')) {
      word += '.';
      to = at + 1;
      continue;
    } else {
      close();
      gap = Math.max(gap, gapOf(char, text[at + 1] ?? '')) as Gap;
      continue;
    }
    word += plain;
    to = at + 1;
  }
  close();
  return found;
}

/** A word or a pattern of the word lists, folded as texts are. */
export function fold(word: string, { umlauts }: Writing): string {
  const plain = word.length > 2 ? word.replace(/([a-z])\1{2,}/g, '$1') : word;
  return umlauts ? plain.replace(/([aou])e/g, '$1') : plain;
}

/** Folded as `tokens` does, for patterns written with accents and capitals. */
export function foldPattern(pattern: string, writing: Writing): string {
  let plain = '';
  for (const char of pattern) plain += char === '*' || char === '#' ? char : plainOf(char) || (isApostrophe(char) && writing.apostrophe === 'joins' ? '' : '');
  return fold(plain, writing);
}

const longestTag = 60;

/** Where markup that begins here ends: pasted text brings it along, and it says nothing. */
function endOfTag(text: string, start: number): number | undefined {
  if (!/[a-z/!]/i.test(text[start + 1] ?? '')) return undefined;
  for (let at = start + 2; at < Math.min(text.length, start + longestTag); at++) {
    if (text[at] === '>') return at;
    if (text[at] === '<') return undefined;
  }
  return undefined;
}

function gapOf(char: string, next: string): Gap {
  // Three dots are how people draw breath in the middle of a sentence.
  if (char === '.' && next === '.') return gaps.comma;
  if (sentenceEnds.includes(char)) return gaps.sentence;
  if (char === '-' && next === ' ') return gaps.comma;
  return commas.includes(char) ? gaps.comma : gaps.none;
}

const isDigits = (text: string) => text >= '0' && text <= '9';
const isApostrophe = (char: string) => char === "'" || char === '’' || char === '‘' || char === '`' || char === '´' || char === 'ʼ';

/** Zero width, soft hyphen, direction marks, and accents that stand alone. */
function isInvisible(char: string): boolean {
  const code = char.charCodeAt(0);
  return code === 0xad || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) || code === 0xfeff || (code >= 0x300 && code <= 0x36f) || code === 0;
}

/** Lower case and without accents, or nothing when it is no letter and no digit. */
function plainOf(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return char;
    return code >= 65 && code <= 90 ? char.toLowerCase() : '';
  }
  if (code === 0xdf) return 'ss';
  // «Una» is not «uña».
  if (code === 0xf1 || code === 0xd1) return 'ñ';
  if (code === 0xe6 || code === 0xc6) return 'ae';
  if (code === 0x153 || code === 0x152) return 'oe';
  if (code === 0xba || code === 0xaa || code === 0xb0 || (code >= 0xb2 && code <= 0xbe)) return '';
  const plain = char.normalize('NFKD').toLowerCase();
  let letters = '';
  for (const one of plain) if (/[\p{L}\p{Nd}]/u.test(one)) letters += one;
  return letters;
}
