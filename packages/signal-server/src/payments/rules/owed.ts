import type { Decision } from '../../consult/policy.contract.ts';
import type { BillAbout, BillLine } from '../contract.ts';
import type { PaymentSettings } from '../settings.contract.ts';
import { percentOf } from './total.ts';

export interface Owing {
  readonly pays: Decision['owner']['pays'] | 'undecided';
  readonly priceMinor: number;
  /** The kind of visit, in the clinic's words. */
  readonly type: string;
  /** The owner cancelled when it was no longer free. */
  readonly cancelledLate: boolean;
}

/** What the owner should be billed for, as far as it is decided; no lines: nothing. What is taken as a fee carries no tax. */
export function billFor({ pays, priceMinor, type, cancelledLate }: Owing, settings: PaymentSettings): { about: BillAbout; lines: BillLine[] } {
  const line = (name: string, unitMinor: number, taxRate: number): BillLine[] => (unitMinor > 0 ? [{ name, quantity: 1, unitMinor, taxRate }] : []);
  switch (pays) {
    case 'no-show-fee':
      return { about: 'no-show', lines: line('Missed visit', percentOf(priceMinor, settings.noShowPercent), 0) };
    case 'cancellation-rule':
      return { about: 'cancellation', lines: cancelledLate ? line('Late cancellation', percentOf(priceMinor, settings.cancelPercent), 0) : [] };
    case 'nothing':
      return { about: 'visit', lines: [] };
    default:
      return { about: 'visit', lines: line(type, priceMinor, settings.taxRate) };
  }
}

/** What follows for whoever treats, in money. */
export const payoutOf = ({ vet }: Pick<Decision, 'vet'>, priceMinor: number, { payoutPercent }: PaymentSettings): number => percentOf(percentOf(priceMinor, payoutPercent), vet.share);
