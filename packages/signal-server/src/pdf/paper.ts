/**
 * A printed page as a value: what stands on it, from top to bottom. `print()` (see `print.ts`) makes a PDF of it that looks like the paper of a clinic:
 * a letterhead on the first page, page numbers, A4 or Letter, any script from left to right or right to left.
 *
 *     const paper: Paper = {
 *       size: paperSize(clinic.country), locale: 'en', head: { clinic: 'Maple Street Veterinary', lines: ['12 Maple Street', '416-555-0100'] },
 *       title: 'Invoice VK-7Q3M-2F', foot: 'Printed 2026-11-22',
 *       blocks: [
 *         { kind: 'facts', rows: [['For', 'Sam Rivera'], ['Date', '2026-11-22']] },
 *         { kind: 'table', columns: [{ title: 'What', share: 3 }, { title: 'Price', share: 1, end: true }], rows: [['Visit', '$45.00']], total: ['Total', '$45.00'] },
 *         { kind: 'text', text: 'Thank you.' },
 *       ],
 *     };
 *     const bytes = await world.print(paper);
 */
export interface Paper {
  readonly size: PaperSize;
  /** Language of the page as a BCP 47 tag: readers say it by it. */
  readonly locale: string;
  readonly head: Letterhead;
  readonly title: string;
  /** Small, at the bottom of every page, beside the page number. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}

export type PaperSize = 'A4' | 'LETTER';

/** Who it comes from. `lines`: address, phone; empty ones are left out. */
export interface Letterhead {
  readonly clinic: string;
  readonly lines: readonly string[];
  /** At the other side of the head: who is responsible for the page. */
  readonly vet?: { readonly name: string; readonly licence: string | null } | undefined;
}

/** Text is plain: line breaks are kept, direction is found for each paragraph. Blocks without any words are left out. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly soft?: boolean }
  /** A name and what it is, one below the other. Rows without a value are left out. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered?: boolean }
  /** `share`: how wide a column is against the others. `end`: numbers, set at the end of their column. The head is repeated on each page. */
  | { readonly kind: 'table'; readonly columns: readonly { readonly title: string; readonly share: number; readonly end?: boolean }[]; readonly rows: readonly (readonly string[])[]; readonly total?: readonly string[] }
  /** A square code, with words beside it. */
  | { readonly kind: 'code'; readonly address: string; readonly text: string }
  /** A line with a name below: signed by hand or, with `said`, by the server's word. */
  | { readonly kind: 'signature'; readonly name: string; readonly said: string }
  /** A small plot over time, the oldest first. */
  | { readonly kind: 'plot'; readonly title: string; readonly unit: string; readonly points: readonly { readonly on: string; readonly value: number }[] }
  /** Everything after it starts on a new page. */
  | { readonly kind: 'page' };

/** Where people print on Letter; A4 everywhere else. */
const letter = new Set('US CA MX PH CL CO CR DO GT HN NI PA PR SV VE BZ'.split(' '));
export const paperSize = (country: string): PaperSize => (letter.has(country) ? 'LETTER' : 'A4');

/** Every text of a page, for whoever asks what letters it needs. */
export function textsOf({ head, title, foot, blocks }: Paper): string[] {
  const all = [head.clinic, ...head.lines, head.vet?.name ?? '', head.vet?.licence ?? '', title, foot];
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading': case 'text': all.push(block.text); break;
      case 'facts': all.push(...block.rows.flat()); break;
      case 'list': all.push(...block.items); break;
      case 'table': all.push(...block.columns.map(({ title: name }) => name), ...block.rows.flat(), ...(block.total ?? [])); break;
      case 'code': all.push(block.address, block.text); break;
      case 'signature': all.push(block.name, block.said); break;
      case 'plot': all.push(block.title, block.unit, ...block.points.map(({ on }) => on)); break;
    }
  }
  return all;
}
