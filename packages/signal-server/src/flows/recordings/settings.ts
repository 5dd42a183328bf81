import { isDeepStrictEqual } from 'node:util';
import { lockSettings, setSettings, settingsRevision } from '../../clinics/store.ts';
import type { Sql } from '../../database/connect.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { RecordingSettings, RecordingSheet } from '../../recordings/contract.ts';
import { recordingsProblem } from '../../recordings/problems.ts';
import type { Scope } from '../../shared/scope.ts';
import { recordingSettings } from '../../views/recordings.ts';
import { staffIdOf } from '../calendar/whose.ts';
import { happened } from '../happened.ts';

const now = async (sql: Sql, scope: Pick<Scope, 'clinic'>): Promise<RecordingSheet> => ({ ...(await recordingSettings(sql, scope)), revision: await settingsRevision(sql, scope, 'recordings') });

/** How long recordings are kept, and whether owners see theirs: for recordings made from now on. @throws Problem `revision-stale`. */
export const recordingRules = ({ db }: { db: Database }) => ({
  read: (scope: Scope): Promise<RecordingSheet> => now(db.sql, scope),
  save: (scope: Scope, { settings: wanted, revision }: { settings: RecordingSettings; revision: number }): Promise<RecordingSheet> =>
    transaction(db, async (tx) => {
      const kept = await lockSettings(tx, scope, 'recordings');
      const { revision: _revision, ...before } = await now(tx, scope);
      if (isDeepStrictEqual(before, wanted)) return { ...before, revision: kept };
      if (kept !== revision) throw recordingsProblem('revision-stale', { current: { ...before, revision: kept } });
      await setSettings(tx, scope, 'recordings', wanted);
      const after = await now(tx, scope);
      await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staffIdOf(scope) }, type: 'settings.changed', data: { what: 'recordings', revision: after.revision } });
      return after;
    }),
});
