import Stripe from 'stripe';
import type { Card, PayFault } from './contract.ts';
import { AskedBefore, type Begin, EventRefused, type PaymentProvider, ProviderAway, Refused, type Standing } from './provider.ts';

/** What is needed to talk to Stripe. `api`: where its API answers, for stand-ins and proxies. */
export interface StripeAccess {
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly webhookSecret: string;
  readonly api: URL;
}

/** How old an event may be, in seconds. */
const tolerance = 300;
/** Under which names our own ids travel. */
const [paymentName, orderName, clinicName] = ['vetkit_payment', 'vetkit_order', 'vetkit_clinic'] as const;

const whole = { expand: ['latest_charge', 'payment_method'] };
const wholeSetup = { expand: ['payment_method'] };

const states: Readonly<Record<string, Standing['state'] | undefined>> = {
  requires_payment_method: 'open',
  requires_confirmation: 'open',
  requires_action: 'open',
  processing: 'processing',
  requires_capture: 'authorised',
  succeeded: 'paid',
  canceled: 'cancelled',
};

const faults: Readonly<Record<string, PayFault>> = {
  expired_card: 'expired',
  insufficient_funds: 'no-funds',
  incorrect_cvc: 'wrong-details',
  incorrect_number: 'wrong-details',
  invalid_cvc: 'wrong-details',
  invalid_number: 'wrong-details',
  invalid_expiry_month: 'wrong-details',
  invalid_expiry_year: 'wrong-details',
  authentication_required: 'confirm-needed',
  payment_intent_authentication_failure: 'confirm-needed',
  setup_intent_authentication_failure: 'confirm-needed',
  card_declined: 'declined',
};

const faultOf = (error: { code?: string | null; decline_code?: string | null } | null): PayFault | undefined =>
  error ? (faults[error.decline_code ?? ''] ?? faults[error.code ?? ''] ?? (error.decline_code ? 'declined' : 'other')) : undefined;

const idOf = (it: string | { id: string } | null): string | undefined => (typeof it === 'string' ? it : it?.id);

function cardOf(method: string | Stripe.PaymentMethod | null): Card | undefined {
  const card = typeof method === 'string' ? undefined : method?.card;
  return card ? { brand: card.brand, last4: card.last4, expires: `${card.exp_year}-${String(card.exp_month).padStart(2, '0')}` } : undefined;
}

const ofPayment = (it: Stripe.PaymentIntent, refunds: readonly Stripe.Refund[]): Standing => ({
  ref: it.id,
  payment: it.metadata[paymentName],
  state: states[it.status] ?? 'processing',
  amountMinor: it.amount,
  currency: it.currency.toUpperCase(),
  capturedMinor: it.status === 'succeeded' ? it.amount_received : 0,
  charge: it.status === 'succeeded' ? idOf(it.latest_charge) : undefined,
  refunds: refunds.map(({ id, amount, status, metadata }) => ({
    ref: id, amountMinor: amount, state: status === 'succeeded' ? 'done' : status === 'failed' || status === 'canceled' ? 'failed' : 'pending', order: metadata?.[orderName],
  })),
  secret: it.client_secret ?? undefined,
  fault: faultOf(it.last_payment_error),
  card: cardOf(it.payment_method),
  method: idOf(it.payment_method),
});

const ofSetup = (it: Stripe.SetupIntent): Standing => ({
  ref: it.id, payment: it.metadata?.[paymentName], amountMinor: 0, currency: '', capturedMinor: 0, charge: undefined, refunds: [],
  state: it.status === 'succeeded' ? 'kept' : it.status === 'canceled' ? 'cancelled' : it.status === 'processing' ? 'processing' : 'open',
  secret: it.client_secret ?? undefined, fault: faultOf(it.last_setup_error), card: cardOf(it.payment_method), method: idOf(it.payment_method),
});

/** What can be tried again: no connection, too many requests, a fault on Stripe's side, the same request still in work, a key that its operator has to mend. */
function isAway(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeConnectionError || error instanceof Stripe.errors.StripeRateLimitError || error instanceof Stripe.errors.StripeAPIError ||
    error instanceof Stripe.errors.StripeAuthenticationError || error instanceof Stripe.errors.StripePermissionError ||
    (error instanceof Stripe.errors.StripeError && (error.code === 'idempotency_key_in_use' || error.code === 'lock_timeout' || (error.statusCode ?? 0) >= 500));
}

/** What Stripe does not know (any more), where that is why it refuses. */
function goneOf({ code, param, statusCode }: InstanceType<typeof Stripe.errors.StripeInvalidRequestError>): Refused['gone'] {
  if (param === 'customer') return 'customer';
  if (param === 'payment_method' || code?.startsWith('payment_method_')) return 'method';
  return statusCode === 404 || code === 'resource_missing' ? 'payment' : undefined;
}

