// Builds what is published and served: node packages/components/build.mjs
//   dist/cdn/vet.js               what pages include; short cache; only points to
//   dist/cdn/v/<version>/page-*   the server's own pages, and their stylesheet
//   dist/cdn/media.js             the media kit for pages without a bundler; likewise only points
//   dist/cdn/guide.json           the guide of the media kit, for the server's page
//   dist/cdn/v/<version>/         vet.js and one chunk for each element, named by content; may be kept for ever
//   dist/cdn/v/<version>/integrity.json   the sha384 of each of these files
//   dist/lib/{index,media}.js     for bundlers; dependencies stay outside, the contracts are inside
//   dist/types/                   declarations that need nothing but those dependencies
import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build, runnerImport } from 'vite';
import { chunkGroups } from './chunks.mjs';
import { fieldDecorators } from './decorators.mjs';
import { functionByFunction } from './functions.mjs';
import { readGuide } from './guide.mjs';
import { smallLiterals } from './literals.mjs';
import { packedTriage } from './packed.mjs';
import { peerSocketOnly } from './peer-socket.mjs';
import { pureSchemas } from './schemas.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { version, dependencies } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'));
const outside = Object.keys(dependencies);

/** Started by `media/effects/start-worker.ts`, which looks for it beside itself: a worker has no name that a bundler could change. */
const effectsWorker = 'effects-worker';
const effectsSource = join(here, 'src/media/effects/effects-worker.ts');

/** `import()` as it is written: Vite's helper around it would be a tenth of a first screen. vet.ts itself asks for what elements share. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: { filter: { id: /vite\/preload-helper/ }, handler: () => 'export const __vitePreload = (load) => load();' },
  renderChunk: (code) => ({
    code: code
      .replace(/__vitePreload\(\(\) => (import\("[^"]+"\)(?:\.then\(\(n\) => n\.[\w$]+\))?), __VITE_PRELOAD__, import\.meta\.url\)/g, '$1')
      .replace(/__vitePreload\(async \(\) => \{\s*const \{[^}]*\} = await (import\("[^"]+"\));\s*return \{[^}]*\};\s*\}, __VITE_PRELOAD__, import\.meta\.url\)/g, '$1'),
    map: null,
  }),
};

/** What both bundles have in common. */
const common = (outDir, output, { plugins = [], ...more } = {}) => ({
  configFile: false,
  // Whatever NODE_ENV says: nobody's page gets the development build of a dependency.
  mode: 'production',
  define: { 'process.env.NODE_ENV': '"production"' },
  root: here,
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [smallLiterals(), plainImports, fieldDecorators(), peerSocketOnly(), pureSchemas(/[\\/](?:[\w-]+\.)?contract\.ts$/), functionByFunction('valibot', /valibot[\\/]dist[\\/]index\.mjs$/), ...plugins],
  resolve: { conditions: ['vetkit-source', 'module', 'browser', 'production'] },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // Data URLs would need a looser CSP than files.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    ...more,
    rolldownOptions: { preserveEntrySignatures: 'strict', ...more.rolldownOptions, output: { format: 'es', ...output } },
  },
});

/** The scripts for pages, one chunk for each element and few that several share. */
export const cdn = (outDir, folder) => common(outDir, {
  entryFileNames: `${folder}/[name].js`, chunkFileNames: `${folder}/[name]-[hash].js`, assetFileNames: `${folder}/[name]-[hash][extname]`,
  // A group takes what it names and nothing with it.
  codeSplitting: { groups: chunkGroups(), includeDependenciesRecursively: false },
}, { plugins: [packedTriage()], rolldownOptions: { preserveEntrySignatures: 'allow-extension', input: { vet: join(here, 'src/vet.ts'), media: join(here, 'src/media/media.ts'), [effectsWorker]: effectsSource, ...pageScripts() } } });

async function buildCdn(dist) {
  const folder = `v/${version}`;
  await build(cdn(join(dist, 'cdn'), folder));
  await writePageStyles(join(dist, 'cdn', folder, 'page.css'));
  // One file more on the way, so that the chunks and this address never hold two copies of the same code.
  for (const name of ['vet', 'media']) await writeFile(join(dist, `cdn/${name}.js`), `export * from './${folder}/${name}.js';\n`);
  await writeFile(join(dist, 'cdn/guide.json'), JSON.stringify(await readGuide()));
  await writeIntegrity(join(dist, 'cdn', folder));
}

