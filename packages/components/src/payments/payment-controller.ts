import type { VisitPayment } from '@vetkit/signal-server/payments/contract';
import { initialState, Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import type { ClinicController } from '../clinic/clinic-controller.ts';
import { LiveController } from '../clinic/live-controller.ts';
import { paymentClient, type PaymentClient } from './client.ts';

/** What is shown of a visit's money. */
export type PaymentLook = { readonly is: 'nothing' | 'loading' } | { readonly is: 'failed'; readonly error: unknown } | { readonly is: 'here'; readonly payment: VisitPayment };

/** Reads the money of one visit, and again whenever something of it changes anywhere. */
export class PaymentController {
  readonly #host: ReactiveControllerHost & HTMLElement & { readonly reference: string };
  readonly #at: ClinicController;
  readonly #as: 'staff' | undefined;
  readonly #read: Task<readonly unknown[], VisitPayment>;
  #payment: VisitPayment | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement & { readonly reference: string }, at: ClinicController, as?: 'staff') {
    this.#host = host;
    this.#at = at;
    this.#as = as;
    const token = () => at.clinic.session.find(as ? { as } : { reference: host.reference })?.token;
    this.#read = new Task(host, {
      args: () => [at.clinic, host.reference, token()] as const,
      task: (_args, { signal }) => (host.reference && token() ? this.client.look(signal) : initialState),
      onComplete: (payment) => (this.#payment = payment),
    });
    new LiveController(host, () => (host.reference ? { clinic: at.clinic, reference: host.reference, ...(as ? { as } : {}) } : undefined), {
      onEvent: (event) => event.reference === host.reference && /^(payment|bill|call|appointment|owner)\./.test(event.type) && void this.#read.run(),
    });
  }

  get client(): PaymentClient {
    return paymentClient(this.#at.clinic.http, this.#host.reference, this.#as);
  }

  get look(): PaymentLook {
    if (this.#payment && this.#payment.reference === this.#host.reference) return { is: 'here', payment: this.#payment };
    if (this.#read.error) return { is: 'failed', error: this.#read.error };
    return { is: this.#read.status === 1 ? 'loading' : 'nothing' };
  }

  /** The answer to something that was done here. */
  take(payment: VisitPayment): void {
    this.#payment = payment;
    this.#host.requestUpdate();
  }

  refresh(): void {
    void this.#read.run();
  }
}
