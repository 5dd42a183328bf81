import { paymentsProblem } from '../../payments/problems.ts';
import { type PaymentProvider, ProviderAway, Refused, type Standing } from '../../payments/provider.ts';

/** How a payment stands, or that the provider does not have it (any more). */
export const look = (payments: PaymentProvider, ref: string): Promise<Standing | Refused> =>
  payments.look(ref).catch((error: unknown) => {
    if (error instanceof Refused) return error;
    throw error;
  });

/** A provider that cannot be reached, said in words. */
export async function away<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof ProviderAway ? paymentsProblem('payments-away', { cause: error, retryAfter: 30 }) : error;
  }
}
