import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { linkFor } from '../../files/link.ts';
import { fileById } from '../../files/store.ts';
import type { RecordingLink } from '../../recordings/contract.ts';
import { recordingsProblem } from '../../recordings/problems.ts';
import { recordingById } from '../../recordings/store.ts';
import { appendAudit } from '../../shared/audit.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keys } from '../../shared/keys.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { recordingSettings } from '../../views/recordings.ts';
import { personOfVisit } from '../consult/people.ts';

/**
 * A link to watch or save a recording, for ten minutes. Each is on the audit log.
 * @throws Problem `not-found`, `recording-not-ready`, `recording-private` (owners, where the clinic says so).
 */
export const openRecording =
  ({ db, clock, keys }: { db: Database; clock: Clock; keys: Keys }) =>
  async (scope: Scope, reference: string, id: string): Promise<RecordingLink> => {
    const { visit, me } = await personOfVisit(db.sql, scope, reference);
    const recording = await recordingById(db.sql, scope, id);
    if (recording?.consult !== visit.consult) throw notFound();
    if (me.kind === 'owner' && !(await recordingSettings(db.sql, scope)).ownersWatch) throw recordingsProblem('recording-private');
    const file = await fileById(db.sql, scope, recording.file);
    if (recording.state !== 'ready' || !file?.type) throw recordingsProblem('recording-not-ready');
    const now = clock();
    await transaction(db, (tx) =>
      appendAudit(tx, keys, { clinic: scope.clinic.id, at: now, actor: `${me.kind}:${me.person}`, action: 'recording.opened', subject: `recording:${id}`, content: { sha256: file.sha256 } }),
    );
    return { href: linkFor(keys, { clinic: scope.clinic, file: file.id, now }), name: file.name, type: file.type };
  };
