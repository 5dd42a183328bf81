import type { Tx } from '../../database/transaction.ts';
import type { AppointmentSession } from '../../identity/contract.ts';
import { openSession } from '../../identity/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Keys } from '../../shared/keys.ts';
import type { ClinicRef } from '../../shared/scope.ts';
import type { VisitView } from '../../views/visit.ts';

/** A token that opens the call of one visit to somebody who was invited, and the line about it in the audit log. */
export async function openGuest(tx: Tx, keys: Keys, { clinic, visit, guest, now, expiresAt }: { clinic: ClinicRef; visit: VisitView; guest: string; now: Date; expiresAt: Date }): Promise<AppointmentSession> {
  const { token, id } = await openSession(tx, { clinic }, { kind: 'guest', guest, appointment: visit.appointment, now, expiresAt });
  await appendAudit(tx, keys, { clinic: clinic.id, at: now, actor: `guest:${guest}`, action: 'session.opened', subject: `session:${id}`, content: { proof: 'guest-link' } });
  const [row] = await tx<{ name: string }[]>`select name from guest where clinic_id = ${clinic.id} and id = ${guest}`;
  return { reference: visit.reference, token, expiresAt: expiresAt.toISOString(), person: { id: guest, name: row?.name ?? '', role: 'guest' } };
}
