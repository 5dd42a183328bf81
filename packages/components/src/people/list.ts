import type { ImportRow } from '@vetkit/signal-server/people/import.contract';
import { type ImportField, type LineFault, readHeadings, readLine, safeCell } from '@vetkit/signal-server/people/rules/import';
import type { CsvLine } from './csv.ts';

/** A line that is not taken over, with why, and all that stood in it. */
export interface RefusedLine extends CsvLine {
  readonly faults: readonly (LineFault | { readonly field: 'phone'; readonly code: 'phone-unreadable' })[];
}

/** A list of clients as it was understood. */
export interface ClientList {
  readonly header: readonly string[];
  readonly columns: readonly (ImportField | undefined)[];
  readonly good: readonly ImportRow[];
  readonly refused: readonly RefusedLine[];
}

/** Understands a list whose first line are headings. */
export function understand([head, ...lines]: readonly CsvLine[], today: string): ClientList {
  const header = head?.cells ?? [];
  const columns = readHeadings(header);
  const [good, refused]: [ImportRow[], RefusedLine[]] = [[], []];
  for (const each of lines) {
    const read = readLine(each.cells, columns, { line: each.line, today });
    if (read.is === 'good') good.push(read.row);
    else refused.push({ ...each, faults: read.faults });
  }
  return { header, columns, good, refused };
}

/** The refused lines as a file to mend: as they stood, with why in front. Nothing in it is a formula to a spreadsheet. */
export function reportOf({ header, refused }: ClientList, say: (fault: RefusedLine['faults'][number]) => string, why: string): string {
  const rows = [[why, ...header], ...refused.map(({ line, cells, faults }) => [`${line}: ${faults.map(say).join(' ')}`, ...cells])];
  return `\uFEFF${rows.map((cells) => cells.map(safeCell).join(',')).join('\r\n')}\r\n`;
}
