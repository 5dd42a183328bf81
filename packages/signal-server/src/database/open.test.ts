import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silent } from '../shared/log.ts';
import { openDatabase, type Database, type OpenOptions } from './open.ts';

// Each test has a folder of its own; whatever it leaves running is ended by the number in that folder.
let folder: string;
let dataDir: string;
const open: Database[] = [];
const environment = { PATH: process.env['PATH'] ?? '' };
const debian = '/usr/lib/postgresql/15/bin';
const asRoot = process.getuid?.() === 0;

beforeEach(async () => {
  folder = await mkdtemp('/tmp/vetkit-test-');
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
});
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
  const moved = (await readFile(join(dataDir, 'postgres.place'), 'utf8').catch(() => '')).trim();
  const away = (await readFile(join(dataDir, 'postgres/run.place'), 'utf8').catch(() => '')).trim();
  for (const each of [folder, moved, away]) if (each) await rm(each, { recursive: true, force: true });
});

async function start(options: Partial<OpenOptions> = {}): Promise<Database> {
  const database = await openDatabase({ dataDir, environment, log: silent, max: 2, ...options });
  open.push(database);
  return database;
}
const postmasterPid = async (root = join(dataDir, 'postgres')): Promise<number> => Number.parseInt(await readFile(join(root, 'data/postmaster.pid'), 'utf8'), 10);
const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const gone = (pid: number) => expect.poll(() => lives(pid)).toBe(false);
const write = (database: Database) => database.sql`create table kept as select 'Miso' as name`;
const names = (database: Database) => database.sql`select name from kept`.then((rows) => rows.map((row) => row['name'] as string));

test('a fresh folder gets a database, closing stops it, and everything is there at the next start', async () => {
  const first = await start();
  expect(first.kind).toBe('embedded');
  expect(first.describe).toMatch(/^embedded PostgreSQL 18\./);
  const [row] = await first.sql`select current_setting('fsync') as fsync, current_setting('listen_addresses') as network, lower('É') as small, now() as at, 5000000000 as many, date '2030-03-10' as day`;
  expect(row).toMatchObject({ fsync: 'on', network: '', small: 'é', at: expect.any(Date), many: 5e9, day: '2030-03-10' });
  await write(first);
  const pid = await postmasterPid();
  await first.close();
  expect(lives(pid)).toBe(false);

  // What starts that were killed in the middle have left goes a day later; one of today may still be at work.
  const root = join(dataDir, 'postgres');
  const left = ['new-0b9f0f0e-64a7-4a39-8d6a-2f5e3c1d7b90', '18.4.0-beta.17.0b9f0f0e-64a7-4a39-8d6a-2f5e3c1d7b90'];
  const atWork = 'new-5d2b8f54-9a1d-4a0a-b7b2-6f0f3c2e1a11';
  for (const name of [...left, atWork]) await mkdir(join(root, name));
  for (const name of left) await utimes(join(root, name), 0, 0);
  expect(await names(await start())).toEqual(['Miso']);
  const there = await readdir(root);
  expect([...left, atWork].map((name) => there.includes(name))).toEqual([false, false, true]);
});

