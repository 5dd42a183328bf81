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

/** An erased owner of whom something is still kept, locked; nothing for anybody else. */
export async function keptOwner(tx: Tx, scope: InClinic, owner: string): Promise<{ erasedAt: Date; until: string } | undefined> {
  const [row] = await tx<{ erasedAt: Date; until: string }[]>`
    select erased_at as "erasedAt", to_char(kept_until, 'YYYY-MM-DD') as until from owner
    where clinic_id = ${scope.clinic.id} and id = ${owner} and erased_at is not null and kept_until is not null for update`;
  return row;
}

/** What is left of an erased owner is kept until another day. */
export async function setKeptUntil(tx: Tx, scope: InClinic, owner: string, until: string): Promise<void> {
  await tx`update owner set kept_until = ${until} where clinic_id = ${scope.clinic.id} and id = ${owner}`;
}
