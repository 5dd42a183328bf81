// Files that were taken over from elsewhere are the ones that SOURCE.md beside them names.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folders = ['src/media/vendor/', 'src/people/vendor/', '../signal-server/src/records/rules/vendor/'].flatMap((vendor) => readdirSync(new URL(vendor, import.meta.url)).map((name) => `${vendor}${name}/`));

test.each(folders)('%s is what it says', (name) => {
  const folder = new URL(name, import.meta.url);
  const told = readFileSync(new URL('SOURCE.md', folder), 'utf8');
  const sums = Object.fromEntries([...told.matchAll(/^\| `([\w.-]+)` \|.*\| `([0-9a-f]{64})` \|$/gm)].map(([, file, sum]) => [file, sum]));
  const files = readdirSync(folder).filter((file) => file !== 'SOURCE.md' && file !== 'LICENSES.txt');
  expect(Object.keys(sums).sort()).toEqual(files.sort());
  for (const file of files) expect([file, createHash('sha256').update(readFileSync(new URL(file, folder))).digest('hex')]).toEqual([file, sums[file]]);
  expect(readFileSync(new URL('LICENSES.txt', folder), 'utf8').length).toBeGreaterThan(200);
});