test('after SIGKILL of the server its PostgreSQL is found running and used again', async () => {
  const test = join(import.meta.dirname, '../../test');
  const server = spawn(process.execPath, [join(test, 'run-source.mjs'), join(test, 'hold-database.ts'), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const before = await postmasterPid();
  server.kill('SIGKILL');
  const next = await start();
  expect(await postmasterPid()).toBe(before);
  expect(await names(next)).toEqual(['Miso']);
  await next.close();
  await gone(before);
});

test('after SIGKILL of PostgreSQL a live server starts it again by itself', async () => {
  const database = await start();
  await write(database);
  const before = await postmasterPid();
  process.kill(before, 'SIGKILL');
  // What is left of the old one may still answer for a moment.
  await expect.poll(() => postmasterPid().catch(() => before)).not.toBe(before);
  await expect.poll(() => names(database).catch(() => [])).toEqual(['Miso']);
});

test('a lock left by a killed PostgreSQL whose number now belongs to another program is cleared away', async () => {
  const first = await start();
  await write(first);
  const file = join(dataDir, 'postgres/data/postmaster.pid');
  const lock = await readFile(file, 'utf8');
  await first.close();
  await writeFile(file, lock.replace(/^\d+/, String(process.pid)));
  expect(await names(await start())).toEqual(['Miso']);
});

test('two servers of one folder that start together share it, and the last one out stops it', async () => {
  const [one, two] = await Promise.all([start(), start()]);
  const pid = await postmasterPid();
  await write(one);
  await Promise.all([one.close(), one.close()]);
  expect(await names(two)).toEqual(['Miso']);
  expect(await postmasterPid()).toBe(pid);
  await two.close();
  expect(lives(pid)).toBe(false);
});

test('a server that comes while the last one is stopping starts it again', async () => {
  const first = await start();
  await write(first);
  const [, second] = await Promise.all([first.close(), start()]);
  expect(await names(second)).toEqual(['Miso']);
});

test('a folder whose path is too long for a socket works', async () => {
  dataDir = join(folder, 'a-rather-long-name-'.repeat(6), 'data');
  const database = await start();
  const [row] = await database.sql`select current_setting('unix_socket_directories') as socket`;
  expect(row?.['socket']).not.toContain('a-rather-long-name');
  await database.close();
  expect((await start()).kind).toBe('embedded');
});

test("a folder's name may hold blanks, commas, apostrophes and other letters, but nothing that a shell would act on", async () => {
  dataDir = join(folder, `Miso's clinic, été`);
  expect(await (await start()).sql`select 1 as one`).toEqual([{ one: 1 }]);
  await expect(start({ dataDir: join(folder, 'a$HOME') })).rejects.toMatchObject({ code: 'database-no-place' });
});

test.skipIf(!asRoot)('as root an empty data folder is opened a little, so that the data can stay in it', async () => {
  await chmod(folder, 0o700);
  dataDir = folder;
  expect((await start()).describe).toContain(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o711);
});

test.skipIf(!asRoot)('as root below a folder that is closed to others, the data goes elsewhere and is found again', async () => {
  await chmod(folder, 0o700);
  const first = await start();
  await write(first);
  const place = (await readFile(join(dataDir, 'postgres.place'), 'utf8')).trim();
  expect(first.describe).toContain(place);
  await first.close();
  expect(await names(await start())).toEqual(['Miso']);
});

test('with PG_BIN the PostgreSQL 15 of the system is used, and only it for its data', async (context) => {
  if (!(await readFile(join(debian, 'initdb')).catch(() => undefined))) return context.skip('needs postgresql-15');
  const first = await start({ pgBin: debian });
  expect(first.kind).toBe('system');
  await write(first);
  await first.close();
  const again = await start();
  expect(again.describe).toMatch(/^system PostgreSQL 15\./);
  expect(await names(again)).toEqual(['Miso']);
});

test('data of a major version that is not here is refused with words, and left alone', async () => {
  const first = await start();
  await first.close();
  const file = join(dataDir, 'postgres/data/PG_VERSION');
  await writeFile(file, '14\n');
  await expect(start()).rejects.toMatchObject({ code: 'database-wrong-major', message: expect.stringContaining('made by PostgreSQL 14; here is: 18.') });
  await writeFile(file, '18\n');
  expect((await start()).kind).toBe('embedded');
});

test('without any PostgreSQL the start says what to do', async () => {
  await expect(start({ pgBin: '/nowhere' })).rejects.toMatchObject({ code: 'database-none', message: expect.stringContaining('PG_BIN says /nowhere') });
});

test('a DATABASE_URL is used as it is, and no PostgreSQL of our own is made', async () => {
  const ours = await start();
  const [row] = await ours.sql<{ socket: string }[]>`select trim('"' from current_setting('unix_socket_directories')) as socket`;
  const url = `postgres://vetkit:a-secret@${encodeURIComponent(row!.socket)}/vetkit`;
  const other = join(folder, 'other');
  const database = await start({ databaseUrl: url, dataDir: other });
  expect(database.kind).toBe('url');
  expect(database.describe).not.toContain('a-secret');
  await write(database);
  expect(await names(ours)).toEqual(['Miso']);
  expect(await names(await start({ databaseUrl: `postgres://vetkit@/vetkit?host=${row!.socket}`, dataDir: other }))).toEqual(['Miso']);
  await expect(start({ databaseUrl: url.replace(/vetkit$/, 'missing'), waitMs: 0 })).rejects.toMatchObject({ code: 'database-unreachable', message: expect.stringContaining('createdb') });
  await expect(start({ databaseUrl: 'postgres://vetkit:a-secret@127.0.0.1:1/vetkit', waitMs: 0 })).rejects.toMatchObject({ code: 'database-unreachable', message: expect.not.stringContaining('a-secret') });
});
