import type { Paragraph } from './bidi.ts';
import type { Block } from './paper.ts';
import { ink, type Sheet, type Style } from './sheet.ts';

/** What text becomes before it is drawn, and squares of a code. */
export interface Setter {
  /** As one paragraph. */
  one(text: string): Paragraph;
  /** As one paragraph for each of its lines. */
  ready(text: string): Paragraph[];
  square(address: string): readonly (readonly boolean[])[];
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
type Draw<Kind extends Block['kind']> = (sheet: Sheet, block: Of<Kind>, set: Setter) => void;

const body: Style = { size: 10.5 };
const small: Style = { size: 9, colour: ink.soft };
const said = (text: string): boolean => text.trim() !== '';

/** Draws one block where the sheet is. */
export function drawBlock(sheet: Sheet, block: Block, set: Setter): void {
  (draws[block.kind] as Draw<Block['kind']>)(sheet, block as never, set);
}

const heading: Draw<'heading'> = (sheet, { text }, { one }) => {
  if (!said(text)) return;
  sheet.space(12);
  // Not alone at the end of a page.
  sheet.need(54);
  sheet.paragraph(one(text), { x: sheet.left, width: sheet.width }, { size: 12, bold: true, colour: ink.brand }, 'H2');
  sheet.y += 3;
};

const text: Draw<'text'> = (sheet, { text: words, soft }, { ready }) => {
  if (!said(words)) return;
  for (const it of ready(words.trim())) {
    if (it.text.trim()) sheet.paragraph(it, { x: sheet.left, width: sheet.width }, soft ? small : body);
    else sheet.space(5);
  }
  sheet.y += 5;
};

const facts: Draw<'facts'> = (sheet, { rows }, { one, ready }) => {
  const names = Math.min(130, sheet.width * 0.28);
  const x = sheet.left + names + 12;
  for (const [name, value] of rows) {
    if (!said(value)) continue;
    sheet.need(sheet.heightOf(1, body));
    const top = sheet.y;
    sheet.paragraph(one(name), { x: sheet.left, width: names }, { ...body, colour: ink.soft, side: 'left' });
    const below = sheet.y;
    if (below > top) sheet.y = top;
    for (const it of ready(value.trim())) sheet.paragraph(it, { x, width: sheet.width - names - 12 }, { ...body, side: 'left' });
    sheet.y = Math.max(sheet.y, below) + 2;
  }
  sheet.y += 5;
};

const list: Draw<'list'> = (sheet, { items, numbered }, { one, ready }) => {
  for (const [at, item] of items.filter(said).entries()) {
    const parts = ready(item.trim());
    sheet.need(sheet.heightOf(1, body));
    const sign = one(numbered ? `${at + 1}.` : '•');
    const side = parts[0]?.rtl ? 'right' : 'left';
    const x = side === 'right' ? sheet.left + sheet.width - 18 : sheet.left;
    sheet.artifact(() => sheet.line(sign, { start: 0, end: sign.text.length }, { x, y: sheet.y, width: 18 }, { ...body, side }));
    for (const it of parts) sheet.paragraph(it, { x: side === 'right' ? sheet.left : sheet.left + 18, width: sheet.width - 18 }, body);
    sheet.y += 2;
  }
  sheet.y += 8;
};

const table: Draw<'table'> = (sheet, { columns, rows, total }, { one, ready }) => {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const gap = 10;
  let from = sheet.left;
  const places = columns.map(({ share, end }, at) => {
    const width = (sheet.width * share) / shares;
    const place = { x: from, width: at === columns.length - 1 ? width : width - gap, side: end ? ('right' as const) : ('left' as const) };
    from += width;
    return place;
  });
  const row = (cells: readonly Paragraph[][], style: Style, tag: string) => {
    const cut = cells.map((parts, at) => parts.flatMap((it) => sheet.lines(it, places[at]?.width ?? 0, style).map((line) => ({ it, line }))));
    const deep = Math.max(1, ...cut.map(({ length }) => length));
    // A row stays whole where a page can hold it.
    sheet.need(sheet.heightOf(Math.min(deep, 30), style) + 4);
    sheet.tagged(tag, (mark) => {
      for (let at = 0; at < deep; at++) {
        sheet.need(sheet.heightOf(1, style));
        mark(() => {
          for (const [column, lines] of cut.entries()) {
            const [place, found] = [places[column], lines[at]];
            if (place && found) sheet.line(found.it, found.line, { ...place, y: sheet.y }, { ...style, side: place.side });
          }
        });
        sheet.y += sheet.heightOf(1, style);
      }
    });
    sheet.y += 3;
    sheet.rule();
    sheet.y += 3;
  };
  const titles = () => row(columns.map(({ title }) => [one(title)]), { ...small, bold: true }, 'P');
  sheet.need(60);
  titles();
  sheet.onNewPage = () => {
    sheet.onNewPage = undefined;
    titles();
    sheet.onNewPage = again;
  };
  const again = sheet.onNewPage;
  for (const cells of rows) row(cells.map((cell) => ready(cell.trim())), body, 'P');
  if (total) row(total.map((cell) => [one(cell)]), { ...body, bold: true }, 'P');
  sheet.onNewPage = undefined;
  sheet.y += 5;
};

const code: Draw<'code'> = (sheet, { address, text: words }, { ready, square }) => {
  const size = 92;
  sheet.need(size + 10);
  sheet.space(8);
  const [rows, top] = [square(address), sheet.y];
  sheet.artifact((doc) => {
    const dot = size / rows.length;
    for (const [y, row] of rows.entries()) for (const [x, dark] of row.entries()) if (dark) doc.rect(sheet.left + x * dot, top + y * dot, dot + 0.05, dot + 0.05);
    doc.fillColor('#000').fill();
  });
  const beside = { x: sheet.left + size + 16, width: sheet.width - size - 16 };
  for (const it of ready(words)) sheet.paragraph(it, beside, body);
  for (const it of ready(address)) sheet.paragraph(it, beside, { size: 8, colour: ink.soft });
  sheet.y = Math.max(sheet.y, top + size) + 10;
};

const signature: Draw<'signature'> = (sheet, { name, said: how }, { one, ready }) => {
  sheet.space(30);
  sheet.need(48);
  const width = Math.min(240, sheet.width);
  sheet.rule(sheet.y, { width, colour: ink.soft });
  sheet.y += 4;
  sheet.paragraph(one(name), { x: sheet.left, width: sheet.width }, { ...body, bold: true });
  for (const it of ready(how)) sheet.paragraph(it, { x: sheet.left, width: sheet.width }, small);
  sheet.y += 6;
};

const plot: Draw<'plot'> = (sheet, { title, unit, points }, { one }) => {
  if (points.length < 2) return;
  const [height, labels] = [70, 62];
  sheet.need(height + 44);
  sheet.paragraph(one(title), { x: sheet.left, width: sheet.width }, { ...small, bold: true });
  const values = points.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [top, width] = [sheet.y + 4, sheet.width - labels];
  const placed = points.map(({ value }, at) => ({ x: sheet.left + labels + (at * width) / (points.length - 1), y: top + (most === least ? height / 2 : height - ((value - least) * height) / (most - least)) }));
  sheet.artifact((doc) => {
    for (const [at, { x, y }] of placed.entries()) if (at) doc.lineTo(x, y); else doc.moveTo(x, y);
    doc.lineWidth(1.4).strokeColor(ink.brand).stroke();
    for (const { x, y } of placed) doc.circle(x, y, 2);
    doc.fillColor(ink.brand).fill();
  });
  const label = (words: string, place: { x: number; y: number; width: number }, side: 'left' | 'right' = 'left') => {
    const it = one(words);
    sheet.tagged('P', (mark) => mark(() => sheet.line(it, { start: 0, end: it.text.length }, place, { size: 8, colour: ink.soft, side })));
  };
  label(`${most} ${unit}`, { x: sheet.left, y: top - 5, width: labels });
  if (most !== least) label(`${least} ${unit}`, { x: sheet.left, y: top + height - 7, width: labels });
  label(points[0]?.on ?? '', { x: sheet.left + labels, y: top + height + 6, width });
  label(points.at(-1)?.on ?? '', { x: sheet.left + labels, y: top + height + 6, width }, 'right');
  sheet.y = top + height + 26;
};

const draws: { readonly [Kind in Block['kind']]: Draw<Kind> } = { heading, text, facts, list, table, code, signature, plot, page: (sheet) => sheet.newPage() };
