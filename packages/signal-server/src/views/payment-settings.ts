import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import { PaymentSettings } from '../payments/settings.contract.ts';

const forEverybody = v.parse(PaymentSettings, {});

/** How the clinic takes money; what was never set, or no longer fits, is as for everybody. */
export async function paymentSettings(sql: Sql, scope: { readonly clinic: { readonly id: string } }): Promise<PaymentSettings> {
  const [row] = await sql<{ payments: unknown }[]>`select settings->'payments' as payments from clinic where id = ${scope.clinic.id}`;
  const parsed = v.safeParse(PaymentSettings, row?.payments ?? {});
  return parsed.success ? parsed.output : forEverybody;
}
