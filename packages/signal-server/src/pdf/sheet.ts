import PDFDocument from 'pdfkit';
import { seenPieces, type Paragraph, type Piece } from './bidi.ts';
import type { Family } from './fonts.ts';
import type { Paper } from './paper.ts';

export const ink = { text: '#1b2a24', soft: '#55635c', line: '#d5d9d2', brand: '#17624f' } as const;
const margin = 54;
const bottom = 66;
/** pdfkit lays a text out word by word and remembers the words. Given features, even none, it takes the text as one run: from right to left its words change places too. */
const byWords = { lineBreak: false } satisfies PDFKit.Mixins.TextOptions;
const whole = { ...byWords, features: [] } satisfies PDFKit.Mixins.TextOptions;
const asSet = ({ rtl }: Piece) => (rtl ? whole : byWords);
const lineGap = 1.42;

export interface Style {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  /** Which side of its column it keeps to; without, the one where its first word stands. */
  readonly side?: 'left' | 'right';
}

/** One document being written from top to bottom; `y` is where the next line goes. Lengths are points (1/72 inch). */
export class Sheet {
  readonly left = margin;
  readonly width: number;
  y = margin;
  /** Called on each page that begins by itself; a table repeats its head. */
  onNewPage: (() => void) | undefined;
  readonly #doc: PDFKit.PDFDocument;
  readonly #bytes: Promise<Uint8Array>;

