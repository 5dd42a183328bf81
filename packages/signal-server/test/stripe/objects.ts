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

/** Stripe's documented test cards by their tokens: what happens when their owner pays, and later without them. */
export const cards: Readonly<Record<string, { last4: string; now?: Fault; later?: Fault; asks?: true }>> = {
  pm_card_visa: { last4: '4242' },
  pm_card_visa_chargeDeclined: { last4: '0002', now: declined('generic_decline') },
  pm_card_chargeDeclinedExpiredCard: { last4: '0069', now: { ...declined('expired_card', 'expired_card'), message: 'Your card has expired.' } },
  pm_card_visa_chargeDeclinedInsufficientFunds: { last4: '9995', now: declined('insufficient_funds') },
  pm_card_authenticationRequired: { last4: '3155', asks: true, later: { type: 'card_error', code: 'authentication_required', decline_code: 'authentication_required', message: 'This payment requires authentication.' } },
  pm_card_chargeCustomerFail: { last4: '0341', later: declined('generic_decline') },
};

/** Which parameters each request may carry; others are refused, as Stripe refuses them. */
export const known: Readonly<Record<string, readonly string[]>> = {
  'POST /v1/customers': ['metadata', 'expand'],
  'POST /v1/payment_intents': ['amount', 'currency', 'customer', 'payment_method_types', 'description', 'metadata', 'capture_method', 'payment_method', 'confirm', 'off_session', 'setup_future_usage', 'expand', 'return_url'],
  'POST /v1/payment_intents/ID/confirm': ['payment_method', 'return_url', 'client_secret', 'expand', 'key', 'authenticated'],
  'POST /v1/payment_intents/ID/capture': ['amount_to_capture', 'expand'],
  'POST /v1/payment_intents/ID/cancel': ['expand', 'cancellation_reason'],
  'GET /v1/payment_intents/ID': ['expand', 'client_secret', 'key'],
  'GET /v1/payment_intents': ['created', 'limit', 'expand', 'starting_after'],
  'POST /v1/setup_intents': ['customer', 'payment_method_types', 'description', 'metadata', 'usage', 'expand'],
  'POST /v1/setup_intents/ID/confirm': ['payment_method', 'return_url', 'client_secret', 'expand', 'key', 'authenticated'],
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
