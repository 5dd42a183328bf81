import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { appendFile, chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from './error.ts';
import { socketFolder, type Place } from './place.ts';
import { lockedBy, readPostmaster, whoIs } from './postmaster.ts';
import { run, type Environment, type Finished } from './run-as.ts';

/** PostgreSQL's programs and the data folder they work on. */
export interface Cluster {
  place: Place;
  /** Folder of initdb, postgres and pg_ctl. */
  bin: string;
  major: number;
  environment: Environment;
}

export const superuser = 'vetkit';
const onWindows = process.platform === 'win32';
/** Only a part of the socket's name where there is no network. */
const socketPort = 5432;
const longestStopMs = 60_000;

// For a small machine; whoever has a large one changes it in data/postgresql.conf. fsync stays on.
const settings = `
# VetKit
max_connections = 60
shared_buffers = 32MB
maintenance_work_mem = 32MB
max_wal_size = 256MB
max_parallel_workers = 2
jit = off
huge_pages = off
timezone = 'UTC'
log_timezone = 'UTC'
cluster_name = 'vetkit'
`;

// Not to be changed in the file: no network, and nothing of what people wrote gets into the log.
const fixed = {
  fsync: 'on',
  log_error_verbosity: 'terse',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  logging_collector: 'off',
};

/** The major version that made the data; nothing when there is none yet. */
export async function majorOf(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number.parseInt(text, 10);
}

/** The generated password of Windows, where access to a socket cannot be left to folder rights. */
export const readPassword = (root: string): Promise<string | undefined> =>
  onWindows ? readFile(join(root, 'password'), 'utf8').then((text) => text.trim()) : Promise.resolve(undefined);

/** Makes the data folder, once. Of two processes that try at the same time one wins and both go on. */
export async function initialise({ place, bin, major, environment }: Cluster): Promise<void> {
  const fresh = join(place.root, `new-${randomUUID()}`);
  try {
    await mkdir(fresh, { mode: 0o700 });
    if (place.user) await chown(fresh, place.user.uid, place.user.gid);
    if (onWindows) await writeFile(join(place.root, 'password'), randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(() => {});
    const access = onWindows ? ['--auth=scram-sha-256', `--pwfile=${join(place.root, 'password')}`] : ['--auth-local=trust', '--auth-host=reject'];
    const common = ['-D', fresh, '-U', superuser, '-E', 'UTF8', '--data-checksums', '--no-instructions', ...access];
    // Sorting by code point, the same on every machine, with letters of all languages known to be letters.
    const locales = major >= 17 ? [['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']] : [['--locale=C.UTF-8'], ['--locale=C']];
    let done: Finished | undefined;
    for (const locale of locales) if (done?.code !== 0) done = await run(join(bin, 'initdb'), [...common, ...locale], { user: place.user, environment });
    if (done?.code !== 0) throw new DatabaseError('database-not-started', `PostgreSQL could not make its data folder in ${place.root}:\n${done?.output}`);
    await appendFile(join(fresh, 'postgresql.conf'), settings);
    await rename(fresh, place.data).catch(async (error: unknown) => {
      if ((await majorOf(place.data)) === undefined) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Starts PostgreSQL. `in-use` when another process has just started it, or the children of a killed one still run: look again soon. */
export async function start(cluster: Cluster): Promise<'ready' | 'in-use'> {
  const { place } = cluster;
  const port = onWindows ? await freePort() : socketPort;
  const where = onWindows
    ? { listen_addresses: '127.0.0.1', port: String(port) }
    : { listen_addresses: '', port: String(port), unix_socket_directories: `"${(await socketFolder(place, port)).replaceAll('"', '""')}"` };
  const log = join(place.root, 'log');
  const began = await stat(log).then(({ size }) => size, () => 0);
  const exited = await launch(cluster, log, Object.entries({ ...fixed, ...where }).flatMap(([name, value]) => ['-c', `${name}=${value}`]));
  for (;;) {
    if ((await status(place.data)) === 'ready') return 'ready';
    if (exited()) break;
    await sleep(20);
  }
  const said = (await readFile(log, 'utf8').catch(() => '')).slice(began).trim();
  if (/already exists|still in use|postmaster .* running/.test(said)) return 'in-use';
  throw new DatabaseError('database-not-started', `PostgreSQL did not start. It said:\n${said.split('\n').slice(-8).join('\n')}\nMore may be in ${log}.`);
}

const status = async (data: string): Promise<string | undefined> =>
  (await readPostmaster(data)) && (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[7]?.trim();

/** Starts the program and says afterwards whether it has ended. It gets a session of its own: Ctrl-C is for the server, which then stops it. */
async function launch({ place, bin, environment }: Cluster, log: string, options: string[]): Promise<() => boolean> {
  if (onWindows) {
    // pg_ctl gives up administrator rights, with which PostgreSQL would refuse to run.
    const done = await run(join(bin, 'pg_ctl'), ['start', '-W', '-D', place.data, '-l', log, '-o', options.map((one) => `"${one}"`).join(' ')], { environment });
    const until = Date.now() + 60_000;
    return () => done.code !== 0 || Date.now() > until;
  }
  // Not through a link: the folder belongs to the unprivileged user.
  const output = await open(log, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW, 0o600);
  try {
    if ((await output.stat()).size > 5_000_000) await output.truncate();
    let ended = false;
    const child = spawn(join(bin, 'postgres'), ['-D', place.data, ...options], {
      ...place.user,
      env: { ...environment, LC_ALL: 'C' },
      cwd: '/',
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
    });
    child.on('error', (error) => {
      ended = true;
      void appendFile(log, `${error.message}\n`);
    });
    child.on('exit', () => (ended = true));
    child.unref();
    return () => ended;
  } finally {
    await output.close();
  }
}

/** Stops PostgreSQL: running transactions are undone, everything committed is kept. */
export async function stop({ place, bin, environment }: Cluster): Promise<void> {
  const pid = await lockedBy(place.data);
  if (pid === undefined) return;
  const { code, output } = await run(join(bin, 'pg_ctl'), ['stop', '-D', place.data, '-m', 'fast', '-W'], { user: place.user, environment });
  if (code !== 0 && !/no server running|does not exist|No such process/.test(output)) throw new DatabaseError('database-not-stopped', `PostgreSQL did not stop: ${output}`);
  // pg_ctl would wait for the lock file to go, and another server may already have started PostgreSQL again.
  for (const until = Date.now() + longestStopMs; (await whoIs(pid, place.data, environment)) === 'ours'; await sleep(20)) {
    if (Date.now() > until) throw new DatabaseError('database-not-stopped', `PostgreSQL (process ${pid}) did not stop within a minute.`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
