import { randomUUID } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from '../../database/open.ts';
import { readAnchors } from '../../shared/audit-anchors.ts';
import { syncFolder } from '../../shared/folders.ts';
import { auditLines } from '../../views/audit-entries.ts';

const page = 1000;

/**
 * A clinic's audit chain, one entry in JSON a line, after it its anchors, and at the end how many there were of both: without that line
 * it is not whole. No names and no medical words are in it: ids, actions, times and hashes.
 */
export async function* exportLines({ db, dataDir }: { db: Database; dataDir: string }, clinic: string): AsyncGenerator<string, { entries: number }> {
  let entries = 0;
  for (let after = 0; ; ) {
    const lines = await auditLines(db.sql, clinic, { after, limit: page });
    for (const line of lines) yield `${JSON.stringify(line)}\n`;
    after = lines.at(-1)?.seq ?? after;
    entries += lines.length;
    if (lines.length < page) break;
  }
  const anchors = await readAnchors(dataDir, clinic);
  for (const { seq, hash, at } of anchors) yield `${JSON.stringify({ anchor: seq, hash, at: at.toISOString() })}\n`;
  yield `${JSON.stringify({ entries, anchors: anchors.length })}\n`;
  return { entries };
}

/**
 * Writes it into a file that does not exist yet: beside it as `FILE.….part`, and under its own name when all of it is on the disk. Gives
 * how many entries there were. @throws the system's error; then there is no file, or (killed) only the part.
 */
export async function exportAudit({ db, dataDir, clinic, file }: { db: Database; dataDir: string; clinic: string; file: string }): Promise<number> {
  const part = `${file}.${randomUUID().slice(0, 8)}.part`;
  // Whoever exports twice does not lose the first one, and is told before the work.
  if (await exists(file)) throw Object.assign(new Error('There is a file already'), { code: 'EEXIST', path: file });
  const out = await open(part, 'wx', 0o600);
  try {
    const lines = exportLines({ db, dataDir }, clinic);
    let line = await lines.next();
    for (; !line.done; line = await lines.next()) await out.appendFile(line.value);
    await out.sync();
    await out.close();
    await settle(part, file);
    await syncFolder(dirname(file));
    return line.value.entries;
  } catch (error) {
    await out.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

/** Gives the part its name, unless that was taken meanwhile. Some shares know no second names: there a look must do. */
async function settle(part: string, file: string): Promise<void> {
  try {
    await link(part, file);
    await rm(part);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || (await exists(file))) throw error;
    await rename(part, file);
  }
}

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);
