import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Takes the name out of what was agreed to for visits that are not kept. What was agreed to, and when, stays. */
export async function eraseNames(tx: Tx, scope: InClinic, owner: string, kept: readonly string[]): Promise<void> {
  await tx`select set_config('vetkit.erasing_owner', ${owner}, true)`;
  await tx`update consent set name = 'Removed' where clinic_id = ${scope.clinic.id} and owner_id = ${owner} and appointment_id <> all(${[...kept]})`;
  await tx`select set_config('vetkit.erasing_owner', '', true)`;
}