/** What the server's own pages run beside the elements. */
const pageScripts = () => Object.fromEntries(['consult', 'desk', 'outbox', 'setup', 'triage'].map((name) => [`page-${name}`, join(here, `src/pages/${name}.ts`)]));

/** The look of the server's own pages, out of the same pieces as the elements'. */
async function writePageStyles(file) {
  const { module } = await runnerImport(join(here, 'src/pages/page.styles.ts'), { configFile: false, logLevel: 'error' });
  await writeFile(file, module.pageCss);
}

async function writeIntegrity(folder) {
  const sums = {};
  for (const name of (await readdir(folder)).sort()) {
    sums[name] = `sha384-${createHash('sha384').update(await readFile(join(folder, name))).digest('base64')}`;
  }
  await writeFile(join(folder, 'integrity.json'), `${JSON.stringify(sums, null, 2)}\n`);
}

async function buildLib(dist) {
  const entries = { index: 'src/index.ts', media: 'src/media/media.ts', [effectsWorker]: 'src/media/effects/effects-worker.ts' };
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(here, file)]).filter(([, file]) => existsSync(file)));
  await build(common(join(dist, 'lib'), {
    entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', assetFileNames: 'assets/[name]-[hash][extname]',
  }, {
    minify: false,
    rolldownOptions: { input, external: (id) => outside.some((name) => id === name || id.startsWith(`${name}/`)) },
  }));
  // Whatever file starts it finds it beside itself.
  await writeFile(join(dist, `lib/chunks/${effectsWorker}.js`), `import '../${effectsWorker}.js';\n`);
}

/** Declarations by tsc; the contracts' come along, and their names become paths, so that nobody needs the server's package. */
async function buildTypes(dist) {
  const types = join(dist, 'types');
  const config = join(dist, 'tsconfig.types.json');
  await rm(types, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const files = ['src/index.ts', 'src/media/media.ts'].map((file) => join(here, file)).filter(existsSync);
  await writeFile(config, JSON.stringify({
    extends: join(here, '../../tsconfig.json'),
    compilerOptions: {
      // Whether the types are right is `npm run check`'s business; here they are only written.
      noEmit: false, noCheck: true, declaration: true, emitDeclarationOnly: true, types: [], rootDir: join(here, '..'), outDir: types,
      // As a package the contracts would not be written out; as plain paths they are.
      paths: { '@vetkit/signal-server/*': [join(here, '../signal-server/src/*.ts')] },
    },
    include: [], files,
  }));
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', config]).catch(({ stdout }) => Promise.reject(new Error(`The declarations do not build:\n${stdout}`)));
  await rm(config);
  for (const file of await filesBelow(types)) {
    const text = await readFile(file, 'utf8');
    await writeFile(file, standAlone(text, (specifier) => toContract(specifier, file, types)));
  }
}

/** Every module name in a declaration file, as others can resolve it. */
function standAlone(text, contract) {
  return text.replace(/((?:from|import\()\s*|import\s+|declare module\s+)(["'])([^"']+)\2/g, (_, before, quote, specifier) => {
    if (specifier.startsWith('.')) return `${before}${quote}${specifier.replace(/(?<!\.d)\.ts$/, '.js')}${quote}`;
    if (specifier.startsWith('@vetkit/signal-server/')) return `${before}${quote}${contract(specifier)}${quote}`;
    // tsc names the packages behind `lit`, which nobody needs to have at hand: `lit` gives the same types.
    return `${before}${quote}${specifier.replace(/^(lit-html|lit-element|@lit\/reactive-element)(?=$|\/)/, 'lit')}${quote}`;
  });
}

function toContract(specifier, file, types) {
  const path = join(types, 'signal-server/src', `${specifier.slice('@vetkit/signal-server/'.length)}`);
  const target = `${relative(dirname(file), path)}.js`;
  return target.startsWith('.') ? target : `./${target}`;
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Builds all of it. Tests build elsewhere, so that nobody's running page loses its files. */
export async function buildComponents(dist = join(here, 'dist')) {
  await buildCdn(dist);
  await buildLib(dist);
  await buildTypes(dist);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildComponents();
