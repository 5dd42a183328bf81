import * as library from 'bidi-js';

// Its types say `default` once too often for what Node makes of a CommonJS module.
const bidi = (library as unknown as { readonly default: () => library.Bidi }).default();

/** Text of one direction and one font, in the order in which it is read. */
export interface Piece {
  readonly text: string;
  readonly rtl: boolean;
  readonly font: number;
}

/** A paragraph that knows the direction of each of its letters. Made once, cut into lines afterwards. */
export interface Paragraph {
  readonly text: string;
  readonly rtl: boolean;
  readonly levels: Uint8Array;
  /** Which font each letter is set in. */
  readonly fonts: Uint8Array;
}

/** Reads the direction of a paragraph off its letters (Unicode Bidirectional Algorithm). `fontOf`: the font of a letter, given that of the one before. */
export function paragraph(text: string, fontOf: (letter: string, before: number) => number): Paragraph {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text);
  const fonts = new Uint8Array(text.length);
  let [at, before] = [0, 0];
  for (const letter of text) {
    before = fontOf(letter, before);
    fonts.fill(before, at, (at += letter.length));
  }
  return { text, rtl: (paragraphs[0]?.level ?? 0) % 2 === 1, levels, fonts };
}

/** The pieces of a line from left to right as they are seen: rule L2, on pieces instead of letters. */
export function seenPieces({ text, levels, fonts }: Paragraph, start: number, end: number): Piece[] {
  const pieces: (Piece & { readonly level: number })[] = [];
  for (let from = start, at = start + 1; at <= end; at++) {
    if (at < end && levels[at] === levels[from] && fonts[at] === fonts[from]) continue;
    const level = levels[from] ?? 0;
    pieces.push({ text: text.slice(from, at), rtl: level % 2 === 1, level, font: fonts[from] ?? 0 });
    from = at;
  }
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < pieces.length; from++) {
      if (pieces[from]!.level < level) continue;
      let to = from;
      while (to < pieces.length && pieces[to]!.level >= level) to++;
      pieces.splice(from, to - from, ...pieces.slice(from, to).reverse());
      from = to;
    }
  }
  return pieces.map(({ text: words, rtl, font }) => ({ text: rtl ? mirrored(words) : words, rtl, font }));
}

/** Brackets that open to the left open to the right in text from right to left. */
const mirrored = (text: string): string => [...text].map((letter) => bidi.getMirroredCharacter(letter) ?? letter).join('');
