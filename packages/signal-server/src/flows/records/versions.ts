import type { FullVersion, RecordVersions } from '../../records/contract.ts';
import { notFound } from '../../shared/problem.ts';
import type { Scope } from '../../shared/scope.ts';
import { versionOf, versionsOf } from '../../views/record-versions.ts';
import { visitByReference } from '../../views/visit.ts';
import { seen, type Seeing } from './seen.ts';

/** All versions of a visit's record, without their words. */
export const versions =
  (world: Seeing) =>
  async (scope: Scope, reference: string): Promise<RecordVersions> => {
    const visit = await visitByReference(world.db.sql, scope, reference);
    if (!visit) throw notFound();
    const found = await versionsOf(world.db.sql, scope, visit.consult);
    await seen(world, scope, { what: 'record.versions-read', consult: visit.consult });
    return { versions: found };
  };

const isRevision = (revision: number): boolean => Number.isInteger(revision) && revision > 0 && revision < 2 ** 31;

/** One version of a visit's record as it was written. */
export const version =
  (world: Seeing) =>
  async (scope: Scope, reference: string, revision: number): Promise<FullVersion> => {
    const visit = await visitByReference(world.db.sql, scope, reference);
    const found = visit && isRevision(revision) && (await versionOf(world.db.sql, scope, visit.consult, revision));
    if (!visit || !found) throw notFound();
    await seen(world, scope, { what: 'record.version-read', consult: visit.consult, content: { revision } });
    return found;
  };
