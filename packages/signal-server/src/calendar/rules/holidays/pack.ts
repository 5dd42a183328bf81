import type { Moved, When } from './dates.ts';

/** One public holiday of a country. Without `only` and `not` it is kept everywhere. */
export interface Holiday {
  readonly code: string;
  readonly name: string;
  readonly when: When;
  /** What is done when it falls on a weekend; both days are off then. */
  readonly moved?: Moved;
  readonly only?: readonly string[];
  readonly not?: readonly string[];
  /** The first year in which it was kept. */
  readonly since?: number;
}

/** The public holidays of a country as laws and governments say them. */
export interface HolidayPack {
  readonly country: string;
  /** Where the official list is, to compare with: nobody has yet. */
  readonly source: string;
  /** The month in which the pack was written. */
  readonly written: string;
  /** Parts of the country by the second half of their ISO 3166-2 code. */
  readonly regions: Readonly<Record<string, string>>;
  readonly days: readonly Holiday[];
}

type More = Omit<Holiday, 'code' | 'name' | 'when'>;
/** One line of a pack. */
export const holiday = (code: string, name: string, when: When, more: More = {}): Holiday => ({ code, name, when, ...more });

export const on = (month: number, day: number): When => ({ on: [month, day] });
export const easter = (days: number): When => ({ easter: days });
export const monday = (nth: number, month: number): When => ({ nth, weekday: 1, month });
/** `CA ON QC` as a list. */
export const list = (codes: string): string[] => codes.split(' ');
