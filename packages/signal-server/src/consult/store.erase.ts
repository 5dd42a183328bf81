import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Tests of the owner's devices and the names of guests go; messages of consults that are not kept too. */
export async function eraseFromConsults(tx: Tx, scope: InClinic, owner: string, { consults, kept }: { consults: readonly string[]; kept: readonly string[] }): Promise<void> {
  const { id } = scope.clinic;
  await tx`delete from device_report where clinic_id = ${id} and person_kind = 'owner' and person_id = ${owner}`;
  await tx`update guest set name = part where clinic_id = ${id} and consult_id = any(${[...consults]})`;
  await tx`update message set body = '' where clinic_id = ${id} and consult_id = any(${consults.filter((consult) => !kept.includes(consult))})`;
}
