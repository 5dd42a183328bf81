import { readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';

const asPath = (path) => path.split(sep).join('/');

/**
 * Puts all test files of the elements, and what they share, into a few hundred files below `outDir`: a page that loads a story then asks
 * for a dozen files instead of several hundred. Every module keeps the address it has among the sources, so that workers and pictures
 * beside it are found, and what is imported with a question mark is imported from there, as a second copy.
 */
export async function bundleTests({ rootDir, sources, outDir }) {
  rmSync(outDir, { recursive: true, force: true });
  const entryPoints = readdirSync(sources, { recursive: true }).filter((path) => path.endsWith('.test.ts')).map((path) => join(sources, path));
  const address = (path) => `/${asPath(relative(rootDir, path))}`;
  const addresses = {
    name: 'addresses-of-sources',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\..*\?/ }, ({ path, resolveDir }) => ({ path: address(resolve(resolveDir, path)), external: true }));
      onLoad({ filter: /[\\/]components[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
        const code = await readFile(path, 'utf8');
        return { loader: 'ts', contents: code.replaceAll('import.meta.url', `new URL(${JSON.stringify(address(path))}, location.origin).href`) };
      });
    },
  };
  await build({
    entryPoints, outdir: outDir, outbase: sources, bundle: true, splitting: true, format: 'esm', target: 'es2022', sourcemap: 'inline', logLevel: 'warning',
    tsconfig: join(rootDir, 'tsconfig.json'), conditions: ['vetkit-source'], plugins: [addresses],
    // Asked for by a vendored file, in Node only.
    external: ['fs', 'path'],
  });
}
