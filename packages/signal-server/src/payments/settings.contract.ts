import * as v from 'valibot';
import { PolicyNumbers } from '../consult/policy.contract.ts';
import { Line } from '../shared/words.contract.ts';
import { Rate } from './contract.ts';

const Percent = (fallback: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), fallback);

/** How the clinic takes money, and what the vet gets of it. */
export const PaymentSettings = v.object({
  /** What owners are asked for when they book. `card`: set aside on a card where it holds long enough, otherwise a card on file. Never a condition of the visit. */
  atBooking: v.optional(v.picklist(['nothing', 'card', 'deposit']), 'nothing'),
  depositPercent: Percent(20),
  /** Charges by itself what the policy says, as soon as it is decided. Otherwise somebody presses Charge. */
  byItself: v.optional(v.boolean(), false),
  /** What an owner who did not come, or cancelled after the free time, pays of the price. */
  noShowPercent: Percent(50),
  cancelPercent: Percent(50),
  taxName: v.optional(Line(30), 'Tax'),
  taxRate: v.optional(Rate, 0),
  /** What whoever treats gets of the price without tax. */
  payoutPercent: Percent(60),
  /** «Any practitioner» goes first to those whose records and joins are on time. */
  goodServiceFirst: v.optional(v.boolean(), false),
});
export type PaymentSettings = v.InferOutput<typeof PaymentSettings>;

export const PaymentSettingsSheet = v.object({ ...PaymentSettings.entries, revision: v.number(), mode: v.picklist(['test', 'stripe']) });
export type PaymentSettingsSheet = v.InferOutput<typeof PaymentSettingsSheet>;

/** All of the clinic's numbers of the policy. */
export const SavePolicy = v.object({ ...PolicyNumbers.entries });
export type SavePolicy = v.InferOutput<typeof SavePolicy>;

export const PolicySheet = v.object({ ...PolicyNumbers.entries, revision: v.number() });
export type PolicySheet = v.InferOutput<typeof PolicySheet>;
