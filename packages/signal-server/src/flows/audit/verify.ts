import type { Database } from '../../database/open.ts';
import { allClinics } from '../../clinics/store.ts';
import { anchoredClinics, readAnchors } from '../../shared/audit-anchors.ts';
import { contentHash, verifyAudit, type AuditVerdict } from '../../shared/audit.ts';
import type { Keys } from '../../shared/keys.ts';
import { begunRemovals } from '../../shared/removals.ts';
import { auditedScripts } from '../../views/audited-scripts.ts';
import { recordDues, recordVersions, strayRecords, type AuditedMembers } from '../../views/audited-records.ts';

/** A kept version of a record that is not the one that was written: changed, gone, or never audited. */
export interface RecordBreak {
  readonly sound: false;
  readonly why: 'record-changed' | 'record-missing' | 'record-unaudited';
  /** `record:<id>:<revision>`, or `record:<id>` where the row of the record itself is meant; `script:<id>`, `script-event:<id>`. */
  readonly subject: string;
}

export type Verdict = AuditVerdict | RecordBreak | { readonly sound: false; readonly why: 'clinic-missing' } | { readonly sound: false; readonly why: 'removal-cut-off'; readonly slug: string };

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
  for (const { id, slug } of clinics) verdicts.push({ clinic: slug, verdict: await verifyClinic({ db, keys, dataDir }, id) });
  const begun = await begunRemovals(dataDir);
  const gone = [...new Set([...anchored, ...begun.map(({ clinic }) => clinic)])].filter((id) => !clinics.some((clinic) => clinic.id === id));
  return [
    ...verdicts,
    ...gone.map((clinic): ClinicVerdict => {
      const slug = begun.find((each) => each.clinic === clinic)?.slug;
      return { clinic: slug ?? clinic, verdict: { sound: false, ...(slug === undefined ? { why: 'clinic-missing' } : { why: 'removal-cut-off', slug }) } };
    }),
  ];
}

/** Verifies one clinic. Reads only. */
export async function verifyClinic({ db, keys, dataDir }: World, id: string): Promise<AuditVerdict | RecordBreak> {
  const chain = await verifyAudit(db.sql, keys, id, await readAnchors(dataDir, id));
  return chain.sound ? ((await brokenRecord(db, keys, id)) ?? chain) : chain;
}

async function brokenRecord(db: Database, keys: Keys, clinic: string): Promise<RecordBreak | undefined> {
  for await (const { subject, kept, audited, removed } of recordVersions(db.sql, clinic)) {
    if (kept === undefined && removed) continue;
    const why = !audited ? 'record-unaudited' : kept === undefined ? 'record-missing' : isWhatWasWritten(keys, kept, audited) ? undefined : 'record-changed';
    if (why) return { sound: false, why, subject };
  }
  for (const { subject, dueAt, audited } of await recordDues(db.sql, clinic)) {
    if (!contentHash(keys, { dueAt }).equals(audited)) return { sound: false, why: 'record-changed', subject };
  }
  for (const { subject, kept, audited, removed } of await auditedScripts(db.sql, clinic)) {
    if (kept === undefined && removed) continue;
    const why = !audited ? 'record-unaudited' : kept === undefined ? 'record-missing' : contentHash(keys, kept).equals(audited) ? undefined : 'record-changed';
    if (why) return { sound: false, why, subject };
  }
  const [stray] = await strayRecords(db.sql, clinic);
  return stray === undefined ? undefined : { sound: false, why: 'record-changed', subject: stray };
}

/** Entries cover every member of a version; those of the first days covered its words only. */
const isWhatWasWritten = (keys: Keys, kept: AuditedMembers, written: Uint8Array): boolean => contentHash(keys, kept).equals(written) || contentHash(keys, kept.body).equals(written);
