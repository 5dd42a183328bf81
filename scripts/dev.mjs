// npm run dev: the server, started again whenever its sources change, and the components, built again whenever theirs do.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { ensureInstalled, ensureBuilt, root } = await import('./prepare.mjs');
ensureInstalled();
await ensureBuilt();
const { copyAssets } = await import('./build.mjs');

const server = join(root, 'packages/signal-server');
const children = [
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(server, 'tsconfig.build.json'), '--watch', '--preserveWatchOutput'],
  ['--watch', '--watch-preserve-output', join(server, 'dist/main.js')],
  // Each in a group of its own: the compiler is a program below its launcher, and must end with it.
].map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit', detached: process.platform !== 'win32' }));

whenChanged(join(server, 'src'), (name) => !name.endsWith('.ts'), copyAssets);
const components = join(root, 'packages/components/build.mjs');
if (existsSync(components)) {
  const { buildComponents } = await import(pathToFileURL(components).href);
  whenChanged(join(root, 'packages/components/src'), (name) => !name.includes('.test.'), async () => {
    const started = Date.now();
    await buildComponents();
    console.log(`components built in ${Date.now() - started} ms`);
  });
}

/** Calls `act` a moment after the last of several changes; never twice at the same time. */
function whenChanged(folder, wanted, act) {
  let timer;
  let acting = Promise.resolve();
  watch(folder, { recursive: true }, (_, name) => {
    if (!name || !wanted(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => (acting = acting.then(act).catch((error) => console.error(error.message))), 150);
  });
}

function end(child) {
  if (process.platform === 'win32') return child.kill('SIGTERM');
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    for (const child of children) end(child);
    await Promise.all(children.map((child) => child.exitCode !== null || child.signalCode !== null || new Promise((done) => child.once('exit', done))));
    process.exit(0);
  });
}
