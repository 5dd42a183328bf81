import { Hono } from 'hono';
import { etagOf, revisionOf } from '../shared/etag.ts';
import type { Guard, Guarded } from '../shared/guard.ts';
import { everyStaff, type Scope } from '../shared/scope.ts';
import { valid } from '../shared/valid.ts';
import { paymentsProblem } from './problems.ts';
import { PaymentSettings, PaymentSettingsSheet, PolicySheet, SavePolicy } from './settings.contract.ts';

interface Sheet<Settings, Answer> {
  read(scope: Scope): Promise<Answer>;
  save(scope: Scope, change: { settings: Settings; revision: number }): Promise<Answer>;
}

export interface MoneySettingsDeps {
  readonly guard: Guard;
  readonly money: Sheet<PaymentSettings, PaymentSettingsSheet>;
  readonly policy: Sheet<SavePolicy, PolicySheet>;
}

const tagged = ({ revision }: { revision: number }) => ({ etag: etagOf(revision), 'cache-control': 'no-store' });
const problems = ['revision-needed', 'revision-stale'];

function revisionSeen(header: string | undefined): number {
  const revision = revisionOf(header);
  if (revision === undefined) throw paymentsProblem('revision-needed');
  return revision;
}

/** The clinic's numbers: how it takes money, and those of the policy. Below `/api/v1/clinics/:clinic`. */
export const moneySettingsRoutes = ({ guard, money, policy }: MoneySettingsDeps) =>
  new Hono<Guarded>()
    .get('/payment-settings', guard.may({ who: everyStaff, summary: 'How the clinic takes money', answers: { 200: PaymentSettingsSheet } }), async (c) => {
      const sheet = await money.read(c.var.scope);
      return c.json(sheet, 200, tagged(sheet));
    })
    .put(
      '/payment-settings',
      guard.may({ who: ['manager'], summary: 'Saves how the clinic takes money (If-Match: their ETag)', answers: { 200: PaymentSettingsSheet }, problems }),
      valid('json', PaymentSettings),
      async (c) => {
        const sheet = await money.save(c.var.scope, { settings: c.req.valid('json'), revision: revisionSeen(c.req.header('if-match')) });
        return c.json(sheet, 200, tagged(sheet));
      },
    )
    .get('/policy-settings', guard.may({ who: everyStaff, summary: 'The clinic’s numbers of the policy', answers: { 200: PolicySheet } }), async (c) => {
      const sheet = await policy.read(c.var.scope);
      return c.json(sheet, 200, tagged(sheet));
    })
    .put(
      '/policy-settings',
      guard.may({ who: ['manager'], summary: 'Saves the numbers of the policy (If-Match: their ETag)', answers: { 200: PolicySheet }, problems }),
      valid('json', SavePolicy),
      async (c) => {
        const sheet = await policy.save(c.var.scope, { settings: c.req.valid('json'), revision: revisionSeen(c.req.header('if-match')) });
        return c.json(sheet, 200, tagged(sheet));
      },
    );
