// Installing and building, each only when it is needed. Uses nothing but Node: on a fresh clone there is nothing else.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => join(root, path);
const stamp = at('.cache/build');

/** Installs the packages of the lockfile unless they are there. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages, once. This takes a minute …');
  const quietly = ['--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'];
  if (existsSync(at('package-lock.json')) && npm(['ci', ...quietly])) return;
  if (npm(['install', ...quietly])) return;
  console.error('The packages could not be installed (see above). Check the network and try again.');
  process.exit(1);
}

/** Builds server and components unless their sources are as they were at the last build. */
export async function ensureBuilt() {
  const now = sourcesHash();
  if (existsSync(at('packages/signal-server/dist/main.js')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log('Building …');
  const { build } = await import('./build.mjs');
  await build();
  markBuilt(now);
}

/** Remembers that what stands in `dist` was built from the sources as they are. */
export function markBuilt(hash = sourcesHash()) {
  mkdirSync(at('.cache'), { recursive: true });
  writeFileSync(stamp, hash);
}

/** Runs npm in the root, by the npm that runs us if one does. True when it did its work. */
export function npm(args) {
  const own = process.env['npm_execpath'];
  const byNode = own && /\.[cm]?js$/.test(own);
  const { status } = byNode
    ? spawnSync(process.execPath, [own, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  return status === 0;
}

/** npm leaves a list of what it installed; it must have everything of the lockfile that is not optional, in the same version. */
function isInstalled() {
  const [wanted, present] = ['package-lock.json', 'node_modules/.package-lock.json'].map(packagesOf);
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, link, optional, peer }]) => {
    if (!path.includes('node_modules/') || link) return true;
    return present[path] ? present[path].version === version : Boolean(optional || peer);
  });
}

function packagesOf(file) {
  return existsSync(at(file)) ? JSON.parse(readFileSync(at(file), 'utf8')).packages : undefined;
}

/** One hash over everything that a build reads. */
function sourcesHash() {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  const packages = readdirSync(at('packages')).map((name) => `packages/${name}`);
  const files = ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs', 'docs/media.md', ...packages.flatMap((path) => [...plainFiles(path), ...filesBelow(`${path}/src`)])];
  for (const file of files.sort()) if (existsSync(at(file))) hash.update(file).update('\0').update(readFileSync(at(file))).update('\0');
  return hash.digest('hex');
}

const plainFiles = (path) => readdirSync(at(path), { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => `${path}/${name}`);

function filesBelow(path) {
  if (!existsSync(at(path))) return [];
  return readdirSync(at(path), { withFileTypes: true })
    .filter(({ name }) => !name.includes('.test.'))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}
