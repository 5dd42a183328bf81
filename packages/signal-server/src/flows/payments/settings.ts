import { isDeepStrictEqual } from 'node:util';
import { lockSettings, setSettings, settingsRevision } from '../../clinics/store.ts';
import type { PolicyNumbers } from '../../consult/policy.contract.ts';
import type { Sql } from '../../database/connect.ts';
import { transaction } from '../../database/transaction.ts';
import { paymentsProblem } from '../../payments/problems.ts';
import type { PaymentSettings, PaymentSettingsSheet, PolicySheet } from '../../payments/settings.contract.ts';
import type { Scope } from '../../shared/scope.ts';
import { paymentSettings } from '../../views/payment-settings.ts';
import { policyNumbers } from '../../views/policy.ts';
import { staffIdOf } from '../calendar/whose.ts';
import { happened } from '../happened.ts';
import type { MoneyWorld } from './world.ts';

/** What a manager sets as a whole: read, and saved from the version somebody saw. The same again writes nothing. */
const sheet = <Settings extends object>(world: MoneyWorld, domain: 'payments' | 'policy', now: (sql: Sql, scope: Scope) => Promise<Settings>) => {
  const read = async (sql: Sql, scope: Scope) => ({ ...(await now(sql, scope)), revision: await settingsRevision(sql, scope, domain) });
  return {
    read: (scope: Scope) => read(world.db.sql, scope),
    save: (scope: Scope, { settings, revision }: { settings: Settings; revision: number }) =>
      transaction(world.db, async (tx) => {
        const kept = await lockSettings(tx, scope, domain);
        const before = await now(tx, scope);
        if (isDeepStrictEqual(before, settings)) return { ...before, revision: kept };
        if (kept !== revision) throw paymentsProblem('revision-stale', { extra: { current: { ...before, revision: kept } } });
        await setSettings(tx, scope, domain, settings);
        const after = await read(tx, scope);
        await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staffIdOf(scope) }, type: 'settings.changed', data: { what: domain, revision: after.revision } });
        return after;
      }),
  };
};

/** How the clinic takes money. */
export const moneySettings = (world: MoneyWorld) => {
  const settings = sheet<PaymentSettings>(world, 'payments', paymentSettings);
  const withMode = async (answer: Promise<PaymentSettings & { revision: number }>): Promise<PaymentSettingsSheet> => ({ ...(await answer), mode: world.payments.name });
  return { read: (scope: Scope) => withMode(settings.read(scope)), save: (scope: Scope, change: { settings: PaymentSettings; revision: number }) => withMode(settings.save(scope, change)) };
};

/** The numbers of the policy. They hold for what is booked from now on; what was booked before is decided by those of then (`views/terms.ts`). */
export const policySettings = (world: MoneyWorld): { read: (scope: Scope) => Promise<PolicySheet>; save: (scope: Scope, change: { settings: PolicyNumbers; revision: number }) => Promise<PolicySheet> } =>
  sheet<PolicyNumbers>(world, 'policy', policyNumbers);
