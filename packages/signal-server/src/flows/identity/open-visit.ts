import type { Tx } from '../../database/transaction.ts';
import type { AppointmentSession } from '../../identity/contract.ts';
import { openSession } from '../../identity/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Keys } from '../../shared/keys.ts';
import type { ClinicRef } from '../../shared/scope.ts';
import type { VisitView } from '../../views/visit.ts';

/** A token that opens one visit to its owner, and the line about it in the audit log. */
export async function openVisit(
  tx: Tx,
  keys: Keys,
  { clinic, visit, now, expiresAt, proof }: { clinic: ClinicRef; visit: VisitView; now: Date; expiresAt: Date; proof: 'appointment-link' | 'hand-over' },
): Promise<AppointmentSession> {
  const { id: owner, name } = visit.owner;
  const { token, id } = await openSession(tx, { clinic }, { kind: 'appointment', appointment: visit.appointment, owner, now, expiresAt });
  await appendAudit(tx, keys, { clinic: clinic.id, at: now, actor: `owner:${owner}`, action: 'session.opened', subject: `session:${id}`, content: { proof } });
  return { reference: visit.reference, token, expiresAt: expiresAt.toISOString(), person: { id: owner, name, role: 'owner' } };
}
