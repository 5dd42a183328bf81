import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import { PaymentSettings } from '../payments/settings.contract.ts';
import { termsOf } from './terms.ts';

const forEverybody = v.parse(PaymentSettings, {});

/** How the clinic takes money; what was never set, or no longer fits, is as for everybody. */
export async function paymentSettings(sql: Sql, scope: { readonly clinic: { readonly id: string } }): Promise<PaymentSettings> {
  const [row] = await sql<{ payments: unknown }[]>`select settings->'payments' as payments from clinic where id = ${scope.clinic.id}`;
  const parsed = v.safeParse(PaymentSettings, row?.payments ?? {});
  return parsed.success ? parsed.output : forEverybody;
}

/** The same for one visit: its fees and the share of whoever treats are those it was booked under; how money is taken, and the tax, are as set now. */
export async function paymentSettingsFor(sql: Sql, scope: { readonly clinic: { readonly id: string } }, appointment: string): Promise<PaymentSettings> {
  const { noShowPercent, cancelPercent, payoutPercent } = await termsOf(sql, scope, appointment);
  return { ...(await paymentSettings(sql, scope)), noShowPercent, cancelPercent, payoutPercent };
}
