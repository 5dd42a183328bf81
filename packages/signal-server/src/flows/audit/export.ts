import { open } from 'node:fs/promises';
import type { Database } from '../../database/open.ts';
import { readAnchors } from '../../shared/audit-anchors.ts';
import { auditLines } from '../../views/audit-entries.ts';

const page = 1000;

/** A clinic's audit chain, one entry in JSON a line, and after it its anchors. No names and no medical words are in it: ids, actions, times and hashes. */
export async function* exportLines({ db, dataDir }: { db: Database; dataDir: string }, clinic: string): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const lines = await auditLines(db.sql, clinic, { after, limit: page });
    for (const line of lines) yield `${JSON.stringify(line)}\n`;
    after = lines.at(-1)?.seq ?? after;
    if (lines.length < page) break;
  }
  for (const { seq, hash, at } of await readAnchors(dataDir, clinic)) yield `${JSON.stringify({ anchor: seq, hash, at: at.toISOString() })}\n`;
}

/** Writes it into a file that does not exist yet. Gives how many entries there were. */
export async function exportAudit({ db, dataDir, clinic, file }: { db: Database; dataDir: string; clinic: string; file: string }): Promise<number> {
  // Whoever exports twice does not lose the first one.
  const out = await open(file, 'wx', 0o600);
  try {
    let entries = 0;
    for await (const line of exportLines({ db, dataDir }, clinic)) {
      await out.write(line);
      if (!line.startsWith('{"anchor"')) entries++;
    }
    return entries;
  } finally {
    await out.close();
  }
}
