import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Programs and data are made beside their place under names that end so, and then get their own. */
const halfMade = /^(new-|\d+\.[\w.-]+\.)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const oldMs = 86_400_000;

/** Removes what starts that were killed in the middle have left in the database's folder: a hundred megabytes each. Another start may be at work on one that is younger than a day. */
export async function removeHalfMade(root: string): Promise<void> {
  for (const name of (await readdir(root).catch(() => [])).filter((each) => halfMade.test(each))) {
    const path = join(root, name);
    const touched = await stat(path).then(({ mtimeMs }) => mtimeMs, () => Infinity);
    if (touched < Date.now() - oldMs) await rm(path, { recursive: true, force: true });
  }
}
