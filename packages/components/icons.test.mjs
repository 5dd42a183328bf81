import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('src/', import.meta.url));
const read = (file) => readFileSync(join(source, file), 'utf8');
const names = (file) => [...read(file).matchAll(/^ {2}'?([a-z-]+)'?: svg`/gm)].map(([, name]) => name);
const first = new Set(names('shared/icons.first.paths.ts'));
const both = names('shared/icons.both.paths.ts');
const owners = new Set([...names('shared/icons.owner.paths.ts'), ...both]);
const devices = new Set([...names('shared/icons.devices.paths.ts'), ...both]);
const some = new Set(names('shared/icons.after.paths.ts'));
const calls = new Set([...names('shared/icons.call.paths.ts'), ...names('shared/icons.devices.paths.ts')]);
const others = new Set(names('shared/icons.paths.ts'));

test('whoever names a drawing brings it along', () => {
  const without = [];
  for (const file of readdirSync(source, { recursive: true })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || /shared[\\/]icons/.test(file)) continue;
    const text = read(file);
    const all = /shared\/icons\.ts'|'\.\/icons\.ts'/.test(text);
    const call = all || /icons\.call\.ts'/.test(text);
    const after = call || /icons\.after\.ts'/.test(text);
    const owner = after || /icons\.owner\.ts'/.test(text);
    const begins = owner || /icons\.first\.ts'/.test(text);
    const cameras = /icons\.devices\.ts'/.test(text);
    for (const [, name] of text.matchAll(/\bicon(?:\(|: ?|=\$\{)'([a-z-]+)'/g)) {
      if (cameras && devices.has(name)) continue;
      if ((others.has(name) && !all) || (calls.has(name) && !call) || (some.has(name) && !after) || (owners.has(name) && !owner) || (first.has(name) && !begins)) without.push(`${file} draws '${name}'`);
    }
  }
  expect(without).toEqual([]);
});
