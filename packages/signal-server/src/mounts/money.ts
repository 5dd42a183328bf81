import { Hono } from 'hono';
import { charge, waive } from '../flows/payments/charge.ts';
import { takeEvent } from '../flows/payments/events.ts';
import { cashUpCsv, decidePayout, payouts, payoutsCsv } from '../flows/payments/lists.ts';
import { visitPayment } from '../flows/payments/look.ts';
import { beginPayment, paidHere, payByTestCard, refund, returned } from '../flows/payments/pay.ts';
import { performOpen } from '../flows/payments/perform.ts';
import { pursueOf } from '../flows/payments/pursue.ts';
import { moneySettings, policySettings } from '../flows/payments/settings.ts';
import type { MoneyWorld } from '../flows/payments/world.ts';
import { builtInProvider } from '../payments/provider.built-in.ts';
import { stripeProvider } from '../payments/provider.stripe.ts';
import { paymentEventRoutes } from '../payments/routes.events.ts';
import { moneyListsRoutes } from '../payments/routes.lists.ts';
import { moneySettingsRoutes } from '../payments/routes.settings.ts';
import { paymentsRoutes } from '../payments/routes.ts';
import { testBooks } from '../payments/store.built-in.ts';
import type { Guarded } from '../shared/guard.ts';
import type { Ground, World } from './ground.ts';

/** Who takes the money: Stripe where it is set, otherwise the built-in provider, with which no money moves. */
export const openMoney = (world: World): MoneyWorld => ({ ...world, payments: world.config.stripe ? stripeProvider(world.config.stripe) : builtInProvider({ books: testBooks(world.db) }) });

/** What visits cost, and who gets what of it. */
export const moneyMounts = ({ guard, money }: Ground) =>
  new Hono<Guarded>()
    .route('/', moneySettingsRoutes({ guard, money: moneySettings(money), policy: policySettings(money) }))
    .route('/', moneyListsRoutes({ guard, payouts: payouts(money), payoutsCsv: payoutsCsv(money), cashUpCsv: cashUpCsv(money), decidePayout: decidePayout(money) }))
    .route(
    '/',
    paymentsRoutes({ guard, look: visitPayment(money), begin: beginPayment(money), returned: returned(money), payByTestCard: payByTestCard(money), charge: charge(money), waive: waive(money), refund: refund(money), paidHere: paidHere(money) }),
  );

/** Events of the payment provider: they are about no clinic until they are read. */
export const moneyEventMounts = ({ guard, money }: Pick<Ground, 'guard' | 'money'>) => paymentEventRoutes({ guard, takeEvent: takeEvent(money) });

/** At the start: what an earlier process asked of the provider and did not write down. */
export const settleMoney = ({ money }: Pick<Ground, 'money'>): Promise<number> => performOpen(money, pursueOf(money));
