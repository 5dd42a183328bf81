import { paymentsProblem } from '../../payments/problems.ts';
import { ProviderAway } from '../../payments/provider.ts';

/** A provider that cannot be reached, said in words. */
export async function away<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof ProviderAway ? paymentsProblem('payments-away', { cause: error, retryAfter: 30 }) : error;
  }
}
