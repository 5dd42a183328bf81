import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** What was told at triage goes with visits that are not kept, or where the owner told it signed in and without a visit; of the others only how to reach whoever told it. `mobile`: the number that the owner is known by. */
export async function eraseTriage(tx: Tx, scope: InClinic, { owner, visits, kept, mobile }: { owner: string; visits: readonly string[]; kept: readonly string[]; mobile: string | null }): Promise<void> {
  const { id } = scope.clinic;
  const gone = tx`clinic_id = ${id} and (appointment_id = any(${visits.filter((visit) => !kept.includes(visit))}) or (appointment_id is null and made_by_kind = 'owner' and made_by = ${owner}))`;
  await tx`update triage_assessment set previous_id = null where clinic_id = ${id} and previous_id in (select id from triage_assessment where ${gone})`;
  await tx`delete from triage_assessment where ${gone}`;
  await tx`update triage_assessment set contact_name = null, contact_phone = null where clinic_id = ${id} and (appointment_id = any(${[...kept]}) or contact_phone = ${mobile})`;
}
