import { isDeepStrictEqual } from 'node:util';
import { lockSettings, setSettings, settingsRevision } from '../../clinics/store.ts';
import type { Sql } from '../../database/connect.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import { recordsProblem } from '../../records/problems.ts';
import type { RecordSettings, RecordSettingsSheet } from '../../records/settings.contract.ts';
import type { Scope } from '../../shared/scope.ts';
import { retentionFor } from '../../records/rules/retention.ts';
import { countryOf, recordSettings } from '../../views/record-settings.ts';
import { staffIdOf } from '../calendar/whose.ts';
import { happened } from '../happened.ts';

const now = async (sql: Sql, scope: Pick<Scope, 'clinic'>): Promise<RecordSettingsSheet> => ({ ...(await recordSettings(sql, scope)), law: retentionFor(await countryOf(sql, scope)), revision: await settingsRevision(sql, scope, 'records') });

/** The clinic's snippets, and when owners are asked to come again. The same again writes nothing. @throws Problem `revision-stale`. */
export const recordRules = ({ db }: { db: Database }) => ({
  read: (scope: Scope): Promise<RecordSettingsSheet> => now(db.sql, scope),
  save: (scope: Scope, { settings: wanted, revision }: { settings: RecordSettings; revision: number }): Promise<RecordSettingsSheet> =>
    transaction(db, async (tx) => {
      const kept = await lockSettings(tx, scope, 'records');
      const { revision: _revision, law, ...before } = await now(tx, scope);
      if (isDeepStrictEqual(before, wanted)) return { ...before, law, revision: kept };
      if (kept !== revision) throw recordsProblem('revision-stale', { current: { ...before, law, revision: kept } });
      await setSettings(tx, scope, 'records', wanted);
      const after = await now(tx, scope);
      await happened(tx, { clinic: scope.clinic.id, actor: { kind: 'staff', id: staffIdOf(scope) }, type: 'settings.changed', data: { what: 'records', revision: after.revision } });
      return after;
    }),
});
