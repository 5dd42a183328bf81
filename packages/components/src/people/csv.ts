import { parse } from 'csv-parse/browser/esm/sync';

/** Most that is read of a file, bytes and lines. */
export const csvLimits = { bytes: 10_000_000, lines: 20_000 } as const;

/** The words of a file: UTF-8 or UTF-16 by what it begins with, UTF-8 where it is that throughout, else what older spreadsheets of the West write. */
export function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** One line of a list: where it begins in the file, from 1, and its cells. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

const separators = [',', ';', '\t'] as const;

/** Reads a list whose cells are kept apart by comma, semicolon or tab, whichever its headings have most of. Empty lines are left out. A quote that is never closed: nothing. */
export function readCsv(text: string): CsvLine[] {
  const head = /^[^\r\n]*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const [delimiter] = [...separators].sort((a, b) => head.split(b).length - head.split(a).length);
  try {
    const rows = parse(text, { delimiter, bom: true, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: false, to: csvLimits.lines + 1 });
    let before = 0;
    return rows.flatMap((cells) => {
      const line = before + 1;
      // Line breaks within quotes are lines of the file too.
      before += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
      return cells.some((cell) => cell.trim() !== '') ? [{ line, cells }] : [];
    });
  } catch {
    return [];
  }
}
