import type { BillLine } from '@vetkit/signal-server/payments/contract';
import { totalOf, type Total } from '@vetkit/signal-server/payments/rules/total';
import { digitsOf, plainMoney } from '@vetkit/signal-server/shared/money';

/** An item as it is typed. */
export interface LineDraft {
  readonly key: number;
  readonly name: string;
  readonly quantity: string;
  readonly price: string;
  readonly taxRate: number;
}

/** An amount as it is typed, with a comma or a point, behind which the rest may still come. Nothing for what is none. */
export function readAmount(text: string, currency: string): number | undefined {
  const digits = digitsOf(currency);
  const found = /^(\d{1,7})(?:[.,](\d{0,3}))?$/.exec(text.trim());
  if (!found || (found[2]?.length ?? 0) > digits) return undefined;
  return Number(found[1]) * 10 ** digits + Number((found[2] ?? '').padEnd(digits, '0') || 0);
}

export const draftOf = (line: BillLine, key: number, currency: string): LineDraft => ({ key, name: line.name, quantity: String(line.quantity), price: plainMoney(line.unitMinor, currency), taxRate: line.taxRate });

/** The items as the server takes them; nothing while one of them is not whole. */
export function linesOf(drafts: readonly LineDraft[], currency: string): BillLine[] | undefined {
  const lines = drafts.map(({ name, quantity, price, taxRate }) => ({ name: name.trim(), quantity: Number(quantity), unitMinor: readAmount(price, currency) ?? -1, taxRate }));
  const whole = lines.length > 0 && lines.every(({ name, quantity, unitMinor }) => name && Number.isInteger(quantity) && quantity > 0 && quantity < 1000 && unitMinor >= 0);
  return whole ? lines : undefined;
}

export const totalsOf = (lines: readonly BillLine[]): Total => totalOf(lines);
