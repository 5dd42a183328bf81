import * as v from 'valibot';
import { Id, Instant, Line } from '../shared/words.contract.ts';

/** An amount in the smallest unit of its currency: 6200 is CA$62.00. */
export const Minor = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99_999_999));
/** A rate in hundredths of a percent: 1300 is 13 %. */
export const Rate = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5000));

/** One thing on a bill. */
export const BillLine = v.object({ name: Line(120), quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)), unitMinor: Minor, taxRate: Rate });
export type BillLine = v.InferOutput<typeof BillLine>;

/** What a bill is for. */
export const BillAbout = v.picklist(['visit', 'no-show', 'cancellation']);
export type BillAbout = v.InferOutput<typeof BillAbout>;

/** `asked`: the provider has not answered yet. `open`: the owner has to do something. `kept`: a card is on file, nothing is charged. */
export const PaymentState = v.picklist(['asked', 'open', 'processing', 'authorised', 'kept', 'paid', 'cancelled']);
export type PaymentState = v.InferOutput<typeof PaymentState>;

/** `hold`: set aside on the card at the booking, charged afterwards. `card`: a card to keep. */
export const PaymentPurpose = v.picklist(['hold', 'deposit', 'card', 'bill']);
export type PaymentPurpose = v.InferOutput<typeof PaymentPurpose>;

/** Why a card was not charged the last time. */
export const PayFault = v.picklist(['declined', 'expired', 'no-funds', 'wrong-details', 'confirm-needed', 'too-late', 'other']);
export type PayFault = v.InferOutput<typeof PayFault>;

/** What a receipt shows of a card; its number is never known here. */
export const Card = v.object({ brand: v.string(), last4: v.pipe(v.string(), v.regex(/^\d{4}$/)), expires: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)) });
export type Card = v.InferOutput<typeof Card>;

/** Why money goes back. */
export const RefundReason = v.picklist(['in-person-needed', 'vet-late', 'did-not-take-place', 'technical-trouble', 'charged-too-much', 'goodwill', 'other']);
export type RefundReason = v.InferOutput<typeof RefundReason>;

/** One payment as people see it. */
export const Payment = v.object({
  id: Id,
  purpose: PaymentPurpose,
  /** `clinic`: paid at the clinic, by cash or its own terminal. */
  by: v.picklist(['test', 'stripe', 'clinic']),
  state: PaymentState,
  amountMinor: Minor,
  capturedMinor: Minor,
  refundedMinor: Minor,
  card: v.nullable(Card),
  fault: v.nullable(PayFault),
  at: Instant,
  refunds: v.array(v.object({ amountMinor: Minor, reason: RefundReason, words: v.nullable(v.string()), state: v.picklist(['asked', 'done', 'failed']), at: Instant })),
});
export type Payment = v.InferOutput<typeof Payment>;

export const Bill = v.object({
  number: v.number(),
  about: BillAbout,
  lines: v.array(BillLine),
  taxName: v.string(),
  netMinor: Minor,
  taxMinor: Minor,
  totalMinor: Minor,
  issuedAt: Instant,
});
export type Bill = v.InferOutput<typeof Bill>;

export const WhyNotCharge = v.picklist(['charge-too-early', 'charged-already', 'nothing-to-charge', 'held-by-policy']);
export type WhyNotCharge = v.InferOutput<typeof WhyNotCharge>;

/** All about the money of one visit, as the owner and the staff see it. */
export const VisitPayment = v.object({
  reference: v.string(),
  /** `test`: no money moves. */
  mode: v.picklist(['test', 'stripe']),
  /** For Stripe's script in the browser; no secret. */
  publishableKey: v.nullable(v.string()),
  currency: v.string(),
  /** What the visit costs as booked, with tax. */
  priceMinor: Minor,
  /** What the owner can do now, and for how much; `null` when there is nothing to do. */
  ask: v.nullable(v.object({ purpose: PaymentPurpose, amountMinor: Minor })),
  /** Set aside on the card and not charged. */
  onHoldMinor: Minor,
  paidMinor: Minor,
  refundedMinor: Minor,
  owedMinor: Minor,
  bill: v.nullable(Bill),
  /** The card that a later charge would go to. */
  card: v.nullable(Card),
  payments: v.array(Payment),
  /** Only for staff. */
  charge: v.optional(v.object({ why: v.nullable(WhyNotCharge), about: BillAbout, suggested: v.array(BillLine), taxName: v.string() })),
});
export type VisitPayment = v.InferOutput<typeof VisitPayment>;

/** Begins what `ask` says. */
export const BeginRequest = v.object({ purpose: PaymentPurpose });
export type BeginRequest = v.InferOutput<typeof BeginRequest>;

/** For the provider's form in the browser. `secret` opens this payment only, for whoever pays it. */
export const Begun = v.object({ payment: Id, purpose: PaymentPurpose, amountMinor: Minor, currency: v.string(), secret: v.nullable(v.string()), state: PaymentState });
export type Begun = v.InferOutput<typeof Begun>;

/** A card of test mode, in words: there is no number to type. */
export const TestCard = v.picklist(['works', 'declined', 'expired', 'no-funds', 'asks', 'fails-later']);
export type TestCard = v.InferOutput<typeof TestCard>;
/** `confirmed`: the owner has answered the bank of a card that asks. */
export const TestCardRequest = v.object({ payment: Id, card: TestCard, confirmed: v.optional(v.boolean()) });
export type TestCardRequest = v.InferOutput<typeof TestCardRequest>;

export const ChargeRequest = v.object({ lines: v.pipe(v.array(BillLine), v.minLength(1), v.maxLength(40)) });
export type ChargeRequest = v.InferOutput<typeof ChargeRequest>;

/** `id`: made by the page, so that pressing twice is once. */
export const RefundRequest = v.object({ id: Id, amountMinor: v.pipe(Minor, v.minValue(1)), reason: RefundReason, words: v.optional(Line(300)) });
export type RefundRequest = v.InferOutput<typeof RefundRequest>;

export const PaidHereRequest = v.object({ amountMinor: v.pipe(Minor, v.minValue(1)), how: v.picklist(['cash', 'terminal', 'transfer']) });
export type PaidHereRequest = v.InferOutput<typeof PaidHereRequest>;

/**
 * - `nothing-to-pay` (409): there is nothing to do now, or somebody else has just done it. `charged-already` (409): another bill was issued; `charge-too-early`, `nothing-to-charge`, `held-by-policy` (409).
 * - `bill-too-small` (422): cards take `leastMinor` or more; `bill-too-large` (422): one visit can cost no more. `refund-too-large` (409): `mostMinor` can go back. `paid-meanwhile` (409).
 * - `payments-away` (503): the provider cannot be reached; what was asked is kept and asked again. `payment-refused` (409): it takes no such payment. `not-test-mode` (409).
 * - `event-refused` (400): an event with a wrong or old signature.
 */
export type PaymentsProblem = WhyNotCharge | 'nothing-to-pay' | 'bill-too-small' | 'bill-too-large' | 'refund-too-large' | 'paid-meanwhile' | 'payments-away' | 'payment-refused' | 'not-test-mode' | 'event-refused' | 'no-bill' | 'revision-needed' | 'revision-stale';
