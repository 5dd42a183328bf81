import * as v from 'valibot';
import { CalendarDate, Id, Instant, Line } from '../shared/words.contract.ts';
import { Minor } from './contract.ts';

/** `waits-for-record`: earned, and released by the completed record. `held`: a manager decides. */
export const PayoutState = v.picklist(['none', 'waits-for-record', 'held', 'released', 'withheld']);
export type PayoutState = v.InferOutput<typeof PayoutState>;

/** What whoever treated is entitled to for one visit, and how it came to be. */
export const PayoutLine = v.object({
  reference: v.string(),
  practitioner: v.object({ id: Id, name: v.string() }),
  start: Instant,
  type: v.string(),
  outcome: v.string(),
  state: PayoutState,
  share: v.number(),
  amountMinor: Minor,
  currency: v.string(),
  reason: v.string(),
  at: Instant,
  entries: v.array(v.object({ state: PayoutState, amountMinor: Minor, reason: v.string(), words: v.nullable(v.string()), by: v.nullable(v.string()), at: Instant })),
});
export type PayoutLine = v.InferOutput<typeof PayoutLine>;

/** A statement by the dates of the visits, on the clinic's calendar. */
export const PayoutQuery = v.object({ from: CalendarDate, to: CalendarDate, practitioner: v.optional(Id) });
export type PayoutQuery = v.InferOutput<typeof PayoutQuery>;
export const PayoutStatement = v.object({ from: CalendarDate, to: CalendarDate, currency: v.string(), lines: v.array(PayoutLine), totals: v.array(v.object({ state: PayoutState, amountMinor: v.number() })) });
export type PayoutStatement = v.InferOutput<typeof PayoutStatement>;

/** A manager's decision about the pay of one visit. `share` in percent where it is released. */
export const PayoutDecision = v.object({
  decision: v.picklist(['release', 'withhold']),
  share: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
  reason: v.picklist(['looked-into', 'record-missing', 'standards-not-met', 'owner-complained', 'agreed-otherwise', 'other']),
  words: v.optional(Line(300)),
});
export type PayoutDecision = v.InferOutput<typeof PayoutDecision>;

export const CashUpQuery = v.object({ day: CalendarDate });
export type CashUpQuery = v.InferOutput<typeof CashUpQuery>;
