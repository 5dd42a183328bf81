// The guide of the media kit has all of the kit: every name that can be imported, every field, every word that a field can have.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readGuide } from '../packages/components/guide.mjs';

const folder = new URL('../packages/components/src/media/', import.meta.url);
const source = (file) => readFileSync(new URL(file, folder), 'utf8');
const guide = readFileSync(new URL('../docs/media.md', import.meta.url), 'utf8');
/** Every word that stands as code. */
const said = new Set([...guide.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code.match(/[\w-]+/g) ?? []));
const unsaid = (names) => names.filter((name) => !said.has(name));

/** What `media.ts` gives, by the file it comes from. */
const given = [...source('media.ts').matchAll(/export (type )?\{([^}]*)\} from '\.\/([\w./-]+)'/g)].flatMap(([, types, names, file]) =>
  names.split(',').map((name) => name.trim()).filter(Boolean).map((name) => ({ name: name.replace(/^type /, ''), type: Boolean(types) || name.startsWith('type '), file })));

/** The text of one declaration, up to the brace or semicolon that ends it at the edge of the file. */
const declaration = (name, file) => new RegExp(`^export (?:class|interface|type|const|function|async function) ${name}\\b[^]*?(?:^\\}|;$)`, 'm').exec(source(file))?.[0] ?? '';
const members = (text) => [...text.matchAll(/^ {2}(?:readonly |get |async )?(\w+)\??[(:]/gm)].map(([, name]) => name).filter((name) => name !== 'constructor');

test('whatever can be imported is named', () => {
  expect(given.length).toBeGreaterThan(40);
  const values = given.filter(({ name, type }) => !type && !name.endsWith('Event'));
  expect(unsaid(values.map(({ name }) => name))).toEqual([]);
});

test('so is every field and method', () => {
  const classes = given.filter(({ name, file }) => /^export (class|interface)/m.test(declaration(name, file)) && !/Event$|EventMap$/.test(name));
  expect(classes.length).toBeGreaterThan(12);
  expect(Object.fromEntries(classes.map(({ name, file }) => [name, unsaid(members(declaration(name, file)))]).filter(([, missing]) => missing.length))).toEqual({});
});

test('so is every event with its fields', () => {
  const events = given.filter(({ name }) => name.endsWith('Event'));
  expect(events.length).toBe(16);
  for (const { name, file } of events) {
    const text = declaration(name, file);
    const [, type] = /static readonly type = '([\w-]+)'/.exec(text) ?? [];
    expect([name, unsaid([type, ...[...text.matchAll(/^ {4}readonly (\w+)/gm)].map(([, field]) => field)])]).toEqual([name, []]);
  }
});

test('and every word that something can be', () => {
  const unions = given.filter(({ name, file }) => /^export type \w+ =\s/m.test(declaration(name, file)));
  expect(unions.length).toBeGreaterThan(8);
  expect(Object.fromEntries(unions.map(({ name, file }) => [name, unsaid([...declaration(name, file).matchAll(/'([\w-]+)'/g)].map(([, word]) => word))]).filter(([, missing]) => missing.length))).toEqual({});
});

test('its example is a page of at most thirty lines', async () => {
  const { example, sections, contents } = await readGuide();
  expect(example.trim().split('\n').length).toBeLessThanOrEqual(30);
  expect(sections.filter((html) => html.includes('<!-- example -->')).length).toBe(1);
  expect(new Set(contents.map(({ id }) => id)).size).toBe(contents.length);
});
