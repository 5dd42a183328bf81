// Long counts: `npm run prove NAME` runs demo/prove/NAME.ts and writes docs/proof/NAME.json; without a name, all of them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './debian-packages.mjs';
import { load } from './load.mjs';
import { proofTable } from './proof-table.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}demo/prove`;
// world.ts is what they share.
const known = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'world.ts').map((name) => name.slice(0, -3));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : known;

const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No proof named ${unknown.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(2);
}

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
// The proofs themselves and the docs they make may differ from the commit; code may not.
const changed = git('status', '--porcelain', '--', 'packages', 'demo', 'scripts', 'package-lock.json');
const commit = git('rev-parse', '--short=12', 'HEAD') + (changed ? ' with uncommitted changes' : '');

let failed = false;
for (const name of wanted) {
  const proof = await load(`${folder}/${name}.ts`);
  console.log(`\n${name}: ${proof.about}`);
  for (const { name: needed, reason } of ensurePackages(proof.needs ?? [])) if (reason) throw new Error(`${needed} is missing: ${reason}`);
  const started = Date.now();
  const { n, passed, ...result } = await proof.prove((line) => console.log(`  ${line}`));
  failed ||= passed !== n;
  const written = {
    name,
    about: proof.about,
    date: new Date().toISOString(),
    commit,
    machine: `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()}, Node ${process.version}`,
    seconds: Math.round((Date.now() - started) / 1000),
    n,
    passed,
    result,
  };
  const file = `${root}docs/proof/${name}.json`;
  if (proof.once && existsSync(file)) {
    console.log(`  ${passed} of ${n}; docs/proof/${name}.json keeps the first run, the only one that was blind`);
    continue;
  }
  mkdirSync(`${root}docs/proof`, { recursive: true });
  writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
  console.log(`  ${passed} of ${n} in ${written.seconds} s -> docs/proof/${name}.json`);
}

const proofs = readdirSync(`${root}docs/proof`).filter((file) => file.endsWith('.json')).map((file) => JSON.parse(readFileSync(`${root}docs/proof/${file}`, 'utf8')));
writeFileSync(`${root}docs/proof/README.md`, proofTable(proofs));
process.exit(failed ? 1 : 0);
