import { Problem, type ProblemMore } from '../shared/problem.ts';
import type { PaymentsProblem } from './contract.ts';

const said: Readonly<Record<PaymentsProblem, readonly [status: 400 | 404 | 409 | 412 | 422 | 428 | 503, title: string, detail: string]>> = {
  'nothing-to-pay': [409, 'There is nothing to pay here now', 'Look again: somebody may have done it a moment ago.'],
  'charged-already': [409, 'This visit has a bill already', 'Nothing was charged a second time. To give money back, make a refund.'],
  'charge-too-early': [409, 'The visit has not begun', 'Charge once the call has begun, or when the visit is over.'],
  'nothing-to-charge': [409, 'The owner pays nothing for this visit', 'The reason stands in its attendance.'],
  'held-by-policy': [409, 'A manager decides first', 'The call broke off. A manager looks at what happened and charges or not.'],
  'bill-too-small': [422, 'That is too little for a card', 'Cards take no amount this small. To charge nothing, choose «No charge».'],
  'bill-too-large': [422, 'That is more than one visit can cost', 'Look at the prices and numbers of the bill again.'],
  'refund-too-large': [409, 'That is more than was paid', 'Choose a smaller amount.'],
  'paid-meanwhile': [409, 'It was paid a moment ago', 'Nothing was changed. Look at the payment again.'],
  'payments-away': [503, 'The card company cannot be reached', 'What you asked for is kept and goes through as soon as possible. Nothing is charged twice.'],
  'payment-refused': [409, 'The card company does not take this payment', 'Please pay at the clinic, or call it.'],
  'not-test-mode': [409, 'Payments are real here', 'Test cards work in test mode only.'],
  'event-refused': [400, 'This is not from the payment provider', 'The signature is wrong or too old.'],
  'no-bill': [404, 'There is no bill for this visit yet', 'It is there once somebody has pressed Charge.'],
  'revision-needed': [428, 'Which version was changed is missing', 'Send the ETag you read as If-Match.'],
  'revision-stale': [412, 'Somebody has changed this meanwhile', 'Look at the newest version and make your change again.'],
};

/** The refusal for a code. */
export function paymentsProblem(code: PaymentsProblem, more: Pick<ProblemMore, 'extra' | 'cause' | 'retryAfter'> = {}): Problem<PaymentsProblem> {
  const [status, title, detail] = said[code];
  return new Problem(status, code, title, { detail, ...more });
}
