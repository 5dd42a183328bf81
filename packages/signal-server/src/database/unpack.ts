import { randomUUID } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { DatabaseError } from './error.ts';
import type { Binaries } from './find-binaries.ts';
import { run, type Environment } from './run-as.ts';

/**
 * The `bin` folder to run programs from. The npm package's tree is copied once to `<root>/<version>`: there its links can be made even
 * when install scripts were blocked or the package is read-only, and another user can reach it when the package lies below a closed folder.
 */
export async function unpack(binaries: Binaries, root: string, environment: Environment): Promise<string> {
  if (binaries.kind === 'system') return binaries.folder;
  const home = join(root, binaries.version);
  if (await stat(home).catch(() => undefined)) return join(home, 'bin');
  // Beside it and then renamed: a process that dies half-way, or a second one at the same time, leaves no half tree in place.
  const fresh = `${home}.${randomUUID()}`;
  try {
    await copyTree(binaries.folder, fresh);
    await makeLinks(binaries.folder, fresh);
    const { code, output } = await run(join(fresh, 'bin', 'postgres'), ['--version'], { environment });
    if (code !== 0) throw new DatabaseError('database-not-started', `The PostgreSQL of the npm package does not run on this machine: ${output}`);
    await rename(fresh, home).catch(async (error: unknown) => {
      if (!(await stat(home).catch(() => undefined))) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return join(home, 'bin');
}

/** Copies with modes of its own: an installer's umask may have closed the files to others. Links and static libraries stay behind. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile() && !entry.name.endsWith('.a')) {
      await copyFile(source, target);
      await chmod(target, 0o755);
    }
  }
}

/** What the package's own install script would have done. */
async function makeLinks(from: string, to: string): Promise<void> {
  const list = JSON.parse(await readFile(join(from, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as { source: string; target: string }[];
  for (const { source, target } of list) {
    const place = join(to, relative('native', target));
    await symlink(relative(dirname(target), source), place);
  }
}
