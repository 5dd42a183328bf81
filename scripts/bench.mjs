// Speed as ratios: each demo/bench/*.ts measures ours and a peer in turns, in the same run, and gives rows.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './debian-packages.mjs';
import { load } from './load.mjs';

const folder = fileURLToPath(new URL('../demo/bench', import.meta.url));
const known = readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -3));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : known;

for (const name of wanted) {
  const bench = await load(`${folder}/${name}.ts`);
  console.log(`\n${name}: ${bench.about}`);
  for (const { name: needed, reason } of ensurePackages(bench.needs ?? [])) if (reason) throw new Error(`${needed} is missing: ${reason}`);
  console.table(await bench.bench());
}
process.exit(0);
