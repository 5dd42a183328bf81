import type { Urgency } from '../../shared/words.contract.ts';
import { pack } from './pack/pack.ts';
import { sources } from './pack/rule.ts';
import type { TriageTexts } from './reading/words.ts';
import { substances } from './substances/substances.ts';

/** One rule as people read it on the page that lists them all. */
export interface RuleFacts {
  readonly code: string;
  readonly urgency: Urgency;
  /** The condition as the machine reads it. */
  readonly when: string;
  /** What an owner reads. */
  readonly text: string;
  readonly watchFor: readonly string[];
  readonly source: string;
  readonly reviewed: string;
}

/** Every rule and every dose band of the pack, in the words of one language. */
export function allRules(texts: TriageTexts): readonly RuleFacts[] {
  const said = pack.map(({ code, level, when, watch, source, reviewed }): RuleFacts => ({
    code, urgency: level, when, text: texts.reasons[code] ?? code, watchFor: watch.map((one) => texts.watch[one] ?? one), source: sources[source], reviewed,
  }));
  const bands = substances.flatMap(({ code, urgentBand, reviewed }): RuleFacts[] =>
    urgentBand ? [{
      code: `substance-small-amount:${code}`, urgency: 'urgent', when: `${urgentBand.species.join('|')}: ${code} below ${urgentBand.below} ${urgentBand.unit}`,
      text: texts.reasons['substance-small-amount'] ?? code, watchFor: [], source: urgentBand.source, reviewed,
    }] : []);
  return [...said, ...bands];
}
