import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { appendAudit, type AuditActor } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { ownerOf, type Scope } from '../../shared/scope.ts';

export interface Seeing {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: Keys;
}

/** Who the caller is to the audit chain: an id, never a name. */
export function auditActor({ caller }: Scope): AuditActor {
  const owner = ownerOf(caller);
  return caller.kind === 'staff' ? `staff:${caller.staff}` : owner === undefined ? 'system' : `owner:${owner}`;
}

/** Writes down that somebody has read a visit's record, or all those of an animal: one entry for one request. What nobody may read unseen is not answered before this. */
export async function seen(
  { db, clock, keys }: Seeing,
  scope: Scope,
  { what, content = {}, ...of }: { readonly what: `${'record' | 'script' | 'summary'}.${string}read`; readonly content?: Readonly<Record<string, unknown>> } & ({ readonly consult: string } | { readonly pet: string }),
): Promise<void> {
  await transaction(db, (tx) => appendAudit(tx, keys, { clinic: scope.clinic.id, at: clock(), actor: auditActor(scope), action: what, subject: 'pet' in of ? `pet:${of.pet}` : `consult:${of.consult}`, content }));
}
