import type { BillLine } from '../contract.ts';

export interface Total {
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
}

/** Half up, in whole numbers: no amount ever becomes a fraction. */
const share = (minor: number, part: number, whole: number): number => Math.floor((2 * minor * part + whole) / (2 * whole));

/** A percentage of an amount. */
export const percentOf = (minor: number, percent: number): number => share(minor, percent, 100);

/** The tax on an amount, at a rate in hundredths of a percent. */
export const taxOn = (minor: number, rate: number): number => share(minor, rate, 10_000);

/** What a bill comes to. Tax is rounded for each rate on the sum of its lines, so that equal goods cost the same however they are listed. */
export function totalOf(lines: readonly BillLine[]): Total {
  const byRate = new Map<number, number>();
  for (const { quantity, unitMinor, taxRate } of lines) byRate.set(taxRate, (byRate.get(taxRate) ?? 0) + quantity * unitMinor);
  const netMinor = [...byRate.values()].reduce((sum, net) => sum + net, 0);
  const taxMinor = [...byRate].reduce((sum, [rate, net]) => sum + taxOn(net, rate), 0);
  return { netMinor, taxMinor, totalMinor: netMinor + taxMinor };
}

/** The least that cards take, where it is not half a unit of the currency, in its smallest unit (Stripe's table). */
const leasts: Readonly<Record<string, number>> = { GBP: 30, BGN: 100, AED: 200, MYR: 200, PLN: 200, RON: 200, DKK: 250, NOK: 300, SEK: 300, HKD: 400, MXN: 1000, THB: 1000, CZK: 1500, HUF: 17_500 };

/** The least that a card is charged in this currency. */
export const leastCharge = (currency: string): number => leasts[currency] ?? 50;

/** Most that one bill may come to. */
export const largestBill = 5_000_000;
