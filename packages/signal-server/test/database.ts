import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { connect } from '../src/database/connect.ts';
import { databaseAt, type Database } from '../src/database/open.ts';

/**
 * A migrated, empty database for this test file alone, dropped after its last test. Call it once at the head of the file:
 * `const db = await freshDatabase();`
 */
export async function freshDatabase(): Promise<Database> {
  const { address, template } = inject('database');
  const name = `vetkit_test_${randomUUID().replaceAll('-', '')}`;
  const admin = connect(address, 'url' in address ? undefined : 'postgres', { max: 1 });
  await admin.unsafe(`create database ${name} template ${template}`);
  // A template does not hand down its settings.
  await admin.unsafe(`alter database ${name} set synchronous_commit = off`);
  const database = databaseAt(address, name, { kind: 'embedded', describe: 'a database for tests', max: 5 });
  afterAll(async () => {
    await database.close();
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  return database;
}
