import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Stands where a name stood that is not kept. */
export const removed = 'Removed';

/** Forgets how to reach an owner; the name stays while `keptUntil` is set. Animals without a kept visit lose theirs. */
export async function eraseOwnerRow(tx: Tx, scope: InClinic, owner: string, { at, keptUntil, pets }: { at: Date; keptUntil: string | null; pets: readonly string[] }): Promise<void> {
  await tx`
    update owner set email = null, mobile = null, phone = null, locale = 'en', erased_at = ${at}, kept_until = ${keptUntil}, name = case when ${keptUntil}::date is null then ${removed} else name end
    where clinic_id = ${scope.clinic.id} and id = ${owner}`;
  await tx`
    update pet set name = ${removed}, breed = null, age = null, sex = null, reproductive_status = null, weight_kg = null, microchip = null
    where clinic_id = ${scope.clinic.id} and owner_id = ${owner} and id <> all(${[...pets]})`;
}
