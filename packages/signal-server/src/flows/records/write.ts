import type { Tx } from '../../database/transaction.ts';
import { addVersion, type NewVersion } from '../../records/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Keys } from '../../shared/keys.ts';
import type { Scope } from '../../shared/scope.ts';
import { audited } from '../../views/audited-records.ts';

const actions = { draft: 'record.saved', completed: 'record.completed', amendment: 'record.amended' } as const;

/** Writes the next version of a record and its entry in the audit chain, which covers every member of the version. */
export async function writeVersion(tx: Tx, keys: Keys, scope: Scope, consult: string, version: NewVersion): Promise<void> {
  await addVersion(tx, scope, version);
  await appendAudit(tx, keys, {
    clinic: scope.clinic.id,
    at: version.at,
    actor: `staff:${version.author}`,
    action: actions[version.kind],
    subject: `record:${version.record}:${version.revision}`,
    content: audited({ ...version, consult, at: version.at.toISOString() }),
  });
}
