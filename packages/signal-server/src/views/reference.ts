import type { Sql } from '../database/connect.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** The reference of an appointment, as people say it. */
export async function referenceOf(sql: Sql, scope: InClinic, appointment: string): Promise<string> {
  const [row] = await sql<{ reference: string }[]>`select reference from appointment where clinic_id = ${scope.clinic.id} and id = ${appointment}`;
  return row?.reference ?? '';
}

/** The reference of a consult. */
export async function referenceOfConsult(sql: Sql, scope: InClinic, consult: string): Promise<string | undefined> {
  const [row] = await sql<{ reference: string }[]>`select reference from consult where clinic_id = ${scope.clinic.id} and id = ${consult}`;
  return row?.reference;
}
