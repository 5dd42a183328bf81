import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Forgets an owner's cards and what a provider calls them. Bills and what was paid stay: they name nobody. */
export async function eraseCards(tx: Tx, scope: InClinic, owner: string): Promise<void> {
  await tx`delete from payer where clinic_id = ${scope.clinic.id} and owner_id = ${owner}`;
  await tx`update payment set card = null where clinic_id = ${scope.clinic.id} and owner_id = ${owner}`;
}
