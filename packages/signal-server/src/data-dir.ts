import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from './config.ts';
import { makeFolder } from './shared/folders.ts';

/** How long a disk may think before it counts as not there: one that spins up, or a share that is found again, is faster. */
const patienceMs = 30_000;

/**
 * Makes the data folder where it is missing, and looks whether this process can write there, before anything else uses it.
 * @throws ConfigError with what is wrong: it cannot be made, is closed, full, no folder, or its disk does not answer.
 */
export async function openDataDir(dataDir: string, { waitMs = patienceMs, tryOut = writeOnce }: { waitMs?: number; tryOut?: (dataDir: string) => Promise<void> } = {}): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), waitMs)));
  const outcome = await Promise.race([
    tryOut(dataDir).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error,
    ),
    late,
  ]);
  clearTimeout(timer);
  if (outcome === undefined) return;
  const wrong = outcome === 'late' ? `${dataDir} does not answer. Is its disk or network share there?` : `the server cannot write to ${dataDir} (${outcome.code ?? outcome.name}). ${hint(outcome.code)}`;
  throw new ConfigError([{ name: 'DATA_DIR', wrong, example: '/srv/vetkit' }]);
}

async function writeOnce(dataDir: string): Promise<void> {
  await makeFolder(dataDir);
  const probe = join(dataDir, `.probe-${randomUUID()}`);
  try {
    await writeFile(probe, 'x', { flag: 'wx', mode: 0o600 });
  } finally {
    await rm(probe, { force: true });
  }
}

const hint = (code: string | undefined): string => {
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk is full: make room.';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'Something on this way is a file, not a folder.';
  return code === 'ENOENT' ? 'No folder can be made there.' : 'Name a folder of its own user.';
};
