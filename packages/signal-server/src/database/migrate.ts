import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from './connect.ts';
import { DatabaseError } from './error.ts';
import type { Tx } from './transaction.ts';

interface Migration {
  name: string;
  text: string;
  checksum: string;
}

// Any number will do as long as it stays: processes that start together queue on it.
const lock = 7_308_611;

/**
 * Brings the schema up to date with the numbered SQL files of `folder`. Each file runs once, in a transaction of its own, under a lock
 * that lets one process at a time migrate. Files are append-only: a changed, missing or squeezed-in one is refused with a code.
 * Returns the names of the files that ran now.
 */
export async function migrate(sql: Pool, folder: string): Promise<string[]> {
  const files = await readMigrations(folder);
  const ran: string[] = [];
  for (;;) {
    const name = await sql.begin((tx) => runNext(tx, files));
    if (!name) return ran;
    ran.push(name);
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  names.forEach((name, index) => {
    const before = Number(names[index - 1]?.slice(0, 4) ?? 0);
    if (/^\d{4}-[a-z0-9-]+\.sql$/.test(name) && Number(name.slice(0, 4)) > before) return;
    throw new DatabaseError('migration-name', `${name} in ${folder} should be called like ${String(before + 1).padStart(4, '0')}-what-it-does.sql: four digits, higher than those before.`);
  });
  return Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may have other line ends.
      const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function runNext(tx: Tx, files: Migration[]): Promise<string | undefined> {
  await tx`set local statement_timeout = 0`;
  await tx`select pg_advisory_xact_lock(${lock})`;
  await tx`create table if not exists migration (name text primary key, checksum text not null, at timestamptz not null default now())`;
  const done = await tx<{ name: string; checksum: string }[]>`select name, checksum from migration order by name`;
  checkPast(done, files);
  const next = files[done.length];
  if (!next) return undefined;
  await tx.unsafe(next.text);
  await tx`insert into migration (name, checksum) values (${next.name}, ${next.checksum})`;
  return next.name;
}

function checkPast(done: readonly { name: string; checksum: string }[], files: Migration[]): void {
  done.forEach(({ name, checksum }, index) => {
    const file = files.find((each) => each.name === name);
    if (!file) throw new DatabaseError('migration-missing', `This database has run ${name}, which this version does not have. It was last used by a newer VetKit: start that one, or restore a backup made before it.`);
    if (file.checksum !== checksum) throw new DatabaseError('migration-changed', `${name} has already run and was changed since. Put it back as it was, and make the change in a new file.`);
    if (files[index] !== file) throw new DatabaseError('migration-order', `${files[index]?.name} stands before ${name}, which has already run. Give it the next free number.`);
  });
}
