// Which licences the packages bring along that people get when they install VetKit.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Those that ask no more than to be named. Anything else is a decision, made here with its reason. */
const allowed = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'PostgreSQL', 'Unlicense']);

/** Packages whose package.json names none: what their licence file says, read by a person. */
const read = new Map([['png-js', 'MIT']]);

/** The packages of the lockfile that are not only for development and whose licence is not on the list: `name: licence`. */
export function foreignLicences(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .map(([path, entry]) => ({ path, name: path.split('node_modules/').at(-1), entry }))
    .map(({ path, name, entry }) => ({ name, licence: licenceOf(join(root, path, 'package.json')) ?? entry.license ?? read.get(name) ?? 'none named' }))
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ name, licence }) => `${name}: ${licence}`);
}

function licenceOf(file) {
  if (!existsSync(file)) return undefined;
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  const one = license ?? licenses?.map(({ type }) => type).join(' OR ');
  return typeof one === 'object' ? one.type : one;
}

/** `A OR B` needs one of them, `A AND B` both. */
export function isAllowed(licence) {
  const text = licence.replace(/^\((.*)\)$/, '$1');
  if (/ OR /.test(text)) return text.split(' OR ').some(isAllowed);
  return text.split(' AND ').every((one) => allowed.has(one.trim()));
}
