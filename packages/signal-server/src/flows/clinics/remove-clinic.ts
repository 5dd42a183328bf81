import { clinicBySlug, removeClinicRows, type StoredClinic } from '../../clinics/store.ts';
import type { Database } from '../../database/open.ts';
import { transaction } from '../../database/transaction.ts';
import type { FileKeeper } from '../../files/provider.ts';
import { removeAnchors } from '../../shared/audit-anchors.ts';
import { notFound } from '../../shared/problem.ts';

/** The operator's command: removes a clinic with all its people, visits, records, files, events and audit entries, for good. @throws Problem `not-found`. */
export const removeClinic =
  ({ db, dataDir, files }: { db: Database; dataDir: string; files: FileKeeper }) =>
  async (slug: string): Promise<StoredClinic> => {
    const removed = await transaction(db, async (tx) => {
      const clinic = await clinicBySlug(tx, slug);
      if (!clinic) throw notFound();
      await removeClinicRows(tx, { clinic });
      return clinic;
    });
    await removeAnchors(dataDir, removed.id);
    await files.removeClinic(removed.id);
    return removed;
  };
