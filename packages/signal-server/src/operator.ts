#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { ConfigError, configExitCode, readConfig } from './config.ts';
import { consoleLog } from './console-log.ts';
import { openDataDir } from './data-dir.ts';
import { DatabaseError } from './database/error.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open.ts';
import { explainFailure, help, isHelp, runCommand } from './operator-commands.ts';
import { secretKey } from './secret.ts';
import { createKeys } from './shared/keys.ts';

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

/** One command on the server's database, beside the running server or without it. */
async function run(argv: string[]): Promise<number> {
  if (isHelp(argv)) {
    console.log(help);
    return 0;
  }
  const config = readConfig(process.env);
  const { databaseUrl, dataDir, pgBin, environment, publicUrl, s3, stripe } = config;
  await openDataDir(dataDir);
  const db = await openDatabase({ databaseUrl, dataDir, pgBin, environment, log: consoleLog(process.stderr) });
  try {
    await migrate(db.sql, migrations);
    const keys = createKeys(await secretKey(config));
    return await runCommand({ db, keys, clock: () => new Date(), dataDir, s3, stripe, publicUrl, say: (text) => console.log(text) }, argv);
  } finally {
    await db.close();
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const text = error instanceof ConfigError || error instanceof DatabaseError ? error.message : explainFailure(error);
  console.error(text ? `\n${text}\n` : error);
  process.exitCode = error instanceof ConfigError ? configExitCode : 2;
}
