import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { atDesk, clinical, everyStaff, theOwner, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { BeginRequest, Begun, ChargeRequest, PaidHereRequest, RefundRequest, TestCardRequest, VisitPayment } from './contract.ts';

export interface PaymentsDeps {
  readonly guard: Guard;
  readonly look: (scope: Scope, reference: string) => Promise<VisitPayment>;
  readonly begin: (scope: Scope, reference: string, request: BeginRequest) => Promise<Begun>;
  readonly returned: (scope: Scope, reference: string) => Promise<VisitPayment>;
  readonly payByTestCard: (scope: Scope, reference: string, request: TestCardRequest) => Promise<VisitPayment>;
  readonly charge: (scope: Scope, reference: string, request: ChargeRequest) => Promise<VisitPayment>;
  readonly waive: (scope: Scope, reference: string) => Promise<VisitPayment>;
  readonly refund: (scope: Scope, reference: string, request: RefundRequest) => Promise<VisitPayment>;
  readonly paidHere: (scope: Scope, reference: string, request: PaidHereRequest) => Promise<VisitPayment>;
}

const fresh = { 'cache-control': 'no-store' };
const whyNot = ['charged-already', 'charge-too-early', 'nothing-to-charge', 'held-by-policy'] as const;

/** The money of one visit, below `/api/v1/clinics/:clinic`. */
export const paymentsRoutes = ({ guard, look, begin, returned, payByTestCard, charge, waive, refund, paidHere }: PaymentsDeps) =>
  new Hono<Guarded>()
    .get('/appointments/:reference/payment', guard.may({ who: [...theOwner, ...everyStaff], summary: 'What a visit costs, what is set aside, charged, owed and gone back', answers: { 200: VisitPayment }, limit: 'read' }), async (c) =>
      c.json(await look(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .post(
      '/appointments/:reference/payment/begin',
      guard.may({ who: theOwner, summary: 'Begins what the owner is asked for: a card to keep, an amount to set aside, a deposit or a bill', answers: { 200: Begun }, problems: ['nothing-to-pay', 'payments-away', 'payment-refused'], limit: 'booking' }),
      valid('json', BeginRequest),
      async (c) => c.json(await begin(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    )
    .post(
      '/appointments/:reference/payment/returned',
      guard.may({ who: theOwner, summary: 'Back from the provider’s form or the bank: looks at what happened', answers: { 200: VisitPayment }, problems: ['payments-away'], limit: 'booking' }),
      async (c) => c.json(await returned(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .post(
      '/appointments/:reference/payment/test-card',
      guard.may({ who: theOwner, summary: 'Pays with a card of test mode; no money moves', answers: { 200: VisitPayment }, problems: ['not-test-mode', 'payments-away'], limit: 'booking' }),
      valid('json', TestCardRequest),
      async (c) => c.json(await payByTestCard(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    )
    .post(
      '/appointments/:reference/charge',
      guard.may({ who: everyStaff, summary: 'Issues the visit’s bill and charges the owner', answers: { 200: VisitPayment }, problems: [...whyNot, 'bill-too-small', 'bill-too-large'] }),
      valid('json', ChargeRequest),
      async (c) => c.json(await charge(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    )
    .post(
      '/appointments/:reference/no-charge',
      guard.may({ who: [...clinical, 'front-desk'], summary: 'The owner pays nothing for this visit: what was set aside is free again, a deposit goes back', answers: { 200: VisitPayment }, problems: whyNot }),
      async (c) => c.json(await waive(c.var.scope, c.req.param('reference')), 200, fresh),
    )
    .post(
      '/appointments/:reference/refunds',
      guard.may({ who: atDesk, summary: 'Gives money back, in full or in part, for a reason', answers: { 200: VisitPayment }, problems: ['refund-too-large'] }),
      valid('json', RefundRequest),
      async (c) => c.json(await refund(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    )
    .post(
      '/appointments/:reference/paid-here',
      guard.may({ who: atDesk, summary: 'The owner has paid what is owed at the clinic', answers: { 200: VisitPayment }, problems: ['nothing-to-pay', 'paid-meanwhile', 'payments-away'] }),
      valid('json', PaidHereRequest),
      async (c) => c.json(await paidHere(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, fresh),
    );
