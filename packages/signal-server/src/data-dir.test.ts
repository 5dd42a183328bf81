import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { configExitCode } from './config.ts';
import { openDataDir } from './data-dir.ts';

const folder = await mkdtemp(join(tmpdir(), 'vetkit-data-dir-'));
afterAll(() => rm(folder, { recursive: true }));

test('a data folder is made with all that is missing above it, and nothing is left in it', async () => {
  await openDataDir(join(folder, 'deep', 'er', 'data'));
  await openDataDir(join(folder, 'deep', 'er', 'data'));
  expect(await readdir(join(folder, 'deep', 'er', 'data'))).toEqual([]);
});

test('a file on the way, and a disk that does not answer, are said', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(openDataDir(join(folder, 'file'))).rejects.toThrow('is a file, not a folder');
  await expect(openDataDir(join(folder, 'file', 'data'))).rejects.toThrow('is a file, not a folder');
  await expect(openDataDir(folder, { waitMs: 1, tryOut: () => new Promise(() => {}) })).rejects.toThrow(`${folder} does not answer`);
});

test.runIf(process.platform === 'linux').each(['main.ts', 'operator.ts'])('where no folder can be made %s says so and ends', async (program) => {
  const [source, run] = [fileURLToPath(new URL(program, import.meta.url)), fileURLToPath(new URL('../test/run-source.mjs', import.meta.url))];
  const child = spawn(process.execPath, [run, source, 'clinic', 'list'], { env: { PATH: process.env['PATH'], DATA_DIR: '/proc/vetkit/data', PORT: '1' }, stdio: ['ignore', 'ignore', 'pipe'] });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(said).toContain('DATA_DIR  the server cannot write to /proc/vetkit/data');
  expect(code).toBe(configExitCode);
});
