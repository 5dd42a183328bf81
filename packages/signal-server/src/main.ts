#!/usr/bin/env node
import { serve } from '@hono/node-server';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addressTable } from './addresses.ts';
import { createApp, type App } from './app.ts';
import { hasClinic } from './clinics/store.ts';
import { ConfigError, configExitCode, readConfig, type Config } from './config.ts';
import { consoleLog } from './console-log.ts';
import { openDataDir } from './data-dir.ts';
import { openBus } from './database/bus.ts';
import { DatabaseError } from './database/error.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open.ts';
import { demoSite } from './hosted/demo-site.ts';
import { fillDemo } from './flows/clinics/fill-demo.ts';
import { secretKey } from './secret.ts';
import { newSecret } from './shared/ids.ts';
import { createKeys } from './shared/keys.ts';
import { startStun } from './signaling/stun.ts';

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));
const log = consoleLog();
const version = (): string => (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;

/** Things to undo at the end, the latest first. */
const undo: (() => Promise<unknown>)[] = [];

async function run(config: Config): Promise<void> {
  const { databaseUrl, dataDir, pgBin, environment } = config;
  await openDataDir(dataDir);
  const database = await openDatabase({ databaseUrl, dataDir, pgBin, environment, log });
  undo.push(() => database.close());
  const ran = await migrate(database.sql, migrations);
  if (ran.length) log.info({ migrations: ran }, 'the database is up to date');

  const bus = await openBus(database, log);
  undo.push(() => bus.close());
  const base = { config, db: database, bus, keys: createKeys(await secretKey(config)), clock: () => new Date(), log };
  await fillDemo({ ...base, dataDir, isLocal: config.isLocal, demoOrigin: config.demoUrl?.origin });
  const setupToken = (await hasClinic(database.sql)) ? undefined : newSecret();
  const stun = config.stunPort ? await startStun({ port: config.stunPort, host: config.stunHost, log }) : undefined;
  if (stun) undo.push(() => stun.close());
  const outboxToken = newSecret();
  const world = { ...base, setupToken, outboxToken, stunPort: stun?.port, version: version() };
  const app = await createApp(world);
  undo.push(() => app.close());

  await listen(app.root.fetch, config.port, config.host, app.attach);
  if (config.demoUrl) await listen(demoSite(config).fetch, config.demoPort, config.host);
  const workers = await app.startWork();
  undo.push(() => workers.stop());
  console.log(addressTable(config, { database: database.describe, setupToken, outboxToken: config.isLocal ? undefined : outboxToken }));
}

/** Serves requests and WebSockets until the end. */
async function listen(fetch: Parameters<typeof serve>[0]['fetch'], port: number, hostname: string, attach?: App['attach']): Promise<void> {
  const server = serve({ fetch, port, hostname });
  // Before the first connection.
  attach?.(server);
  await once(server, 'listening');
  undo.push(async () => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

let started: Promise<void> | undefined;
let ending: Promise<void> | undefined;
let endedAt = 0;
/** Gives everything back, once: open requests, jobs in work, the database. */
function end(code: number): Promise<void> {
  return (ending ??= (async () => {
    endedAt = Date.now();
    process.exitCode = code;
    // Half a start cannot be undone; it either gets there or fails.
    await started?.catch(() => {});
    for (const step of undo.reverse()) await step().catch((error: unknown) => log.error({ error }, 'a step of stopping failed'));
    process.exit();
  })());
}

/** What a person can mend is said in words; anything else is a fault of ours and shown as one. */
function explain(error: unknown): number {
  if (error instanceof ConfigError) {
    console.error(`\n${error.message}\n`);
    return configExitCode;
  }
  if (error instanceof DatabaseError) console.error(`\n${error.message}\n(${error.code})\n`);
  else console.error(ofTheMachine(error as NodeJS.ErrnoException & { address?: string; port?: number }) ?? error);
  return 1;
}

/** What the machine does not let us do, with the way to mend it. */
function ofTheMachine({ syscall = '', code = '', path, address, port }: NodeJS.ErrnoException & { address?: string; port?: number }): string | undefined {
  if (path && ['mkdir', 'open', 'chmod', 'chown', 'rename'].includes(syscall) && ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST'].includes(code)) return `\nThe server cannot write to ${path} (${code}). Make room, or name a folder of its own user: DATA_DIR=/srv/vetkit npm start\n`;
  if (syscall !== 'listen') return undefined;
  if (code === 'EADDRINUSE') return `\nPort ${port} is taken by another program. Stop it, or choose another one: PORT=9000 npm start\n`;
  if (code === 'EADDRNOTAVAIL') return `\n${address} (HOST) is no address of this machine. Leave HOST out, or say 0.0.0.0 for all of them.\n`;
  return code === 'EACCES' ? `\nThis user may not listen on port ${port}. Choose one above 1023: PORT=9000 npm start\n` : undefined;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // One Ctrl-C can arrive twice, from the terminal and from a watcher. Whoever asks again after a while does not want to wait.
    if (ending && Date.now() - endedAt > 3000) process.exit(1);
    void end(0);
  });
}
process.on('uncaughtException', (error) => {
  log.error({ error }, 'an error nobody caught');
  void end(1);
});

try {
  started = run(readConfig(process.env));
  await started;
} catch (error) {
  await end(explain(error));
}
