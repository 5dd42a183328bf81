import { randomBytes } from 'node:crypto';
import type { TestCard } from './contract.ts';
import { ProviderAway, type Standing, type TestBooks, type TestPayment, type TestProvider } from './provider.ts';

/** What happens with each card of test mode: at the first charge, and at a later one without its owner. */
const cards: Readonly<Record<TestCard, { readonly last4: string; readonly now?: Standing['fault']; readonly later?: Standing['fault'] }>> = {
  works: { last4: '4242' },
  declined: { last4: '0002', now: 'declined' },
  expired: { last4: '0069', now: 'expired' },
  'no-funds': { last4: '9995', now: 'no-funds' },
  asks: { last4: '3155', now: 'confirm-needed', later: 'confirm-needed' },
  'fails-later': { last4: '0341', later: 'declined' },
};

const random = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;

/** A payment that its owner's card answers for. */
function charged(payment: TestPayment, card: TestCard, fault: Standing['fault']): TestPayment {
  if (fault) return { ...payment, fault };
  const { last4 } = cards[card];
  const done: TestPayment = { ...payment, fault: undefined, method: `test_card_${card}`, card: { brand: 'test card', last4, expires: '2039-12' } };
  if (payment.amountMinor === 0) return { ...done, state: 'kept' };
  return payment.capture === 'later' ? { ...done, state: 'authorised' } : { ...done, state: 'paid', capturedMinor: payment.amountMinor, charge: `${payment.ref}_charge` };
}

/** The provider of test mode, on books of its own. */
export function builtInProvider({ books }: { books: TestBooks }): TestProvider {
  const must = async (changed: Promise<TestPayment | undefined>): Promise<Standing> => {
    const payment = await changed;
    if (!payment) throw new ProviderAway('no such payment');
    return payment;
  };
  return {
    name: 'test',
    publishableKey: undefined,
    customer: async ({ owner }) => `test_customer_${owner}`,
    // It keeps no customers.
    forget: async () => {},
    begin: async ({ key, payment, clinic, amountMinor, currency, capture, customer, method }) => {
      const made: TestPayment = { ref: random('test'), payment, clinic, state: 'open', amountMinor, currency, capturedMinor: 0, charge: undefined, refunds: [], secret: random('secret'), fault: undefined, card: undefined, method: undefined, capture, customer };
      const card = method?.replace('test_card_', '') as TestCard | undefined;
      return books.make(key, card ? charged(made, card, cards[card]?.later) : made);
    },
    look: (ref) => must(books.get(ref)),
    pay: (ref, card, confirmed) =>
      must(books.change(ref, undefined, (payment) => (payment.state === 'open' ? charged(payment, card, cards[card].now === 'confirm-needed' && confirmed ? undefined : cards[card].now) : payment))),
    capture: ({ key, ref, amountMinor }) =>
      must(books.change(ref, key, (payment) => (payment.state === 'authorised' ? { ...payment, state: 'paid', capturedMinor: Math.min(amountMinor, payment.amountMinor), charge: `${ref}_charge` } : payment))),
    cancel: ({ key, ref }) => must(books.change(ref, key, (payment) => (payment.state === 'paid' || payment.state === 'kept' ? payment : { ...payment, state: 'cancelled' }))),
    refund: ({ key, order, ref, amountMinor }) =>
      must(
        books.change(ref, key, (payment) => {
          const back = payment.refunds.reduce((sum, { amountMinor: each }) => sum + each, 0);
          return back + amountMinor > payment.capturedMinor ? payment : { ...payment, refunds: [...payment.refunds, { ref: random('refund'), amountMinor, state: 'done', order }] };
        }),
      ),
    async *since(from) {
      for (const payment of await books.since(from)) if (payment.amountMinor > 0) yield payment;
    },
  };
}
