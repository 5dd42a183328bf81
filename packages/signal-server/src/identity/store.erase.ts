import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Every way in of an owner: sessions, links, codes. */
export async function eraseWaysIn(tx: Tx, scope: InClinic, owner: string, { visits, email, mobile }: { visits: readonly string[]; email: string | null; mobile: string | null }): Promise<void> {
  const { id } = scope.clinic;
  await tx`delete from session where clinic_id = ${id} and kind <> 'staff' and (owner_id = ${owner} or appointment_id = any(${[...visits]}))`;
  await tx`delete from link where clinic_id = ${id} and staff_id is null and (owner_id = ${owner} or appointment_id = any(${[...visits]}))`;
  await tx`delete from sign_in_code where clinic_id = ${id} and (email = ${email} or mobile = ${mobile})`;
}
