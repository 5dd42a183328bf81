import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Address } from '../src/database/connect.ts';
import { migrate } from '../src/database/migrate.ts';
import { openDatabase } from '../src/database/open.ts';
import { silent } from '../src/shared/log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    database: { address: Address; template: string };
  }
}

/** Starts one PostgreSQL for the whole run (or takes `TEST_DATABASE_URL`) and migrates the template of all test databases. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vetkit-tests-'));
  // As root the database runs as another user, who must be able to pass.
  await chmod(dataDir, 0o711);
  const url = process.env['TEST_DATABASE_URL'];
  const database = await openDatabase({ databaseUrl: url, dataDir, environment: { PATH: process.env['PATH'] ?? '' }, log: silent, max: 2 });

  const template = `vetkit_template_${process.pid}`;
  await database.sql.unsafe(`create database ${template}`);
  // Nothing here needs to outlive a power cut.
  await database.sql.unsafe(`alter database ${template} set synchronous_commit = off`);
  const sql = database.connect({ database: template, max: 1 });
  await migrate(sql, join(import.meta.dirname, '../migrations'));
  await sql.end();

  const { host, port, user, pass } = database.sql.options;
  provide('database', {
    address: url ? { url } : { host: host[0] ?? '', port: port[0] ?? 0, user, ...(typeof pass === 'string' && pass ? { password: pass } : {}) },
    template,
  });
  return async () => {
    await database.sql.unsafe(`drop database if exists ${template} with (force)`);
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  };
}
