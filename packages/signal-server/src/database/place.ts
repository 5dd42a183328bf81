import { randomUUID } from 'node:crypto';
import { chmod, chown, lstat, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../shared/folders.ts';
import type { Log } from '../shared/log.ts';
import { DatabaseError } from './error.ts';
import { canEnter, databaseUser, isRoot, type User } from './run-as.ts';

/** Where the embedded database lives, and who runs it. */
export interface Place {
  /** Holds the programs (`<version>/`), the data (`data/`), `log` and, if short enough, the socket (`run/`). */
  root: string;
  data: string;
  /** Only when we are root. */
  user?: User | undefined;
}

/** Where the database goes when the data folder is closed to the user that runs it. */
const elsewhere = process.platform === 'darwin' ? '/usr/local/var/vetkit' : '/var/lib/vetkit';

// 108 bytes with the closing zero on Linux, 104 on macOS.
const longestSocketPath = process.platform === 'darwin' ? 103 : 107;

/** Finds or makes the folder of the embedded database, usually `DATA_DIR/postgres`. */
export async function findPlace(dataDir: string, log: Log): Promise<Place> {
  await makeFolder(dataDir);
  // While it is empty it hides nothing: let the database's user pass through. What comes into it is closed by its own mode.
  if (isRoot() && (await readdir(dataDir)).every((name) => name.startsWith('.probe-'))) await chmod(dataDir, 0o711).catch(() => {});
  const root = join(dataDir, 'postgres');
  // PostgreSQL's own programs put their paths into shell commands without care.
  if (/["$`\\\n]/.test(dataDir) && process.platform !== 'win32') throw new DatabaseError('database-no-place', `PostgreSQL cannot live in ${dataDir}: its path holds one of " $ \` \\. Set DATA_DIR to another folder.`);
  return isRoot() ? placeAsRoot(dataDir, root, log) : placeAsOurselves(root);
}

const placeAt = (root: string, user?: User): Place => ({ root, data: join(root, 'data'), user });

async function placeAsOurselves(root: string): Promise<Place> {
  await makeFolder(root, 0o700);
  const { uid } = await stat(root);
  if (process.getuid && uid !== process.getuid()) {
    throw new DatabaseError('database-no-place', `${root} belongs to another user of this machine (number ${uid}). Start the server as that user, or set DATA_DIR to a folder of your own.`);
  }
  return placeAt(root);
}

async function placeAsRoot(dataDir: string, root: string, log: Log): Promise<Place> {
  const pointer = join(dataDir, 'postgres.place');
  const moved = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  const user = await databaseUser(moved || root);
  if (!user) throw new DatabaseError('database-no-place', 'PostgreSQL does not run as root, and this machine has no user to run it as. Make one with: useradd --system vetkit');
  if (moved) return give(moved, user);
  if (canEnter(dataDir, user)) {
    const place = await give(root, user).catch(() => undefined);
    if (place && canEnter(root, user)) return place;
  }
  // Closed above, or on a disk that knows no owners (some shared folders of virtual machines).
  const away = join(elsewhere, `${basename(dirname(dataDir))}-${randomUUID().slice(0, 8)}`);
  const place = await give(away, user);
  if (!canEnter(away, user)) throw new DatabaseError('database-no-place', `Neither ${root} nor ${away} is open to the user that runs PostgreSQL. Set DATA_DIR to a folder below open ones, such as /srv/vetkit.`);
  await writeFile(pointer, `${away}\n`);
  log.info({ folder: away }, `the data folder is closed to other users, so the database goes to ${away}`);
  return place;
}

async function give(root: string, user: User): Promise<Place> {
  const made = await makeFolder(root, 0o755);
  if (made) for (let folder = root; folder.length >= made.length; folder = dirname(folder)) await chmod(folder, 0o755);
  await chmod(root, 0o700);
  await chown(root, user.uid, user.gid);
  return placeAt(root, user);
}

/** The private folder of the socket: below the place, or in the temporary folder when that path would be too long for a socket. */
export async function socketFolder({ root, user }: Place, port: number): Promise<string> {
  const near = join(root, 'run');
  if (fits(near, port)) {
    await makeFolder(near, 0o700);
    if (user) await chown(near, user.uid, user.gid);
    return near;
  }
  // Written down, so that every start and every process finds the same one.
  const note = join(root, 'run.place');
  const known = (await readFile(note, 'utf8').catch(() => '')).trim();
  const owner = user?.uid ?? process.getuid?.();
  const seen = known && (await lstat(known).catch(() => undefined));
  if (seen && seen.isDirectory() && seen.uid === owner && (seen.mode & 0o077) === 0) return known;
  const parent = [tmpdir(), '/tmp'].find((folder) => fits(join(folder, 'vetkit-XXXXXX'), port)) ?? '/tmp';
  const away = await mkdtemp(join(parent, 'vetkit-'));
  if (user) await chown(away, user.uid, user.gid);
  await writeFile(note, `${away}\n`);
  return away;
}

const fits = (folder: string, port: number): boolean => Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longestSocketPath;
