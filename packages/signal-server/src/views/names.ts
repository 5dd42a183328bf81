import type { Sql } from '../database/connect.ts';

/** The name of a staff member of this clinic. */
export async function staffName(sql: Sql, scope: { readonly clinic: { readonly id: string } }, staff: string): Promise<string> {
  const [row] = await sql<{ name: string }[]>`select name from staff where clinic_id = ${scope.clinic.id} and id = ${staff}`;
  return row?.name ?? '';
}

/** The name and licence of a staff member as they stand now, to be kept with what they sign. */
export async function signatureOf(sql: Sql, scope: { readonly clinic: { readonly id: string } }, staff: string): Promise<{ name: string; licence: string | null }> {
  const [row] = await sql<{ name: string; licence: string | null }[]>`select name, licence from staff where clinic_id = ${scope.clinic.id} and id = ${staff}`;
  return row ?? { name: '', licence: null };
}
