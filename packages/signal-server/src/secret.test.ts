import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretKey } from './secret.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vetkit-secret-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

test('processes that start together make one secret, closed to others, and it stays', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => secretKey({ secret: undefined, dataDir })));
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  expect(keys[0]).toHaveLength(32);
  expect(await readdir(dataDir)).toEqual(['secret']);
  await chmod(join(dataDir, 'secret'), 0o644);
  expect(await secretKey({ secret: undefined, dataDir })).toEqual(keys[0]);
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
});

test("another node gets the same key from the file's text", async () => {
  const key = await secretKey({ secret: undefined, dataDir });
  const secret = (await readFile(join(dataDir, 'secret'), 'utf8')).trim();
  expect(await secretKey({ secret, dataDir: '/nowhere' })).toEqual(key);
});
