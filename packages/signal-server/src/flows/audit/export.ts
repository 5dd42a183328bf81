import { open } from 'node:fs/promises';
import type { Database } from '../../database/open.ts';
import { readAnchors } from '../../shared/audit-anchors.ts';
import { auditLines } from '../../views/audit-entries.ts';

const page = 1000;

/**
 * Writes a clinic's audit chain into a file that does not exist yet, one entry in JSON a line, and after them its anchors. No names and no
 * medical words are in it: ids, actions, times and hashes. Gives how many entries there were.
 */
export async function exportAudit({ db, dataDir, clinic, file }: { db: Database; dataDir: string; clinic: string; file: string }): Promise<number> {
  // Whoever exports twice does not lose the first one.
  const out = await open(file, 'wx', 0o600);
  try {
    let [after, entries] = [0, 0];
    for (;;) {
      const lines = await auditLines(db.sql, clinic, { after, limit: page });
      for (const line of lines) await out.write(`${JSON.stringify(line)}\n`);
      entries += lines.length;
      after = lines.at(-1)?.seq ?? after;
      if (lines.length < page) break;
    }
    for (const { seq, hash, at } of await readAnchors(dataDir, clinic)) await out.write(`${JSON.stringify({ anchor: seq, hash, at: at.toISOString() })}\n`);
    return entries;
  } finally {
    await out.close();
  }
}
