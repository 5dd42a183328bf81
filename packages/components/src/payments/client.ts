import { type BeginRequest, Begun, type ChargeRequest, type PaidHereRequest, type RefundRequest, type TestCardRequest, VisitPayment } from '@vetkit/signal-server/payments/contract';
import type { Http } from '../clinic/http.ts';

/** The money of one visit. Everything rejects with a `Problem`. */
export interface PaymentClient {
  look(signal?: AbortSignal): Promise<VisitPayment>;
  begin(purpose: BeginRequest['purpose']): Promise<Begun>;
  /** Back from the form or the bank: how it stands is asked of the provider. */
  returned(): Promise<VisitPayment>;
  testCard(request: TestCardRequest): Promise<VisitPayment>;
  charge(lines: ChargeRequest['lines']): Promise<VisitPayment>;
  noCharge(): Promise<VisitPayment>;
  refund(request: RefundRequest): Promise<VisitPayment>;
  paidHere(request: PaidHereRequest): Promise<VisitPayment>;
  /** The bill as a PDF. */
  invoice(): Promise<Blob>;
}

const at = '/clinics/{clinic}/appointments/{reference}';

export function paymentClient(http: Http, reference: string, as?: 'staff'): PaymentClient {
  const of = { params: { reference }, reference, ...(as ? { as } : {}) };
  const post = (path: string, body?: unknown) => http.request('POST', `${at}/${path}`, { ...of, answer: VisitPayment, ...(body === undefined ? {} : { body }) });
  return {
    look: (signal) => http.request('GET', `${at}/payment`, { ...of, answer: VisitPayment, signal }),
    begin: (purpose) => http.request('POST', `${at}/payment/begin`, { ...of, answer: Begun, body: { purpose } }),
    returned: () => post('payment/returned'),
    testCard: (body) => post('payment/test-card', body),
    charge: (lines) => post('charge', { lines }),
    noCharge: () => post('no-charge'),
    refund: (body) => post('refunds', body),
    paidHere: (body) => post('paid-here', body),
    invoice: () => http.file(`${at}/invoice.pdf`, of),
  };
}
