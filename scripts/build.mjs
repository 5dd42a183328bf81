// npm run build: the server to packages/signal-server/dist, the components to packages/components/dist.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = join(root, 'packages/signal-server');
const components = join(root, 'packages/components/build.mjs');

/** Builds all of it, from nothing. */
export async function build() {
  buildServer();
  if (existsSync(components)) await (await import(pathToFileURL(components).href)).buildComponents();
}

function buildServer() {
  rmSync(join(server, 'dist'), { recursive: true, force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(server, 'tsconfig.build.json')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The server does not build: see above.');
  copyAssets();
  // They are the package's commands.
  for (const command of ['main.js', 'operator.js']) if (existsSync(join(server, 'dist', command))) chmodSync(join(server, 'dist', command), 0o755);
}

/** Pages, styles and whatever else lies among the sources and is not TypeScript. */
export function copyAssets() {
  cpSync(join(server, 'src'), join(server, 'dist'), { recursive: true, filter: (path) => statSync(path).isDirectory() || !/\.(ts|mts|md)$/.test(path) });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await import('./node-version.mjs');
  const { ensureInstalled, markBuilt } = await import('./prepare.mjs');
  ensureInstalled();
  await build();
  markBuilt();
}
