import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import { RecordSettings } from '../records/settings.contract.ts';

const whole = v.parse(RecordSettings, {});

/** What the clinic sets for its records; what was never set is as it is for everybody. */
export async function recordSettings(sql: Sql, scope: { readonly clinic: { readonly id: string } }): Promise<RecordSettings> {
  const [row] = await sql<{ settings: unknown }[]>`select settings->'records' as settings from clinic where id = ${scope.clinic.id}`;
  const parsed = v.safeParse(RecordSettings, row?.settings ?? {});
  return parsed.success ? parsed.output : whole;
}

/** The country a clinic is in: it decides how long records are kept. */
export async function countryOf(sql: Sql, scope: { readonly clinic: { readonly id: string } }): Promise<string> {
  const [row] = await sql<{ country: string }[]>`select country from clinic where id = ${scope.clinic.id}`;
  return row?.country ?? '';
}
