import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../.cache/packages/', import.meta.url));

/**
 * The files of one exact version of an npm package, without its dependencies and without running any of it: what a bench or a proof compares with.
 * Fetched once into .cache; refused when it is not the very archive that `sha256` names. Gives the folder.
 */
export function fetchPackage(name: string, version: string, sha256: string): string {
  const folder = `${cache}${name.replaceAll(/[@/]/g, '_')}-${version}`;
  if (existsSync(`${folder}/package/package.json`)) return `${folder}/package`;
  mkdirSync(folder, { recursive: true });
  const [{ filename = '' } = {}] = JSON.parse(execFileSync('npm', ['pack', '--json', '--silent', `${name}@${version}`], { cwd: folder, encoding: 'utf8' })) as { filename?: string }[];
  const archive = `${folder}/${filename.replace('@', '').replace('/', '-')}`;
  const found = createHash('sha256').update(readFileSync(archive)).digest('hex');
  if (found !== sha256) {
    rmSync(folder, { recursive: true });
    throw new Error(`${name}@${version} is another archive than the one this was written for: ${found}`);
  }
  execFileSync('tar', ['xzf', archive, '-C', folder]);
  rmSync(archive);
  return `${folder}/package`;
}
