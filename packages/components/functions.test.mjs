import { createRequire } from 'node:module';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { functionByFunction } from './functions.mjs';

/** Bundles one entry, and gives what is exported and the modules that are in it. */
async function bundled(code, plugins) {
  const entry = '\0entry';
  const built = await build({
    configFile: false, logLevel: 'error', mode: 'production', plugins: [{ name: 'entry', resolveId: (id) => (id === 'entry' ? entry : null), load: (id) => (id === entry ? code : null) }, ...plugins],
    build: { write: false, minify: false, rolldownOptions: { input: 'entry', preserveEntrySignatures: 'strict', output: { format: 'es' } } },
  });
  const [chunk] = built.output;
  return { exported: await import(`data:text/javascript,${encodeURIComponent(chunk.code)}`), modules: Object.entries(chunk.modules).filter(([, { code }]) => code).map(([id]) => id) };
}

const split = () => [functionByFunction('valibot', /valibot[\\/]dist[\\/]index\.mjs$/)];
const valibot = createRequire(import.meta.url).resolve('valibot').replace(/\.cjs$/, '.mjs');

test('the same package, only in pieces', async () => {
  const { exported } = await bundled(`export * as v from ${JSON.stringify(valibot)};`, split());
  const whole = await import('valibot');
  expect(Object.keys(exported.v).sort()).toEqual(Object.keys(whole).sort());
  const Pet = (v) => v.object({ name: v.pipe(v.string(), v.maxLength(5)), kind: v.variant('is', [v.object({ is: v.literal('cat') })]), tags: v.record(v.string(), v.number()) });
  for (const pet of [{ name: 'Miso', kind: { is: 'cat' }, tags: { a: 1 } }, { name: 'Miso the cat', kind: { is: 'dog' }, tags: { a: '1' } }]) {
    const said = ({ success, issues = [] }) => ({ success, issues: issues.map(({ message, path }) => [message, path.map(({ key }) => key)]) });
    expect(said(exported.v.safeParse(Pet(exported.v), pet))).toEqual(said(whole.safeParse(Pet(whole), pet)));
  }
  // What is set in one place is read in the others.
  exported.v.setGlobalConfig({ lang: 'de' });
  expect(exported.v.getGlobalConfig().lang).toBe('de');
});

test('whoever needs one function does not get the others', async () => {
  const { modules } = await bundled(`import * as v from ${JSON.stringify(valibot)};\nexport const Name = v.string();`, split());
  expect(modules).toContain('\0valibot/string');
  expect(modules.filter((id) => /variant|record|email/i.test(id))).toEqual([]);
});
