import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** What was told at triage goes with visits that are not kept; of the others only how to reach whoever told it. `contacts`: numbers by which it was left without a visit. */
export async function eraseTriage(tx: Tx, scope: InClinic, { visits, kept, contacts }: { visits: readonly string[]; kept: readonly string[]; contacts: readonly string[] }): Promise<void> {
  const { id } = scope.clinic;
  await tx`delete from triage_assessment where clinic_id = ${id} and appointment_id = any(${visits.filter((visit) => !kept.includes(visit))})`;
  await tx`update triage_assessment set contact_name = null, contact_phone = null where clinic_id = ${id} and (appointment_id = any(${[...kept]}) or contact_phone = any(${[...contacts]}))`;
}
