import type { Database } from '../../database/open.ts';
import type { Recording, RecordingList } from '../../recordings/contract.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { recordingSettings, recordingsOf } from '../../views/recordings.ts';
import { anybodyOfVisit } from '../consult/people.ts';

/** The recordings of a visit, as one of its people sees them. */
export const listRecordings =
  ({ db: { sql } }: { db: Pick<Database, 'sql'> }) =>
  async (scope: Scope, reference: string): Promise<RecordingList> => {
    const { visit, me } = await anybodyOfVisit(sql, scope, reference);
    const settings = await recordingSettings(sql, scope);
    const all = await recordingsOf(sql, scope, visit.consult);
    const watches = me.kind === 'staff' || (me.kind === 'owner' && settings.ownersWatch);
    return { ...settings, recordings: all.map((one) => ({ ...one, mayWatch: watches && one.state === 'ready' })) };
  };

/** One recording of a visit. @throws Problem `not-found`. */
export const oneRecording = (world: { db: Pick<Database, 'sql'> }) => {
  const list = listRecordings(world);
  return async (scope: Scope, reference: string, id: string): Promise<Recording> => {
    const found = (await list(scope, reference)).recordings.find((one) => one.id === id);
    if (!found) throw notFound();
    return found;
  };
};
