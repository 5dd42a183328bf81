import * as v from 'valibot';
import type { Sql } from '../database/connect.ts';
import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Forgets an owner's cards, and says whether a provider knows the owner: it has to forget them too. Bills and what was paid stay: they name nobody. */
export async function eraseCards(tx: Tx, scope: InClinic, owner: string): Promise<boolean> {
  const known = await tx`update payer set method = null, card = null where clinic_id = ${scope.clinic.id} and owner_id = ${owner} returning 1`;
  await tx`update payment set card = null where clinic_id = ${scope.clinic.id} and owner_id = ${owner}`;
  return known.length > 0;
}

/** What providers call an owner who was erased. */
export async function customersOf(sql: Sql, scope: InClinic, owner: string): Promise<{ provider: string; customer: string }[]> {
  const rows = await sql`select provider, customer from payer where clinic_id = ${scope.clinic.id} and owner_id = ${owner}`;
  return v.parse(v.array(v.object({ provider: v.string(), customer: v.string() })), [...rows]);
}

/** The provider has forgotten them. */
export async function forgetPayer(tx: Tx, scope: InClinic, owner: string, provider: string): Promise<void> {
  await tx`delete from payer where clinic_id = ${scope.clinic.id} and owner_id = ${owner} and provider = ${provider}`;
}
