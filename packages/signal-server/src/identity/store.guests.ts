import type { Tx } from '../database/transaction.ts';

interface InClinic {
  readonly clinic: { readonly id: string };
}

/** Closes the link and the sessions of one guest. */
export async function revokeGuestAccess(tx: Tx, { clinic }: InClinic, guest: string, now: Date): Promise<void> {
  await tx`update link set revoked_at = ${now} where clinic_id = ${clinic.id} and guest_id = ${guest} and revoked_at is null`;
  await tx`update session set revoked_at = ${now} where clinic_id = ${clinic.id} and guest_id = ${guest} and revoked_at is null`;
}
