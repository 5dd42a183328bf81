import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../.cache/photos/', import.meta.url));

/**
 * Photos of scikit-image, as Debian's python3-skimage carries them: `astronaut` (Eileen Collins by NASA, public domain), `chelsea` (a cat by
 * Stéfan van der Walt, CC0), `coffee` (Rachel Michetti, CC0), `camera` (Lav Varshney, CC0), `rocket` (SpaceX, CC0). The package is downloaded, not
 * installed.
 */
export type Photo = 'astronaut' | 'chelsea' | 'coffee' | 'camera' | 'rocket';

/** The path of a photo; fetched at the first use. Throws where it cannot be had. */
export function photo(name: Photo): string {
  const path = join(folder, `${name}.${name === 'rocket' ? 'jpg' : 'png'}`);
  if (!existsSync(path)) fetchAll();
  if (!existsSync(path)) throw new Error(`python3-skimage has no ${name}`);
  return path;
}

function fetchAll(): void {
  const fresh = join(folder, `fetching-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    run('apt-get', ['download', '-q', 'python3-skimage'], fresh);
    const deb = readdirSync(fresh).find((file) => file.endsWith('.deb'));
    run('dpkg-deb', ['-x', join(fresh, deb ?? ''), fresh], fresh);
    const data = join(fresh, 'usr/lib/python3/dist-packages/skimage/data');
    for (const file of readdirSync(data)) if (/\.(png|jpg)$/.test(file)) renameSync(join(data, file), join(folder, file));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, error, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}. On Debian or Ubuntu, after apt-get update, it gives the photos.`);
}
