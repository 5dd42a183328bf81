import { Hono } from 'hono';
import { charge, waive } from '../flows/payments/charge.ts';
import { takeEvent } from '../flows/payments/events.ts';
import { cashUp, cashUpCsv, decidePayout, payouts, payoutsCsv } from '../flows/payments/lists.ts';
import { paidHere } from '../flows/payments/here.ts';
import { visitPayment } from '../flows/payments/look.ts';
import { settleAtStart } from '../flows/payments/open-orders.ts';
import { beginPayment, payByTestCard, refund, returned } from '../flows/payments/pay.ts';
import { printAttendance, printInvoice } from '../flows/payments/print.ts';
import { moneySettings, policySettings } from '../flows/payments/settings.ts';
import { appeal, decideStanding, standing } from '../flows/payments/standing.ts';
import type { MoneyWorld } from '../flows/payments/world.ts';
import { paymentEventRoutes } from '../payments/routes.events.ts';
import { moneyListsRoutes } from '../payments/routes.lists.ts';
import { moneyPapersRoutes } from '../payments/routes.papers.ts';
import { moneySettingsRoutes } from '../payments/routes.settings.ts';
import { standingRoutes } from '../payments/routes.standing.ts';
import { paymentsRoutes } from '../payments/routes.ts';
import type { Guarded } from '../shared/guard.ts';
import type { Ground, World } from './ground.ts';
import { openProvider } from './provider.ts';

/** What flows of money stand on. */
export const openMoney = (world: World): MoneyWorld => ({ ...world, payments: openProvider({ stripe: world.config.stripe, db: world.db }) });

/** What visits cost, and who gets what of it. */
export const moneyMounts = ({ guard, money, print }: Ground) =>
  new Hono<Guarded>()
    .route('/', moneyPapersRoutes({ guard, printInvoice: printInvoice({ ...money, print }), printAttendance: printAttendance({ ...money, print }) }))
    .route('/', standingRoutes({ guard, standing: standing(money), decideStanding: decideStanding(money), appeal: appeal(money) }))
    .route('/', moneySettingsRoutes({ guard, money: moneySettings(money), policy: policySettings(money) }))
    .route('/', moneyListsRoutes({ guard, payouts: payouts(money), payoutsCsv: payoutsCsv(money), cashUp: cashUp(money), cashUpCsv: cashUpCsv(money), decidePayout: decidePayout(money) }))
    .route(
      '/',
      paymentsRoutes({ guard, look: visitPayment(money), begin: beginPayment(money), returned: returned(money), payByTestCard: payByTestCard(money), charge: charge(money), waive: waive(money), refund: refund(money), paidHere: paidHere(money) }),
    );

/** Events of the payment provider: they are about no clinic until they are read. */
export const moneyEventMounts = ({ guard, money }: Pick<Ground, 'guard' | 'money'>) => paymentEventRoutes({ guard, takeEvent: takeEvent(money) });

/** At the start: what an earlier process asked of the provider and did not write down. */
export const settleMoney = ({ money }: Pick<Ground, 'money'>): Promise<void> => settleAtStart(money);