/** Stripe by its own library. Every request carries a key, so that asking again never does a thing twice. */
export function stripeProvider({ secretKey, publishableKey, webhookSecret, api }: StripeAccess): PaymentProvider {
  const stripe = new Stripe(secretKey, {
    host: api.hostname,
    port: api.port || (api.protocol === 'http:' ? 80 : 443),
    protocol: api.protocol === 'http:' ? 'http' : 'https',
    maxNetworkRetries: 1,
    timeout: 20_000,
    telemetry: false,
  });
  const isSetup = (ref: string): boolean => ref.startsWith('seti_');

  async function look(ref: string): Promise<Standing> {
    if (isSetup(ref)) return ofSetup(await stripe.setupIntents.retrieve(ref, wholeSetup));
    return wholeOf(await stripe.paymentIntents.retrieve(ref, whole));
  }

  async function wholeOf(intent: Stripe.PaymentIntent): Promise<Standing> {
    if (intent.status !== 'succeeded') return ofPayment(intent, []);
    const refunds = await stripe.refunds.list({ payment_intent: intent.id, limit: 100 });
    return ofPayment(intent, refunds.data);
  }

  async function begin({ key, payment, clinic, amountMinor, currency, capture, customer, method, reference }: Begin): Promise<Standing> {
    const ours = { customer, payment_method_types: ['card'], description: `Visit ${reference}`, metadata: { [paymentName]: payment, [clinicName]: clinic } };
    if (amountMinor === 0) return ofSetup(await stripe.setupIntents.create({ ...ours, usage: 'off_session', ...wholeSetup }, { idempotencyKey: key }));
    const intent = await stripe.paymentIntents.create(
      {
        ...ours, amount: amountMinor, currency: currency.toLowerCase(), capture_method: capture === 'later' ? 'manual' : 'automatic', ...whole,
        ...(method ? { payment_method: method, confirm: true, off_session: true } : { setup_future_usage: 'off_session' as const }),
      },
      { idempotencyKey: key },
    );
    return wholeOf(intent);
  }

  /** Runs one request. A card that was refused leaves a payment that is looked at; one in another state than expected is too. */
  async function ask(ref: string | undefined, run: () => Promise<Standing>): Promise<Standing> {
    try {
      return await run();
    } catch (error) {
      if (isAway(error)) throw new ProviderAway('Stripe cannot be reached', { cause: error });
      if (error instanceof Stripe.errors.StripeIdempotencyError) throw new AskedBefore('this key was used in other words', { cause: error });
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      const known = ref ?? error.payment_intent?.id ?? error.setup_intent?.id;
      const expected = error instanceof Stripe.errors.StripeCardError || ['payment_intent_unexpected_state', 'setup_intent_unexpected_state', 'charge_already_refunded', 'charge_already_captured', 'amount_too_large'].includes(error.code ?? '') ||
        (ref !== undefined && error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 400);
      if (error instanceof Stripe.errors.StripeInvalidRequestError && (!known || error.statusCode === 404)) throw new Refused(goneOf(error), { cause: error });
      if (!known || !expected) throw error;
      return ask(undefined, () => look(known));
    }
  }

  return {
    name: 'stripe',
    publishableKey,
    async customer({ key, clinic, owner }) {
      try {
        return (await stripe.customers.create({ metadata: { [clinicName]: clinic, vetkit_owner: owner } }, { idempotencyKey: key })).id;
      } catch (error) {
        throw isAway(error) ? new ProviderAway('Stripe cannot be reached', { cause: error }) : error;
      }
    },
    async forget(customer) {
      try {
        await stripe.customers.del(customer);
      } catch (error) {
        if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing') return;
        throw isAway(error) ? new ProviderAway('Stripe cannot be reached', { cause: error }) : error;
      }
    },
    begin: (order) => ask(undefined, () => begin(order)),
    look: (ref) => ask(undefined, () => look(ref)),
    capture: ({ key, ref, amountMinor }) => ask(ref, async () => wholeOf(await stripe.paymentIntents.capture(ref, { amount_to_capture: amountMinor, ...whole }, { idempotencyKey: key }))),
    cancel: ({ key, ref }) =>
      ask(ref, async () =>
        isSetup(ref) ? ofSetup(await stripe.setupIntents.cancel(ref, { ...wholeSetup }, { idempotencyKey: key })) : wholeOf(await stripe.paymentIntents.cancel(ref, { ...whole }, { idempotencyKey: key })),
      ),
    refund: ({ key, order, ref, amountMinor }) =>
      ask(ref, async () => {
        await stripe.refunds.create({ payment_intent: ref, amount: amountMinor, metadata: { [orderName]: order } }, { idempotencyKey: key });
        return look(ref);
      }),
    async *since(from) {
      for await (const intent of stripe.paymentIntents.list({ created: { gte: Math.floor(from.getTime() / 1000) }, limit: 100, expand: ['data.latest_charge', 'data.payment_method'] })) yield await wholeOf(intent);
    },
    event(raw, signature, now) {
      try {
        const { id, type, data } = stripe.webhooks.constructEvent(raw, signature ?? '', webhookSecret, tolerance, undefined, now.getTime());
        const about = data.object as { id?: string; object?: string; payment_intent?: string | { id: string } | null };
        const ref = about.object === 'payment_intent' || about.object === 'setup_intent' ? about.id : idOf(about.payment_intent ?? null);
        return { id, type, ref };
      } catch (error) {
        throw new EventRefused('signature', { cause: error });
      }
    },
  };
}
