import type { Database } from '../../database/open.ts';
import type { PaymentProvider } from '../../payments/provider.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Log } from '../../shared/log.ts';

/** What flows of money stand on. */
export interface MoneyWorld {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly log: Log;
  readonly payments: PaymentProvider;
}

/** A clinic, for what nobody asks for: events of the provider, jobs, the start of the server. */
export interface InClinic {
  readonly clinic: { readonly id: string };
}
