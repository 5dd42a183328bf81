import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bankAddress, cards, type Hold, type Intent, invalid, known, leastAmounts, type Method, missing, parameters, Refusal, type Refund, returnAddress, type SentEvent, type StripeKeys, tokenTyped, type Trouble } from './objects.ts';

export type { Hold, SentEvent, StripeKeys, Trouble };

type Asked = Record<string, unknown>;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * A stand-in for Stripe's API, so that payments can be tested without an account: real HTTP, held to what Stripe documents and VetKit relies
 * on (keys, states of PaymentIntents and SetupIntents, idempotency, error objects, signed events). It is not Stripe: no banks, no fraud
 * checks, no disputes, no payouts, and nothing of how the real one fails under load.
 */
export async function stripeStandIn(keys: StripeKeys, clock: () => Date = () => new Date()) {
  const intents = new Map<string, Intent>();
  const refunds: Refund[] = [];
  const methods = new Map<string, Method>();
  const customers = new Set<string>();
  const remembered = new Map<string, { asked: string; status: number; body: string } | 'in work'>();
  const events: SentEvent[] = [];
  const trouble: Trouble[] = [];
  const holds: Hold[] = [];
  /** Every request with its method, path and key, for assertions. */
  const asked: { readonly method: string; readonly path: string; readonly key: string | undefined; readonly body: string }[] = [];
  let count = 0;
  const newId = (prefix: string) => `${prefix}_${String((count += 1)).padStart(6, '0')}${randomBytes(6).toString('hex')}`;
  const now = () => Math.floor(clock().getTime() / 1000);

  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const url = new URL(request.url ?? '/', 'http://stripe.example');
    const method = request.method ?? 'GET';
    const key = text(request.headers['idempotency-key']);
    asked.push({ method, path: url.pathname, key, body });
    const held = holds.findIndex((hold) => hold.asks(method, url.pathname));
    if (held >= 0) {
      const [hold] = holds.splice(held, 1);
      if (hold!.when === 'after') answerTo(request, method, url, body, key);
      return hold!.then();
    }
    const goesWrong = trouble.shift();
    if (goesWrong === 'cut-before') return void request.socket.destroy();
    const { status, answer, replayed } = goesWrong !== undefined && goesWrong !== 'cut-after' ? { status: goesWrong.status, answer: JSON.stringify({ error: goesWrong.error ?? { type: 'api_error', message: 'Something went wrong' } }), replayed: false } : answerTo(request, method, url, body, key);
    if (goesWrong === 'cut-after') return void request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json', 'request-id': newId('req'), ...(replayed ? { 'idempotent-replayed': 'true' } : {}) });
    response.end(answer);
  }

  function answerTo(request: IncomingMessage, method: string, url: URL, body: string, key: string | undefined): { status: number; answer: string; replayed: boolean } {
    const whole = `${method} ${url.pathname} ${body}`;
    const before = method === 'POST' && key ? remembered.get(key) : undefined;
    if (before === 'in work') return { status: 409, answer: JSON.stringify({ error: { type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'in use' } }), replayed: false };
    if (before && before.asked !== whole) return { status: 400, answer: JSON.stringify({ error: { type: 'idempotency_error', message: 'Keys for idempotent requests can only be used with the same parameters they were first used with.' } }), replayed: false };
    if (before) return { status: before.status, answer: before.body, replayed: true };
    let status = 200;
    let answer: string;
    try {
      answer = JSON.stringify(act(request, method, url, body));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      status = error.status;
      answer = JSON.stringify({ error: error.error });
      // What was refused before anything was done is not remembered.
      if (error.status === 401) return { status, answer, replayed: false };
    }
    if (method === 'POST' && key) remembered.set(key, { asked: whole, status, body: answer });
    return { status, answer, replayed: false };
  }

  function act(request: IncomingMessage, method: string, url: URL, body: string): unknown {
    const given = parameters(method === 'GET' ? url.search.slice(1) : body);
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? text(given['key']);
    const [, , kind = '', id = '', verb = ''] = url.pathname.split('/');
    const inBrowser = bearer === keys.publishableKey;
    if (bearer !== keys.secretKey && !(inBrowser && (verb === 'confirm' || (method === 'GET' && id)))) throw new Refusal(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' });
    const name = `${method} /v1/${[kind, id && 'ID', verb].filter(Boolean).join('/')}`;
    const may = known[name];
    if (!may) throw new Refusal(404, { type: 'invalid_request_error', message: `Unrecognized request URL (${name})` });
    for (const param of Object.keys(given)) if (!may.includes(param)) throw invalid('parameter_unknown', `Received unknown parameter: ${param}`, { param });
    if (kind === 'customers') return method === 'DELETE' ? noCustomer(id) : newCustomer(given);
    if (kind === 'refunds') return method === 'GET' ? { object: 'list', data: refunds.filter(({ payment_intent }) => payment_intent === given['payment_intent']).reverse(), has_more: false, url: '/v1/refunds' } : newRefund(given);
    const object = kind === 'setup_intents' ? 'setup_intent' : 'payment_intent';
    if (!id) return method === 'GET' ? list(given) : shown(object === 'setup_intent' ? newSetup(given) : newPayment(given), given);
    const intent = intents.get(id);
    if (!intent || intent.object !== object) throw missing(object);
    if (inBrowser && given['client_secret'] !== intent.client_secret) throw new Refusal(401, { type: 'invalid_request_error', message: 'The client_secret does not match' });
    if (verb === 'confirm') {
      // Numbers come from Stripe's own form only: a server that sends one is refused, as Stripe does by default.
      if (given['payment_method_data'] && !inBrowser) throw new Refusal(402, { type: 'invalid_request_error', message: 'Sending credit card numbers directly to the Stripe API is generally unsafe.' });
      const method = methodOf(given['payment_method_data'] ? tokenTyped(given['payment_method_data']) : given['payment_method']);
      confirm(intent, method, { authenticated: given['authenticated'] === 'true', offSession: false, returnUrl: text(given['return_url']) });
    }
    else if (verb === 'capture') capture(intent, given);
    else if (verb === 'cancel') cancel(intent);
    return shown(intent, given);
  }

  /** Members that were asked to be whole are; the others are ids. */
  function shown(intent: Intent, given: Asked): unknown {
    const expand = Object.values((given['expand'] ?? {}) as Record<string, string>).map((path) => path.replace('data.', ''));
    const charge = intent.latest_charge && { id: intent.latest_charge, object: 'charge', payment_intent: intent.id, amount_refunded: refunded(intent.id) };
    return {
      ...intent,
      payment_method: expand.includes('payment_method') && intent.payment_method ? methods.get(intent.payment_method) : intent.payment_method,
      latest_charge: expand.includes('latest_charge') ? charge : intent.latest_charge,
    };
  }

  const refunded = (ref: string) => refunds.filter(({ payment_intent, status }) => payment_intent === ref && status !== 'failed').reduce((sum, { amount }) => sum + amount, 0);

  function newCustomer(given: Asked) {
    const id = newId('cus');
    customers.add(id);
    return { id, object: 'customer', metadata: given['metadata'] ?? {} };
  }

  function noCustomer(id: string) {
    if (!customers.delete(id)) throw missing('customer');
    return { id, object: 'customer', deleted: true };
  }

  function list(given: Asked) {
    const from = Number((given['created'] as Record<string, string> | undefined)?.['gte'] ?? 0);
    const all = [...intents.values()].filter(({ object, created }) => object === 'payment_intent' && created >= from).reverse();
    const after = text(given['starting_after']);
    const rest = after ? all.slice(all.findIndex(({ id }) => id === after) + 1) : all;
    const limit = Number(given['limit'] ?? 10);
    return { object: 'list', data: rest.slice(0, limit).map((intent) => shown(intent, given)), has_more: rest.length > limit, url: '/v1/payment_intents' };
  }

  function blank(object: Intent['object'], given: Asked): Intent {
    const customer = text(given['customer']) ?? null;
    if (customer && !customers.has(customer)) throw invalid('resource_missing', 'No such customer', { param: 'customer' });
    const id = newId(object === 'payment_intent' ? 'pi' : 'seti');
    return {
      id, object, status: 'requires_payment_method', amount: 0, amount_received: 0, amount_capturable: 0, currency: '', capture_method: text(given['capture_method']) ?? 'automatic', client_secret: `${id}_secret_${randomBytes(8).toString('hex')}`, customer,
      payment_method: null, latest_charge: null, last_payment_error: null, last_setup_error: null, next_action: null, metadata: (given['metadata'] ?? {}) as Record<string, string>, created: now(), setup_future_usage: text(given['setup_future_usage']) ?? null,
    };
  }

  function newPayment(given: Asked): Intent {
    const [amount, currency] = [Number(given['amount']), text(given['currency'])];
    if (!Number.isInteger(amount) || amount < (leastAmounts[currency ?? ''] ?? 50)) throw invalid('amount_too_small', 'Amount must be at least 50 cents', { param: 'amount' });
    if (!currency || !/^[a-z]{3}$/.test(currency)) throw invalid('parameter_invalid_string_empty', 'currency', { param: 'currency' });
    if (given['off_session'] && given['confirm'] !== 'true') throw invalid('parameter_invalid_empty', 'off_session needs confirm', { param: 'off_session' });
    const intent: Intent = { ...blank('payment_intent', given), amount, currency };
    intents.set(intent.id, intent);
    tell('payment_intent.created', intent);
    if (given['confirm'] === 'true') confirm(intent, methodOf(given['payment_method']), { authenticated: false, offSession: given['off_session'] === 'true' });
    return intent;
  }

  function newSetup(given: Asked): Intent {
    const intent = blank('setup_intent', given);
    intents.set(intent.id, intent);
    tell('setup_intent.created', intent);
    return intent;
  }

  /** A card of Stripe's tokens becomes a payment method of its own; one that is attached already is used as it is. */
  function methodOf(given: unknown): Method {
    const token = text(given) ?? '';
    const attached = methods.get(token);
    if (attached) return attached;
    const card = cards[token];
    if (!card) throw invalid('resource_missing', 'No such PaymentMethod', { param: 'payment_method' });
    const method: Method = { id: newId('pm'), object: 'payment_method', type: 'card', card: { brand: 'visa', last4: card.last4, exp_month: 12, exp_year: 2039 }, acts: token };
    methods.set(method.id, method);
    return method;
  }

  const mayConfirm = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
  const unexpected = (intent: Intent, what: string) => invalid(`${intent.object}_unexpected_state`, `This ${intent.object} could not be ${what} because it has a status of ${intent.status}.`, { [intent.object]: shown(intent, {}) });

  function confirm(intent: Intent, method: Method, { authenticated, offSession, returnUrl }: { authenticated: boolean; offSession: boolean; returnUrl?: string | undefined }): void {
    if (!mayConfirm.includes(intent.status)) throw unexpected(intent, 'confirmed');
    const { now: fault, later, asks } = cards[method.acts]!;
    const isPayment = intent.object === 'payment_intent';
    intent.next_action = null;
    const wrong = offSession ? later : fault;
    if (wrong) {
      intent.status = 'requires_payment_method';
      intent[isPayment ? 'last_payment_error' : 'last_setup_error'] = wrong;
      tell(isPayment ? 'payment_intent.payment_failed' : 'setup_intent.setup_failed', intent);
      throw new Refusal(402, { ...wrong, [intent.object]: shown(intent, {}) });
    }
    intent.payment_method = method.id;
    if (asks && !authenticated && !offSession) {
      intent.status = 'requires_action';
      if (returnUrl) intent.next_action = { type: 'redirect_to_url', redirect_to_url: { url: bankAddress(intent.id), return_url: returnUrl } };
      tell(`${intent.object}.requires_action`, intent);
      return;
    }
    intent.last_payment_error = intent.last_setup_error = null;
    if (!isPayment) return done(intent, 'setup_intent.succeeded');
    intent.latest_charge = newId('ch');
    if (intent.capture_method === 'manual') {
      intent.status = 'requires_capture';
      intent.amount_capturable = intent.amount;
      return tell('payment_intent.amount_capturable_updated', intent);
    }
    intent.amount_received = intent.amount;
    done(intent, 'payment_intent.succeeded');
  }

  function done(intent: Intent, type: string): void {
    intent.status = 'succeeded';
    tell(type, intent);
  }

  function capture(intent: Intent, given: Asked): void {
    if (intent.status !== 'requires_capture') throw unexpected(intent, 'captured');
    const amount = Number(given['amount_to_capture'] ?? intent.amount_capturable);
    if (amount > intent.amount_capturable) throw invalid('amount_too_large', 'more than can be captured', { param: 'amount_to_capture' });
    intent.amount_received = amount;
    intent.amount_capturable = 0;
    done(intent, 'payment_intent.succeeded');
  }

  function cancel(intent: Intent): void {
    if (!['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action', 'processing'].includes(intent.status)) throw unexpected(intent, 'canceled');
    intent.status = 'canceled';
    intent.amount_capturable = 0;
    tell(`${intent.object}.canceled`, intent);
  }

  function newRefund(given: Asked): Refund {
    const intent = intents.get(text(given['payment_intent']) ?? '');
    if (!intent) throw missing('payment_intent');
    if (intent.status !== 'succeeded' || !intent.latest_charge) throw unexpected(intent, 'refunded');
    const left = intent.amount_received - refunded(intent.id);
    const amount = Number(given['amount'] ?? left);
    if (left === 0) throw invalid('charge_already_refunded', 'Charge has already been refunded.');
    if (amount > left) throw invalid('amount_too_large', 'Refund amount is greater than unrefunded amount on charge', { param: 'amount' });
    const refund: Refund = { id: newId('re'), object: 'refund', amount, status: 'succeeded', payment_intent: intent.id, charge: intent.latest_charge, metadata: (given['metadata'] ?? {}) as Record<string, string>, created: now() };
    refunds.push(refund);
    tell('refund.created', refund);
    tell('charge.refunded', { id: intent.latest_charge, object: 'charge', payment_intent: intent.id });
    return refund;
  }

  function tell(type: string, object: object): void {
    const id = newId('evt');
    events.push({ id, type, body: JSON.stringify({ id, object: 'event', api_version: '2026-01-01', created: now(), type, livemode: false, data: { object } }) });
  }

  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    keys, url, asked, trouble, holds, intents, refunds,
    /** Events that were not taken yet, the oldest first. */
    takeEvents: (): SentEvent[] => events.splice(0),
    /** The signature Stripe would send with these bytes at this time. */
    sign: (body: string, at: Date = clock()): string => {
      const seconds = Math.floor(at.getTime() / 1000);
      return `t=${seconds},v1=${createHmac('sha256', keys.webhookSecret).update(`${seconds}.${body}`).digest('hex')}`;
    },
    /** Whoever pays answers the bank that asks. Gives where the browser goes from there. */
    answerBank(ref: string, yes: boolean): string {
      const intent = intents.get(ref);
      if (intent?.status !== 'requires_action' || !intent.next_action) throw new Error(`the bank asks nothing about ${ref}`);
      const isPayment = intent.object === 'payment_intent';
      const back = returnAddress(intent, intent.next_action.redirect_to_url.return_url, yes);
      if (yes) confirm(intent, methods.get(intent.payment_method!)!, { authenticated: true, offSession: false });
      else {
        intent.next_action = null;
        intent.status = 'requires_payment_method';
        intent.payment_method = null;
        intent[isPayment ? 'last_payment_error' : 'last_setup_error'] = { type: 'card_error', code: `${intent.object}_authentication_failure`, message: 'We are unable to authenticate your payment method.' };
        tell(isPayment ? 'payment_intent.payment_failed' : 'setup_intent.setup_failed', intent);
      }
      return back;
    },
    /** A refund that the bank turns down some days later. */
    failRefund(id: string): void {
      const refund = refunds.find((one) => one.id === id)!;
      refund.status = 'failed';
      tell('refund.failed', refund);
    },
    /** The customer's cards are taken off them, in Stripe's own pages. */
    detach: (customer: string): void => intents.forEach(({ customer: of, payment_method: method }) => void (of === customer && method && methods.delete(method))),
    /** Another account, or live keys after test keys: nothing of before is known. */
    forgetAll: (): void => [intents, methods, customers].forEach((all) => all.clear()),
    /** What was set aside is given back by the bank, as after seven days. */
    expire: (ref: string): void => cancel(intents.get(ref)!),
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

export type StripeStandIn = Awaited<ReturnType<typeof stripeStandIn>>;
