import { foldPattern } from '../rules/reading/tokens.ts';
import type { Words } from '../rules/reading/words.ts';
import { signTables } from '../rules/signs/signs.ts';
import { namesIn } from './names.ts';
import { pack } from './pack.ts';

/**
 * The words of a language for `unpackWords`: what is no text as it is, and the lists in one packed text, a line each. Patterns and choices stand in
 * order and without accents, which means the same to the reader and is easier to guess. Concepts that signs name stand in the order of their names and without them.
 */
export function packWords({ tells, skip, ordinary, numbers, concepts, ...rest }: Words): readonly [rest: object, lists: string] {
  const plain = (atom: string) => foldPattern(atom, { apostrophe: rest.apostrophe });
  const inOrder = (text: string, between: string) => text.split(between).map((one) => one.trim()).filter(Boolean).sort().join(between);
  const words = (text: string) => inOrder(text.split(/\s+/).map(plain).join(' '), ' ');
  const step = (text: string) => (text === '..' ? text : inOrder(text.split('|').map(plain).join('|'), '|'));
  const patterns = (text: string) => inOrder(text.split(',').map((pattern) => pattern.trim().split(/\s+/).map(step).join(' ')).join(','), ',');
  const names = namesIn(signTables);
  const lists = names.map((name) => patterns(concepts[name] ?? ''));
  const others = Object.entries(concepts).filter(([name]) => !names.includes(name)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `${name}=${patterns(text)}`);
  const pairs = inOrder(numbers.split(',').map((pair) => pair.split('=').map((part) => plain(part.trim())).join('=')).join(','), ',');
  return [rest, pack([words(tells), words(skip), words(ordinary), pairs, ...lists, ...others].join('\n'))];
}
