import type { ImportRow } from '@vetkit/signal-server/people/import.contract';
import { type ImportField, type LineFault, type LineLook, readHeadings, readLine, safeCell } from '@vetkit/signal-server/people/rules/import';
import { type DateOrder, readDateOrder } from '@vetkit/signal-server/people/rules/import-animal';
import type { CsvLine } from './csv.ts';

/** A line that is not taken over, with why, and all that stood in it. */
export interface RefusedLine extends CsvLine {
  readonly faults: readonly (LineFault | { readonly field: 'phone'; readonly code: 'phone-unreadable' })[];
}

/** A line that is taken over, with what somebody should look at. */
export interface LookedLine {
  readonly row: ImportRow;
  readonly looks: readonly LineLook[];
}

/** What somebody says of a list: what its columns are, and what comes first in 03/04/2019. What is not said is read from the list. */
export interface ListChoice {
  readonly columns?: readonly (ImportField | undefined)[];
  readonly dates?: DateOrder;
}

/** A list of clients as it was understood. */
export interface ClientList {
  readonly header: readonly string[];
  readonly columns: readonly (ImportField | undefined)[];
  /** What comes first in its days; nothing where no day could be two. */
  readonly dates: DateOrder | 'unclear' | undefined;
  readonly good: readonly ImportRow[];
  readonly looked: readonly LookedLine[];
  readonly refused: readonly RefusedLine[];
}

/** Understands a list whose first line are headings. `today` is YYYY-MM-DD. */
export function understand([head, ...lines]: readonly CsvLine[], { today, ...said }: ListChoice & { readonly today: string }): ClientList {
  const header = head?.cells ?? [];
  const columns = said.columns ?? readHeadings(header);
  const born = columns.indexOf('born');
  const read = born < 0 ? undefined : readDateOrder(lines.map(({ cells }) => cells[born] ?? ''));
  const dates = read && (said.dates ?? read);
  const [good, looked, refused]: [ImportRow[], LookedLine[], RefusedLine[]] = [[], [], []];
  for (const each of lines) {
    const line = readLine(each.cells, columns, { line: each.line, today, dates: dates === 'unclear' ? undefined : dates });
    if (line.is === 'refused') refused.push({ ...each, faults: line.faults });
    else {
      good.push(line.row);
      if (line.looks) looked.push({ row: line.row, looks: line.looks });
    }
  }
  return { header, columns, dates, good, looked, refused };
}

/** The refused lines as a file to mend: as they stood, with why in front. Nothing in it is a formula to a spreadsheet. */
export function reportOf({ header, refused }: ClientList, say: (fault: RefusedLine['faults'][number]) => string, why: string): string {
  const rows = [[why, ...header], ...refused.map(({ line, cells, faults }) => [`${line}: ${faults.map(say).join(' ')}`, ...cells])];
  return `\uFEFF${rows.map((cells) => cells.map(safeCell).join(',')).join('\r\n')}\r\n`;
}
