import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../packages/signal-server/src/database/open.ts';
import { silent } from '../../packages/signal-server/src/shared/log.ts';

/** A PostgreSQL that several server processes share: its address as `DATABASE_URL`. */
export async function openSharedDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vetkit-shared-'));
  await chmod(dataDir, 0o711);
  const database = await openDatabase({ databaseUrl: undefined, dataDir, environment: { PATH: process.env['PATH'] ?? '' }, log: silent, max: 2 });
  const { host, port, user, pass, database: name } = database.sql.options;
  const url = new URL(`postgres://localhost:${port[0] ?? 5432}/${name}`);
  url.username = user;
  if (typeof pass === 'string') url.password = pass;
  url.searchParams.set('host', host[0] ?? '');
  return {
    url: url.href,
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
