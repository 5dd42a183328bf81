import * as v from 'valibot';
import { BookingSettings } from '../booking/staff.contract.ts';
import { PolicyNumbers } from '../consult/policy.contract.ts';
import type { Sql } from '../database/connect.ts';
import { PaymentSettings } from '../payments/settings.contract.ts';

const { freeUntilMin } = BookingSettings.entries;
const { noShowPercent, cancelPercent, payoutPercent } = PaymentSettings.entries;
const forEverybody = v.parse(PolicyNumbers, {});

/** What decides who owes what for a visit. What was never set, or no longer fits, is as for everybody. */
export const Deciding = v.object({
  policy: v.fallback(v.optional(PolicyNumbers, {}), forEverybody),
  freeUntilMin: v.fallback(freeUntilMin, v.parse(freeUntilMin, undefined)),
  noShowPercent: v.fallback(noShowPercent, v.parse(noShowPercent, undefined)),
  cancelPercent: v.fallback(cancelPercent, v.parse(cancelPercent, undefined)),
  payoutPercent: v.fallback(payoutPercent, v.parse(payoutPercent, undefined)),
});
export type Deciding = v.InferOutput<typeof Deciding>;

/** As the clinic had set it when the visit was booked, whatever is set now. `nth`: for the how many-th time; 1 is the first. */
export type Terms = Deciding & { readonly nth: number };

/** What a visit was booked under. */
export async function termsOf(sql: Sql, scope: { readonly clinic: { readonly id: string } }, appointment: string): Promise<Terms> {
  const [row] = await sql<{ nth: number; numbers: unknown }[]>`
    select k.nth, k.numbers from appointment a join terms k on k.clinic_id = a.clinic_id and k.nth = a.terms
    where a.clinic_id = ${scope.clinic.id} and a.id = ${appointment}`;
  return { nth: row!.nth, ...v.parse(Deciding, row!.numbers) };
}
