import type { Sql } from '../database/connect.ts';

/** How many of these files are pictures of the visit that are there. */
export async function picturesOf(sql: Sql, scope: { readonly clinic: { readonly id: string } }, appointment: string, files: readonly string[]): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from file where clinic_id = ${scope.clinic.id} and appointment_id = ${appointment} and id = any(${[...files]}) and state = 'ready' and type like 'image/%'`;
  return row?.n ?? 0;
}