  constructor({ size, title, locale, head }: Paper, families: readonly Family[], at: Date) {
    const info = { Title: title, Author: head.clinic, Creator: 'VetKit', Producer: 'VetKit', CreationDate: at, ModDate: at };
    this.#doc = new PDFDocument({ size, margin: 0, bufferPages: true, lang: locale, tagged: true, displayTitle: true, pdfVersion: '1.7', info });
    this.width = this.#doc.page.width - 2 * margin;
    for (const [at, { regular, bold, face }] of families.entries()) {
      this.#doc.registerFont(`${at}`, Buffer.from(regular), face).registerFont(`${at}b`, Buffer.from(bold), face);
    }
    const parts: Buffer[] = [];
    this.#bytes = new Promise((done, failed) => {
      this.#doc.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(Buffer.concat(parts))).on('error', failed);
    });
  }

  /** Makes sure that so much fits below; goes to the next page where it does not. */
  need(height: number): void {
    if (this.y + height > this.#doc.page.height - bottom) this.newPage();
  }

  newPage(): void {
    this.#doc.addPage();
    this.y = margin;
    this.onNewPage?.();
  }

  /** Space between two blocks; none at the top of a page. */
  space(height: number): void {
    if (this.y > margin) this.y += height;
  }

  /** How a paragraph is cut into lines of a width: at spaces, inside a word only where one is longer than a line. Gives ends, the spaces left out. */
  lines(it: Paragraph, width: number, style: Style): { start: number; end: number }[] {
    const lines: { start: number; end: number }[] = [];
    let start = 0;
    let end = 0;
    // No letter is so narrow that more would fit: a word without end is not measured as a whole.
    const most = Math.ceil((width / style.size) * 6);
    const fits = (to: number) => to - start <= most && this.#widthOf(it, start, to, style) <= width;
    for (const word of words(it.text)) {
      const to = word.at + word.text.trimEnd().length;
      if (fits(to)) {
        end = to;
        continue;
      }
      if (end > start) lines.push({ start, end });
      start = word.at;
      end = to;
      while (!fits(end)) {
        let cut = start + 1;
        for (let past = Math.min(end, start + most + 1); past - cut > 1; ) {
          const middle = (cut + past) >> 1;
          if (fits(middle)) cut = middle;
          else past = middle;
        }
        // A pair of surrogates is one letter.
        if (cut > start + 1 && /[\udc00-\udfff]/.test(it.text[cut] ?? '')) cut--;
        if (cut >= end) break;
        lines.push({ start, end: cut });
        start = cut;
      }
    }
    if (end > start || !lines.length) lines.push({ start, end });
    return lines;
  }

  heightOf(lines: number, { size }: Style): number {
    return lines * size * lineGap;
  }

  /** Draws one line of a paragraph with its top at `y`, in a column. */
  line(it: Paragraph, { start, end }: { start: number; end: number }, { x, y, width }: { x: number; y: number; width: number }, style: Style): void {
    let from = (style.side ?? (it.rtl ? 'right' : 'left')) === 'right' ? x + width - this.#widthOf(it, start, end, style) : x;
    this.#doc.fillColor(style.colour ?? ink.text);
    for (const piece of seenPieces(it, start, end)) {
      this.#font(piece.font, style).text(shown(piece), from, y + style.size, { ...asSet(piece), baseline: 'alphabetic' });
      from += this.#doc.widthOfString(shown(piece), asSet(piece));
    }
  }

  /** Draws a paragraph where `y` is, over as many pages as it needs. */
  paragraph(it: Paragraph, { x, width }: { x: number; width: number }, style: Style, tag = 'P'): void {
    this.tagged(tag, (mark) => {
      for (const line of this.lines(it, width, style)) {
        this.need(this.heightOf(1, style));
        mark(() => this.line(it, line, { x, y: this.y, width }, style));
        this.y += this.heightOf(1, style);
      }
    });
  }

  /** Draws as one element of the document's structure, so that readers find their way; `mark` is called for what stays on one page. */
  tagged(tag: string, draw: (mark: (part: () => void) => void) => void): void {
    const element = this.#doc.struct(tag);
    this.#doc.addStructure(element);
    draw((part) => {
      element.add(this.#doc.markStructureContent(tag));
      part();
      this.#doc.endMarkedContent();
    });
    element.end();
  }

  /** Draws something that says nothing to a reader: lines, dots. */
  artifact(draw: (doc: PDFKit.PDFDocument) => void): void {
    this.#doc.markContent('Artifact');
    draw(this.#doc);
    this.#doc.endMarkedContent();
  }

  rule(y = this.y, { x = this.left, width = this.width, colour = ink.line as string } = {}): void {
    this.artifact((doc) => doc.moveTo(x, y).lineTo(x + width, y).lineWidth(0.7).strokeColor(colour).stroke());
  }

  /** Writes the foot of every page, now that their number is known, and ends the document. */
  async end(foot: (page: number, of: number) => { readonly left: Paragraph; readonly right: Paragraph }): Promise<Uint8Array> {
    const { count } = this.#doc.bufferedPageRange();
    const style = { size: 8, colour: ink.soft };
    for (let page = 0; page < count; page++) {
      this.#doc.switchToPage(page);
      const y = this.#doc.page.height - bottom + 20;
      const { left, right } = foot(page + 1, count);
      this.rule(y - 6);
      this.artifact(() => {
        this.line(left, { start: 0, end: left.text.length }, { x: this.left, y, width: this.width * 0.75 }, { ...style, side: 'left' });
        this.line(right, { start: 0, end: right.text.length }, { x: this.left, y, width: this.width }, { ...style, side: 'right' });
      });
    }
    this.#doc.end();
    return this.#bytes;
  }

  #font(font: number, { size, bold }: Style): PDFKit.PDFDocument {
    return this.#doc.font(`${font}${bold ? 'b' : ''}`, size);
  }

  #widthOf(it: Paragraph, start: number, end: number, style: Style): number {
    let width = 0;
    for (const piece of seenPieces(it, start, end)) width += this.#font(piece.font, style).widthOfString(shown(piece), asSet(piece));
    return width;
  }
}

/** Where a line may end: after spaces and hyphens, and between any two letters of Chinese and Japanese. */
function words(text: string): { at: number; text: string }[] {
  return [...text.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][、。，．！？」』）]*\s*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[^\s-])*(?:-+|\s+|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|$)/gu)]
    .filter(([found]) => found !== '')
    .map((found) => ({ at: found.index, text: found[0] }));
}

/** Letters of a script are turned by the font's own rules; a piece of signs and spaces alone has no script, so it is turned here. */
const shown = ({ text, rtl }: Piece): string => (rtl && !/\p{L}|\p{N}|\p{M}/u.test(text) ? [...text].reverse().join('') : text);
