import type { Rule } from '../rules/pack/rule.ts';
import type { SignTable } from '../rules/reading/frames.ts';
import { pack } from './pack.ts';

/** Signs and rules for `unpackRules`, a line each. What several rules have in common stands before the first of them. */
export function packRules(signs: readonly SignTable[], rules: readonly Rule[]): string {
  let above = '';
  const lines = rules.flatMap(({ code, level, when, source, reviewed, watch, who = '' }) => {
    const before = above;
    above = ['', level, source, reviewed, who].join('=');
    return [...(above === before ? [] : [above]), [code, when, watch.join(' ')].join('=')];
  });
  const tables = signs.map((table) => Object.entries(table).map((line) => line.join('=')));
  return pack([...tables, lines].map((block) => block.join('\n')).join('\n\n'));
}
