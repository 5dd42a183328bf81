import { encode } from 'uqr';
import type { Clock } from '../shared/clock.ts';
import { paragraph, type Paragraph } from './bidi.ts';
import { drawBlock } from './blocks.ts';
import { familyOf, lettersMissing, openFamilies, printable, type Family } from './fonts.ts';
import { textsOf, type Paper } from './paper.ts';
import { ink, Sheet } from './sheet.ts';

/** Makes a PDF of a page. @throws Problem `letters-missing` (422) when no font here has some of its letters. */
export type Print = (paper: Paper) => Promise<Uint8Array>;

/** A printer with its fonts, which are read when it first prints. `font`: `PDF_FONT`. */
export function createPrinter({ font, clock }: { readonly font: string | undefined; readonly clock: Clock }): Print {
  let families: Family[] | undefined;
  return async (paper) => {
    const known = (families ??= openFamilies(font));
    const set = (text: string): Paragraph => paragraph(text, (letter, before) => familyOf(known, letter, before) ?? 0);
    const ready = (text: string) => printable(text, known).split('\n').map(set);
    const letters = new Set(textsOf(paper).flatMap((text) => [...printable(text, known)]));
    letters.delete('\n');
    if ([...letters].some((letter) => familyOf(known, letter, 0) === undefined)) throw lettersMissing();
    const sheet = new Sheet(paper, known, clock());
    const one = (text: string) => set(printable(text, known).replaceAll('\n', ' '));
    drawHead(sheet, paper, one);
    for (const block of paper.blocks) drawBlock(sheet, block, { one, ready, square: (address) => encode(address, { ecc: 'M', border: 0 }).data });
    return sheet.end((page, of) => ({ left: one(paper.foot), right: one(`${page} / ${of}`) }));
  };
}

/** The letterhead: the clinic at one side, who is responsible at the other, a line below, and the title. */
function drawHead(sheet: Sheet, { head, title }: Paper, one: (text: string) => Paragraph): void {
  const half = sheet.width / 2 - 8;
  const sides = [
    { x: sheet.left, side: 'left', texts: [head.clinic, ...head.lines] },
    { x: sheet.left + sheet.width - half, side: 'right', texts: head.vet ? [head.vet.name, head.vet.licence ?? ''] : [] },
  ] as const;
  const top = sheet.y;
  let lowest = top;
  for (const { x, side, texts } of sides) {
    sheet.y = top;
    for (const [at, text] of texts.filter((each) => each.trim()).entries()) {
      const style = at ? { size: 9, colour: ink.soft } : { size: side === 'right' ? 11 : 15, bold: true, colour: side === 'right' ? ink.text : ink.brand };
      sheet.paragraph(one(text), { x, width: half }, { ...style, side });
    }
    lowest = Math.max(lowest, sheet.y);
  }
  sheet.y = lowest + 8;
  sheet.rule(sheet.y, { colour: ink.brand });
  sheet.y += 18;
  sheet.paragraph(one(title), { x: sheet.left, width: sheet.width }, { size: 17, bold: true }, 'H1');
  sheet.y += 6;
}
