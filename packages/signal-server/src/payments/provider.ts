import type { Card, PayFault, PaymentState, TestCard } from './contract.ts';

/** How a payment, or a card to keep, stands at the provider, as it says itself. Amounts in the smallest unit of the currency. */
export interface Standing {
  readonly ref: string;
  /** Our payment that it belongs to, as we told the provider; nothing where it is none of ours. */
  readonly payment: string | undefined;
  readonly state: Exclude<PaymentState, 'asked'>;
  readonly amountMinor: number;
  readonly currency: string;
  readonly capturedMinor: number;
  /** The provider's name for the charge, once money was captured. */
  readonly charge: string | undefined;
  readonly refunds: readonly { readonly ref: string; readonly amountMinor: number; readonly state: 'pending' | 'done' | 'failed'; readonly order: string | undefined }[];
  /** Opens this payment for whoever pays it, in the browser. */
  readonly secret: string | undefined;
  readonly fault: PayFault | undefined;
  readonly card: Card | undefined;
  /** Names the card for a later charge. */
  readonly method: string | undefined;
}

/** One thing to do; asked again with the same key it is done once. */
export interface Begin {
  readonly key: string;
  readonly payment: string;
  readonly clinic: string;
  /** 0 keeps a card and charges nothing. */
  readonly amountMinor: number;
  readonly currency: string;
  /** `later`: set aside now, charged by `capture`. */
  readonly capture: 'now' | 'later';
  readonly customer: string;
  /** Charges this card now, without its owner being there; otherwise the owner gives one in the browser, and it is kept for later. */
  readonly method?: string | undefined;
  /** What stands on the owner's statement of account beside the clinic's name; nothing medical. */
  readonly reference: string;
}

/** An event of the provider: something about this payment may have changed. What, is asked of the provider itself. */
export interface ProviderEvent {
  readonly id: string;
  readonly type: string;
  readonly ref: string | undefined;
}

/** The provider could not be reached, or was busy: the same again with the same key may work. */
export class ProviderAway extends Error {}
/** The key was used before, for the same thing in other words: what came of it stands in the provider's list, now or soon. */
export class AskedBefore extends ProviderAway {}
/** The provider will not do this however often it is asked. `gone`: it does not know this customer, this card or this payment (any more). */
export class Refused extends Error {
  constructor(
    readonly gone: 'customer' | 'method' | 'payment' | undefined,
    options?: ErrorOptions,
  ) {
    super(gone ? `the provider does not know this ${gone}` : 'the provider does not take this', options);
  }
}
/** An event that is not the provider's, or too old. */
export class EventRefused extends Error {}

/**
 * A company that takes cards. Everything is safe to ask again with the same key. @throws ProviderAway, Refused; anything else is
 * a fault of ours. A card that does not work is no error: it is the `fault` of a payment that stays open.
 */
export interface PaymentProvider {
  readonly name: 'test' | 'stripe';
  readonly publishableKey: string | undefined;
  /** The owner as the provider knows them. */
  customer(ask: { readonly key: string; readonly clinic: string; readonly owner: string }): Promise<string>;
  /** Forgets the owner, with the cards that are kept; payments stay in the provider's books. Again it is no fault. */
  forget(customer: string): Promise<void>;
  begin(ask: Begin): Promise<Standing>;
  look(ref: string): Promise<Standing>;
  /** Charges what was set aside, or less of it; the rest is free again. */
  capture(ask: { readonly key: string; readonly ref: string; readonly amountMinor: number }): Promise<Standing>;
  /** Gives back what was set aside, or ends a payment that nobody finished. One that is paid stays paid. */
  cancel(ask: { readonly key: string; readonly ref: string }): Promise<Standing>;
  refund(ask: { readonly key: string; readonly order: string; readonly ref: string; readonly amountMinor: number }): Promise<Standing>;
  /** All payments that were begun since, the newest first; cards to keep are not among them. */
  since(from: Date): AsyncIterable<Standing>;
  /** Reads an event from the bytes that came. @throws EventRefused */
  event?(raw: string, signature: string | undefined, now: Date): ProviderEvent;
}

/** The provider of test mode: no money moves. Cards are chosen by name; there is no number to type. */
export interface TestProvider extends PaymentProvider {
  readonly name: 'test';
  /** What Stripe's form does in the browser: the owner pays with a card. `confirmed`: the bank asked, and the owner said yes. */
  pay(ref: string, card: TestCard, confirmed: boolean): Promise<Standing>;
}

/** A payment as the provider of test mode keeps it. */
export interface TestPayment extends Standing {
  readonly clinic: string;
  readonly capture: 'now' | 'later';
  readonly customer: string;
}

/** The books of the provider of test mode: beside ours, and never written in the same transaction. */
export interface TestBooks {
  /** Makes it once for a key, and gives what was made for the key before. */
  make(key: string, payment: TestPayment): Promise<TestPayment>;
  get(ref: string): Promise<TestPayment | undefined>;
  /** Changes one payment, one change after the other; with a key only once. */
  change(ref: string, key: string | undefined, to: (now: TestPayment) => TestPayment): Promise<TestPayment | undefined>;
  since(from: Date): Promise<TestPayment[]>;
}
