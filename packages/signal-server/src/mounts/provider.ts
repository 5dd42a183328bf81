import type { Config } from '../config.ts';
import type { Database } from '../database/open.ts';
import { builtInProvider } from '../payments/provider.built-in.ts';
import { stripeProvider } from '../payments/provider.stripe.ts';
import type { PaymentProvider } from '../payments/provider.ts';
import { testBooks } from '../payments/store.built-in.ts';

/** Who takes the money: Stripe where it is set, otherwise the built-in provider, with which no money moves. */
export const openProvider = ({ stripe, db }: { readonly stripe?: Config['stripe']; readonly db: Database }): PaymentProvider => (stripe ? stripeProvider(stripe) : builtInProvider({ books: testBooks(db) }));
