import { clinicById, clinicBySlug, removeClinicRows } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { FileKeeper } from '../../files/provider.ts';
import { removeAnchors } from '../../shared/audit-anchors.ts';
import { notFound } from '../../shared/problem.ts';
import { begunRemovals, endRemoval, noteRemoval, type Removal } from '../../shared/removals.ts';

interface World {
  readonly db: Database;
  readonly dataDir: string;
  readonly files: FileKeeper;
}

/**
 * The operator's command: removes a clinic with all its people, visits, records, files, events and audit entries, for good. Cut off at any
 * step it goes on when it is called again, with this clinic or another one. @throws Problem `not-found`.
 */
export const removeClinic =
  (world: World) =>
  async (slug: string): Promise<Removal> => {
    const { db, dataDir } = world;
    // First those of before: a new clinic may have taken the name meanwhile.
    const before = await endBegun(world);
    const clinic = await clinicBySlug(db.sql, slug);
    const removal = clinic ? { clinic: clinic.id, slug, name: clinic.name } : before.find((each) => each.slug === slug);
    if (!removal) throw notFound();
    if (!clinic) return removal;
    await noteRemoval(dataDir, removal);
    await transaction(db, (tx) => removeClinicRows(tx, { clinic }));
    await takeRest(world, removal);
    return removal;
  };

/** What a removal that was cut off has left: the rows are gone, the files and anchors are not. */
async function endBegun(world: World): Promise<Removal[]> {
  const ended: Removal[] = [];
  for (const removal of await begunRemovals(world.dataDir)) {
    // Its rows stayed: it is as if the command had never been given.
    if (await clinicById(world.db.sql, removal.clinic)) continue;
    await takeRest(world, removal);
    ended.push(removal);
  }
  return ended;
}

/** The note goes last. */
async function takeRest({ dataDir, files }: World, { clinic }: Removal): Promise<void> {
  await files.removeClinic(clinic);
  await removeAnchors(dataDir, clinic);
  await endRemoval(dataDir, clinic);
}
