/** Objects of Stripe's API, as far as VetKit uses them. Written from Stripe's reference, not from the client that is tested. */
export interface Intent {
  id: string;
  object: 'payment_intent' | 'setup_intent';
  status: string;
  amount: number;
  amount_received: number;
  amount_capturable: number;
  currency: string;
  capture_method: string;
  client_secret: string;
  customer: string | null;
  payment_method: string | null;
  latest_charge: string | null;
  last_payment_error: Fault | null;
  last_setup_error: Fault | null;
  /** Where the bank asks, while `requires_action`. */
  next_action: { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string } } | null;
  metadata: Record<string, string>;
  created: number;
  setup_future_usage: string | null;
}
export interface Fault {
  type: string;
  code: string;
  decline_code?: string;
  message: string;
}
export interface Refund {
  id: string;
  object: 'refund';
  amount: number;
  status: 'succeeded' | 'pending' | 'failed';
  payment_intent: string;
  charge: string;
  metadata: Record<string, string>;
  created: number;
}
export interface Method {
  id: string;
  object: 'payment_method';
  type: 'card';
  card: { brand: string; last4: string; exp_month: number; exp_year: number };
  /** How the stand-in makes it behave. */
  acts: string;
}

export interface StripeKeys {
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly webhookSecret: string;
}

/** An event as Stripe posts it: the bytes, signed when they are sent. */
export interface SentEvent {
  readonly id: string;
  readonly type: string;
  readonly body: string;
}

/** What goes wrong next: an error of this status, a line cut before the work is done, or after it, so that the answer is lost. */
export type Trouble = { readonly status: number; readonly error?: Record<string, unknown> } | 'cut-before' | 'cut-after';

/** A request that is never answered: held before its work is done or after it, so that who asked can be ended meanwhile. */
export interface Hold {
  readonly asks: (method: string, path: string) => boolean;
  readonly when: 'before' | 'after';
  readonly then: () => void;
}

/** An answer of the API that is an error, with Stripe's error object. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: Record<string, unknown>,
  ) {
    super(String(error['code'] ?? error['type']));
  }
}

export const invalid = (code: string, message: string, more: object = {}) => new Refusal(400, { type: 'invalid_request_error', code, message, ...more });
export const missing = (what: string) => new Refusal(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}` });

const declined = (decline_code: string, code = 'card_declined'): Fault => ({ type: 'card_error', code, decline_code, message: 'Your card was declined.' });

/** The least amount of each currency, as Stripe documents it; others take 0.50 here. */
export const leastAmounts: Readonly<Record<string, number>> = { gbp: 30, aed: 200, dkk: 250, nok: 300, sek: 300, hkd: 400, mxn: 1000, czk: 1500, huf: 17_500 };

/** Stripe's documented test cards by their tokens: what happens when their owner pays, and later without them. */
export const cards: Readonly<Record<string, { last4: string; now?: Fault; later?: Fault; asks?: true }>> = {
  pm_card_visa: { last4: '4242' },
  pm_card_visa_chargeDeclined: { last4: '0002', now: declined('generic_decline') },
  pm_card_chargeDeclinedExpiredCard: { last4: '0069', now: { ...declined('expired_card', 'expired_card'), message: 'Your card has expired.' } },
  pm_card_visa_chargeDeclinedInsufficientFunds: { last4: '9995', now: declined('insufficient_funds') },
  pm_card_authenticationRequired: { last4: '3155', asks: true, later: { type: 'card_error', code: 'authentication_required', decline_code: 'authentication_required', message: 'This payment requires authentication.' } },
  pm_card_chargeCustomerFail: { last4: '0341', later: declined('generic_decline') },
};

/** The numbers of the same cards, as people type them into Stripe's form. */
const numbers: Readonly<Record<string, string>> = {
  '4242424242424242': 'pm_card_visa',
  '4000000000000002': 'pm_card_visa_chargeDeclined',
  '4000000000000069': 'pm_card_chargeDeclinedExpiredCard',
  '4000000000009995': 'pm_card_visa_chargeDeclinedInsufficientFunds',
  '4000002500003155': 'pm_card_authenticationRequired',
  '4000000000000341': 'pm_card_chargeCustomerFail',
};

/** The token of the card whose number was typed. */
export function tokenTyped(data: unknown): string {
  const { card } = data as { card?: { number?: string } };
  const token = numbers[card?.number ?? ''];
  if (!token) throw new Refusal(402, { type: 'card_error', code: 'incorrect_number', message: 'Your card number is incorrect.' });
  return token;
}

/** Where the browser goes from the bank: the page that asked, with what Stripe adds to its address. */
export function returnAddress({ id, object, client_secret }: Intent, page: string, yes: boolean): string {
  const back = new URL(page);
  back.searchParams.set(object, id);
  back.searchParams.set(`${object}_client_secret`, client_secret);
  back.searchParams.set('redirect_status', yes ? 'succeeded' : 'failed');
  return back.href;
}

/** Where the stand-in's bank asks, in the browser. */
export const bankAddress = (ref: string): string => `https://hooks.stripe.com/stand-in/bank/${ref}`;

/** Which parameters each request may carry; others are refused, as Stripe refuses them. */
export const known: Readonly<Record<string, readonly string[]>> = {
  'POST /v1/customers': ['metadata', 'expand'],
  'DELETE /v1/customers/ID': [],
  'POST /v1/payment_intents': ['amount', 'currency', 'customer', 'payment_method_types', 'description', 'metadata', 'capture_method', 'payment_method', 'confirm', 'off_session', 'setup_future_usage', 'expand', 'return_url'],
  'POST /v1/payment_intents/ID/confirm': ['payment_method', 'payment_method_data', 'return_url', 'client_secret', 'expand', 'key', 'authenticated'],
  'POST /v1/payment_intents/ID/capture': ['amount_to_capture', 'expand'],
  'POST /v1/payment_intents/ID/cancel': ['expand', 'cancellation_reason'],
  'GET /v1/payment_intents/ID': ['expand', 'client_secret', 'key'],
  'GET /v1/payment_intents': ['created', 'limit', 'expand', 'starting_after'],
  'POST /v1/setup_intents': ['customer', 'payment_method_types', 'description', 'metadata', 'usage', 'expand'],
  'POST /v1/setup_intents/ID/confirm': ['payment_method', 'payment_method_data', 'return_url', 'client_secret', 'expand', 'key', 'authenticated'],
  'POST /v1/setup_intents/ID/cancel': ['expand'],
  'GET /v1/setup_intents/ID': ['expand', 'client_secret', 'key'],
  'POST /v1/refunds': ['payment_intent', 'amount', 'metadata', 'reason', 'expand'],
  'GET /v1/refunds': ['payment_intent', 'limit', 'starting_after'],
};

/** `a[b][c]=1` as an object. */
export function parameters(text: string): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part);
    let place = all;
    for (const part of path.slice(0, -1)) place = (place[part] ??= {}) as Record<string, unknown>;
    place[path.at(-1)!] = value;
  }
  return all;
}
