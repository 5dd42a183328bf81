import type { Database } from '../../database/open.ts';
import { allClinics } from '../../clinics/store.ts';
import { anchoredClinics, readAnchors } from '../../shared/audit-anchors.ts';
import { contentHash, verifyAudit, type AuditVerdict } from '../../shared/audit.ts';
import type { Keys } from '../../shared/keys.ts';
import { recordVersions } from '../../views/audited-records.ts';

/** A kept version of a record that is not the one that was written: changed, gone, or never audited. */
export interface RecordBreak {
  readonly sound: false;
  readonly why: 'record-changed' | 'record-missing' | 'record-unaudited';
  /** `record:<id>:<revision>` */
  readonly subject: string;
}

export type Verdict = AuditVerdict | RecordBreak | { readonly sound: false; readonly why: 'clinic-missing' };

export interface ClinicVerdict {
  /** The slug; the id where the clinic itself is gone. */
  readonly clinic: string;
  readonly verdict: Verdict;
}

interface World {
  readonly db: Database;
  readonly keys: Keys;
  readonly dataDir: string;
}

/** Verifies every clinic: its chain, its anchors, and that each kept version of a record is the one that was written. Reads only. */
export async function verifyAll({ db, keys, dataDir }: World): Promise<ClinicVerdict[]> {
  // Before the clinics are read: one that is made meanwhile has no anchor yet.
  const anchored = await anchoredClinics(dataDir);
  const clinics = await allClinics(db.sql);
  const verdicts: ClinicVerdict[] = [];
  for (const { id, slug } of clinics) {
    const chain = await verifyAudit(db.sql, keys, id, await readAnchors(dataDir, id));
    verdicts.push({ clinic: slug, verdict: chain.sound ? ((await brokenRecord(db, keys, id)) ?? chain) : chain });
  }
  const gone = anchored.filter((id) => !clinics.some((clinic) => clinic.id === id));
  return [...verdicts, ...gone.map((clinic) => ({ clinic, verdict: { sound: false as const, why: 'clinic-missing' as const } }))];
}

async function brokenRecord(db: Database, keys: Keys, clinic: string): Promise<RecordBreak | undefined> {
  for await (const { subject, body, audited } of recordVersions(db.sql, clinic)) {
    const why = !audited ? 'record-unaudited' : body === undefined ? 'record-missing' : contentHash(keys, body).equals(audited) ? undefined : 'record-changed';
    if (why) return { sound: false, why, subject };
  }
  return undefined;
}
