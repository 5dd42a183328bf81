import { Hono } from 'hono';
import type { Guard, Guarded } from '../shared/guard.ts';
import { atDesk, clinical, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { CashUp, CashUpQuery, PayoutDecision, PayoutQuery, PayoutStatement } from './payouts.contract.ts';

export interface ListsDeps {
  readonly guard: Guard;
  readonly payouts: (scope: Scope, query: PayoutQuery) => Promise<PayoutStatement>;
  readonly payoutsCsv: (scope: Scope, query: PayoutQuery) => Promise<string>;
  readonly cashUp: (scope: Scope, query: CashUpQuery) => Promise<CashUp>;
  readonly cashUpCsv: (scope: Scope, query: CashUpQuery) => Promise<string>;
  readonly decidePayout: (scope: Scope, reference: string, request: PayoutDecision) => Promise<PayoutStatement>;
}

const csv = (name: string) => ({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"`, 'cache-control': 'no-store' });

/** The day's money and what those who treat are entitled to, below `/api/v1/clinics/:clinic`. */
export const moneyListsRoutes = ({ guard, payouts, payoutsCsv, cashUp, cashUpCsv, decidePayout }: ListsDeps) =>
  new Hono<Guarded>()
    .get('/payouts', guard.may({ who: clinical, summary: 'What one is entitled to, by visit; managers see everybody’s', answers: { 200: PayoutStatement }, problems: ['not-allowed'] }), valid('query', PayoutQuery), async (c) =>
      c.json(await payouts(c.var.scope, c.req.valid('query')), 200, { 'cache-control': 'no-store' }),
    )
    .get('/payouts.csv', guard.may({ who: clinical, summary: 'The same statement as CSV', answers: { 200: 'text/csv' }, problems: ['not-allowed'] }), valid('query', PayoutQuery), async (c) => {
      const query = c.req.valid('query');
      return c.body(await payoutsCsv(c.var.scope, query), 200, csv(`payouts-${query.from}-${query.to}`));
    })
    .get('/cash-up', guard.may({ who: atDesk, summary: 'The money of one day, with the sum of each way of paying', answers: { 200: CashUp } }), valid('query', CashUpQuery), async (c) => c.json(await cashUp(c.var.scope, c.req.valid('query')), 200, { 'cache-control': 'no-store' }))
    .get('/cash-up.csv', guard.may({ who: atDesk, summary: 'The same as CSV', answers: { 200: 'text/csv' } }), valid('query', CashUpQuery), async (c) => {
      const query = c.req.valid('query');
      return c.body(await cashUpCsv(c.var.scope, query), 200, csv(`cash-up-${query.day}`));
    })
    .post(
      '/appointments/:reference/payout',
      guard.may({ who: ['manager'], summary: 'Releases or withholds the pay of one visit, with a reason', answers: { 200: PayoutStatement } }),
      valid('json', PayoutDecision),
      async (c) => c.json(await decidePayout(c.var.scope, c.req.param('reference'), c.req.valid('json')), 200, { 'cache-control': 'no-store' }),
    );
