// npm run check: types, lint with the import rules, licences, lockfile. Files that have grown long are named, no more.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const { ensureInstalled, root } = await import('./prepare.mjs');
ensureInstalled();
const { foreignLicences } = await import('./licences.mjs');
const { missingPlatforms, readLock } = await import('./lockfile.mjs');

const tool = (path, ...args) => spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root, stdio: 'inherit' }).status === 0;

const foreign = foreignLicences(root);
const lost = Object.keys(missingPlatforms(readLock()));
const results = {
  types: tool('typescript/bin/tsc', '-p', '.'),
  lint: tool('oxlint/bin/oxlint', '--quiet'),
  licences: foreign.length === 0,
  lockfile: lost.length === 0,
};
for (const each of foreign) console.error(`licence not on the list of scripts/licences.mjs: ${each}`);
if (lost.length) console.error(`package-lock.json lacks the packages of other platforms, such as ${lost[0]}: run node scripts/lockfile.mjs`);
for (const { file, lines } of longFiles()) console.log(`long: ${file} has ${lines} lines`);
for (const [name, good] of Object.entries(results)) console.log(`${name}: ${good ? 'good' : 'FAILED'}`);
process.exit(Object.values(results).every(Boolean) ? 0 : 1);

function longFiles() {
  return ['packages', 'demo', 'scripts']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)))
    .filter((file) => /\.(ts|mjs|css)$/.test(file) && !/(^|[\\/])(node_modules|dist|locales)[\\/]/.test(file))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 300);
}
