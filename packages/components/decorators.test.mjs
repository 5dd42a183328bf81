import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fieldsOnly, litsFile } from './decorators.mjs';

const source = fileURLToPath(new URL('src/', import.meta.url));
const require = createRequire(import.meta.url);
/** Lit's own file, which `lit` brings along. */
const file = require.resolve('@lit/reactive-element/decorators/property.js', { paths: [require.resolve('lit')] }).replace(/([\\/])(?:(?:node|development)[\\/])+/, '$1');

test('Lit’s own file is where it is looked for, and still does this for a field', () => {
  expect(file).toMatch(litsFile);
  expect(readFileSync(file, 'utf8')).toMatch(/\.constructor\.createProperty\(/);
});

test('a field declares its property with its options', async () => {
  const { property } = await import(`data:text/javascript,${encodeURIComponent(fieldsOnly)}`);
  const declared = [];
  class Element { static createProperty(...all) { declared.push(all); } }
  expect(property({ type: Boolean })(Element.prototype, 'compact')).toBe(undefined);
  expect(declared).toEqual([['compact', { type: Boolean }]]);
});

test('nobody decorates an accessor, or asks for the rest of that file', () => {
  const others = readdirSync(source, { recursive: true }).filter((file) => file.endsWith('.ts')).filter((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    return /@(?:property|state)\([^\n]*\)\s+(?:(?:override|protected|private|public|static) )*(?:get|set|accessor) /.test(text) || /standardProperty|reactive-element\/decorators/.test(text);
  });
  expect(others).toEqual([]);
});
