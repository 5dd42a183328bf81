import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { makeFolder } from './shared/folders.ts';

/**
 * The server's secret, 32 bytes: from `SECRET_KEY`, otherwise from `DATA_DIR/secret`, which is made on first use and readable by its
 * owner only. The content of that file given as `SECRET_KEY` to another node makes the same key.
 */
export async function secretKey({ secret, dataDir }: Pick<Config, 'secret' | 'dataDir'>): Promise<Buffer> {
  return createHash('sha256').update(secret ?? (await fromFile(dataDir))).digest();
}

async function fromFile(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret');
  const text = (await readFile(file, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    await make(dataDir, file);
    return readFile(file, 'utf8');
  })).trim();
  if (text.length < 32) throw new Error(`${file} is too short to be the server's secret. Restore it from a backup. (Removing it makes a new one; sign-ins and links of before then stop working.)`);
  // A copied folder may have lost its modes.
  if ((await stat(file)).mode & 0o077) await chmod(file, 0o600);
  return text;
}

/** All at once or not at all: of two processes one wins, and a crash leaves no half file under the name. */
async function make(dataDir: string, file: string): Promise<void> {
  await makeFolder(dataDir);
  const fresh = `${file}.${randomUUID()}`;
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`);
    await handle.sync();
    await handle.close();
    await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(fresh, { force: true });
  }
}
