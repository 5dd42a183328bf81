import type { Words } from '../rules/reading/words.ts';
import { unpack } from './unpack.ts';

/** The words of a language that `packWords` packed. */
export async function unpackWords(rest: Pick<Words, 'language' | 'apostrophe' | 'umlauts' | 'deniesBackwards'>, packed: string): Promise<Words> {
  const lists = (await unpack(packed)).split('\n').map((line): [string, string] => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)];
  });
  const small = Object.fromEntries(lists.slice(0, 4)) as Pick<Words, 'tells' | 'skip' | 'ordinary' | 'numbers'>;
  return { ...rest, ...small, concepts: Object.fromEntries(lists.slice(4)) };
}
