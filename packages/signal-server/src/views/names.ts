import type { Sql } from '../database/connect.ts';

/** The name of a staff member of this clinic. */
export async function staffName(sql: Sql, scope: { readonly clinic: { readonly id: string } }, staff: string): Promise<string> {
  const [row] = await sql<{ name: string }[]>`select name from staff where clinic_id = ${scope.clinic.id} and id = ${staff}`;
  return row?.name ?? '';
}
