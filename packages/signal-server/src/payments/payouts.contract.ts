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
  /** Until when it is withheld; a manager decides again then. Nothing follows from it by itself. */
  until: v.nullable(Instant),
  at: Instant,
  entries: v.array(v.object({ state: PayoutState, share: v.number(), amountMinor: Minor, reason: v.string(), words: v.nullable(v.string()), until: v.nullable(Instant), by: v.nullable(v.string()), at: Instant })),
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
  /** By when a withheld pay is to be decided again. */
  until: v.optional(Instant),
});
export type PayoutDecision = v.InferOutput<typeof PayoutDecision>;

export const CashUpQuery = v.object({ day: CalendarDate });
export type CashUpQuery = v.InferOutput<typeof CashUpQuery>;

/** Money that moved: what went back is below zero. `how`: `card`, or what was taken at the clinic. */
export const CashMove = v.object({
  at: Instant,
  reference: v.string(),
  kind: v.picklist(['captured', 'refunded', 'refund-failed']),
  by: v.picklist(['test', 'stripe', 'clinic']),
  how: v.string(),
  bill: v.nullable(v.number()),
  reason: v.nullable(v.string()),
  amountMinor: v.number(),
  currency: v.string(),
});
export type CashMove = v.InferOutput<typeof CashMove>;

/** The till of one day of the clinic's calendar. */
export const CashUp = v.object({ day: CalendarDate, currency: v.string(), moves: v.array(CashMove), ways: v.array(v.object({ how: v.string(), amountMinor: v.number() })), totalMinor: v.number() });
export type CashUp = v.InferOutput<typeof CashUp>;
