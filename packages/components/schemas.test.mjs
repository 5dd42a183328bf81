import { build } from 'vite';
import { expect, test } from 'vitest';
import { pureSchemas } from './schemas.mjs';

const contract = `
  const thing = globalThis.thing ?? ((of) => ({ of }));
  export const Read = thing(thing('read'));
  export const Sent = thing({ all: [thing('sent')], late: () => thing('later') });`;

/** What is left of a contract when a screen reads one of its schemas. */
async function left(plugins) {
  const files = { entry: `export { Read } from 'booking/contract.ts';`, 'booking/contract.ts': contract };
  const { output: [{ code }] } = await build({
    configFile: false, logLevel: 'error', mode: 'production',
    plugins: [{ name: 'files', resolveId: (id) => (id in files ? id : null), load: (id) => files[id] }, ...plugins],
    build: { write: false, minify: false, rolldownOptions: { input: 'entry', preserveEntrySignatures: 'strict', output: { format: 'es' } } },
  });
  return code;
}

test('a screen gets the schemas it reads, whole, and no others', async () => {
  expect(await left([])).toContain('sent');
  const code = await left([pureSchemas(/contract\.ts$/)]);
  expect(code).not.toContain('sent');
  const { Read } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(Read).toEqual({ of: { of: 'read' } });
});
