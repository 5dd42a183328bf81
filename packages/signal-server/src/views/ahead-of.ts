import type { Sql } from '../database/connect.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** How many visits of a practitioner are still to come. */
export async function aheadOf(sql: Sql, { clinic }: InClinic, practitioner: string, now: Date): Promise<number> {
  const [row] = await sql<{ ahead: number }[]>`
    select count(*)::int as ahead from appointment
    where clinic_id = ${clinic.id} and practitioner_id = ${practitioner} and status in ('requested', 'confirmed') and end_at > ${now}`;
  return row?.ahead ?? 0;
}
