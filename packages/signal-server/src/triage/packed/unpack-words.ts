import type { SignTable } from '../rules/reading/frames.ts';
import type { Words } from '../rules/reading/words.ts';
import { namesIn } from './names.ts';
import { unpack } from './unpack.ts';

/** The words of a language that `packWords` packed beside these signs. */
export async function unpackWords(rest: Pick<Words, 'language' | 'apostrophe' | 'umlauts' | 'deniesBackwards'>, packed: string, signs: Promise<readonly SignTable[]>): Promise<Words> {
  const [tells, skip, ordinary, numbers, ...lists] = (await unpack(packed)).split('\n') as [string, string, string, string, ...string[]];
  const names = namesIn(await signs);
  const named = lists.map((list, at) => (at < names.length ? [names[at]!, list] : list.split('='))).filter(([, list]) => list);
  return { ...rest, tells, skip, ordinary, numbers, concepts: Object.fromEntries(named) as Words['concepts'] };
}
