import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing; gives the topmost that it made. Not `mkdir`'s own `recursive`: where a folder is
 * there and takes no new ones (`/proc`), that one asks for ever.
 */
export async function makeFolder(path: string, mode = 0o777): Promise<string | undefined> {
  const refused = await mkdir(path, mode).then(() => undefined, (error: NodeJS.ErrnoException) => error);
  if (!refused) return path;
  if (refused.code === 'EEXIST' && (await stat(path)).isDirectory()) return undefined;
  if (refused.code !== 'ENOENT' || dirname(path) === path) throw refused;
  const above = await makeFolder(dirname(path), mode);
  // Nothing was missing above it, and still it cannot be made.
  if (above === undefined) throw refused;
  await mkdir(path, mode).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return above;
}

/** A name survives a power cut only when its folder was written too. Windows does not open folders, and needs not. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
