import type { Urgency } from '../../shared/words.contract.ts';
import type { Rule, Source, Watch } from '../rules/pack/rule.ts';
import type { SignTable } from '../rules/reading/frames.ts';
import { unpack } from './unpack.ts';

/** The signs and rules that `packRules` packed. */
export async function unpackRules(packed: string): Promise<{ readonly signTables: readonly SignTable[]; readonly pack: readonly Rule[] }> {
  const blocks = (await unpack(packed)).split('\n\n').map((block) => block.split('\n').map((line) => line.split('=')));
  let common: readonly string[] = [];
  const pack = blocks.pop()!.flatMap((line): Rule[] => {
    const [code, when, watch] = line as [string, string, string];
    if (!code) common = line;
    const [, level, source, reviewed, who] = common as [string, Urgency, Source, string, Rule['who'] | ''];
    return code ? [{ code, level, when, source, reviewed, watch: watch.split(' ').filter(Boolean) as Watch[], ...(who && { who }) }] : [];
  });
  return { signTables: blocks.map((lines) => Object.fromEntries(lines) as SignTable), pack };
}
