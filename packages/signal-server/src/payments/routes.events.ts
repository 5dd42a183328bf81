import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';

export interface EventsDeps {
  readonly guard: Guard;
  /** Takes the bytes as they came, with the header that signs them. */
  readonly takeEvent: (raw: string, signature: string | undefined) => Promise<void>;
}

/** Where the payment provider says that something has changed, below `/api/v1`. Who may say so is proven by the signature. */
export const paymentEventRoutes = ({ guard, takeEvent }: EventsDeps) =>
  new Hono<Guarded>().post(
    '/payments/events',
    guard.may({ who: ['anyone'], summary: 'Events of the payment provider, signed by it', answers: { 204: null }, problems: ['event-refused', 'payments-away'] }),
    async (c) => {
      await takeEvent(await c.req.text(), c.req.header('stripe-signature'));
      return c.body(null, 204);
    },
  );
