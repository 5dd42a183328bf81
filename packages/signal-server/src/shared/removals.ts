import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, syncFolder } from './folders.ts';

/** A clinic that a command began to remove. The note stands in the data folder from before its rows go until the last of it has gone. */
export interface Removal {
  readonly clinic: string;
  readonly slug: string;
  readonly name: string;
}

const folderOf = (dataDir: string): string => join(dataDir, 'removing');
const fileOf = (dataDir: string, clinic: string): string => join(folderOf(dataDir), clinic);

/** Notes that a removal begins, and waits until the note is on the disk. */
export async function noteRemoval(dataDir: string, { clinic, slug, name }: Removal): Promise<void> {
  await makeFolder(folderOf(dataDir), 0o700);
  const file = await open(fileOf(dataDir, clinic), 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify({ slug, name }));
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(folderOf(dataDir));
}

/** Removals that were begun and not ended. A note that a crash has cut was written before anything was removed: it says nothing. */
export async function begunRemovals(dataDir: string): Promise<Removal[]> {
  const clinics = await readdir(folderOf(dataDir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const notes = await Promise.all(clinics.map(async (clinic) => ({ clinic, ...said(await readFile(fileOf(dataDir, clinic), 'utf8').catch(() => '')) })));
  return notes.flatMap(({ clinic, slug, name }) => (slug && name ? [{ clinic, slug, name }] : []));
}

/** The last step of a removal. */
export const endRemoval = (dataDir: string, clinic: string): Promise<void> => rm(fileOf(dataDir, clinic), { force: true });

function said(text: string): { slug?: string; name?: string } {
  try {
    return JSON.parse(text) as { slug?: string; name?: string };
  } catch {
    return {};
  }
}
