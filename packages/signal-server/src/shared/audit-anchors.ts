import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from '../database/connect.ts';
import type { Job } from '../database/jobs.ts';
import { transaction } from '../database/transaction.ts';
import type { Pool } from '../database/connect.ts';
import type { Clock } from './clock.ts';
import { makeFolder } from './folders.ts';

/** One line of a clinic's anchor file: at this time the chain ended here. Who cuts the chain in the database does not reach it. */
export interface Anchor {
  readonly seq: number;
  /** Hexadecimal. */
  readonly hash: string;
  readonly at: Date;
}

const fileOf = (dataDir: string, clinic: string): string => join(dataDir, 'anchors', `${clinic}.log`);

/** All anchors of a clinic, oldest first. None when nothing was ever anchored. A line that was cut by a crash is skipped. */
export async function readAnchors(dataDir: string, clinic: string): Promise<Anchor[]> {
  const text = await readFile(fileOf(dataDir, clinic), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const [, seq, hash, at] = /^(\d+) ([0-9a-f]{64}) (\S+)$/.exec(line) ?? [];
    return seq && hash && at ? [{ seq: Number(seq), hash, at: new Date(at) }] : [];
  });
}

/** Appends an anchor and waits until it is on the disk. */
export async function writeAnchor(dataDir: string, clinic: string, { seq, hash, at }: Anchor): Promise<void> {
  await makeFolder(join(dataDir, 'anchors'), 0o700);
  const file = await open(fileOf(dataDir, clinic), 'a+', 0o600);
  try {
    // After a line that a crash has cut, begin a new one.
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    if (size) await file.read(last, 0, 1, size - 1);
    await file.appendFile(`${size && last.toString() !== '\n' ? '\n' : ''}${seq} ${hash} ${at.toISOString()}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Ids of all clinics that have anchors here. */
export async function anchoredClinics(dataDir: string): Promise<string[]> {
  const names = await readdir(join(dataDir, 'anchors')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => name.endsWith('.log')).map((name) => name.slice(0, -'.log'.length));
}

/** Removes a clinic's anchors, together with the clinic. */
export const removeAnchors = (dataDir: string, clinic: string): Promise<void> => rm(fileOf(dataDir, clinic), { force: true });

/**
 * The handler of the job `audit-anchor`: writes the newest hash of the clinic's chain outside the database. Many entries ask for one
 * job only; it takes its own row away so that the next entry can ask again.
 */
export const anchorAudit =
  (world: { db: { sql: Pool }; clock: Clock; dataDir: string }) =>
  async ({ id, clinic }: Job): Promise<void> => {
    if (!clinic) return;
    for (let anchored = -1; ; ) {
      const head = await transaction(world.db, async (tx) => {
        // Whoever removes the clinic waits until this is written: no anchor comes after they have taken the anchors away.
        await tx`select 1 from clinic where id = ${clinic} for key share`;
        const newest = await headOf(tx, clinic);
        if (newest && newest.seq !== anchored) await writeAnchor(world.dataDir, clinic, { seq: newest.seq, hash: Buffer.from(newest.hash).toString('hex'), at: world.clock() });
        return newest;
      });
      if (!head) return;
      anchored = head.seq;
      // Under the lock of the head nobody is appending: either we have the newest entry, or we look again.
      const newest = await transaction(world.db, async (tx) => {
        const [locked] = await tx<{ seq: number }[]>`select seq from audit_head where clinic_id = ${clinic} for update`;
        if (locked && locked.seq !== anchored) return false;
        await tx`delete from job where id = ${id}`;
        return true;
      });
      if (newest) return;
    }
  };

async function headOf(sql: Sql, clinic: string): Promise<{ seq: number; hash: Uint8Array } | undefined> {
  const [head] = await sql<{ seq: number; hash: Uint8Array }[]>`select seq, hash from audit_head where clinic_id = ${clinic}`;
  return head;
}
