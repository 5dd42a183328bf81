import type { SaveRules } from '@vetkit/signal-server/calendar/settings.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { SettingsTexts } from '../locales/settings.ts';
import { tick } from '../shared/choice.ts';
import { selectField } from '../shared/field.ts';
import type { Translation } from '../shared/text.ts';

type T = Translation<SettingsTexts>;
type Rule = keyof SaveRules;
type Numbers = Exclude<{ [rule in Rule]: SaveRules[rule] extends number ? rule : never }[Rule], undefined>;

const notices = [15, 30, 60, 120, 360, 1440];
const horizons = [7, 14, 28, 60, 90, 180, 365];
const caps = [null, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30];
const frees = [0, 15, 30, 60, 120, 240, 720, 1440, 2880, 4320, 10_080];
const afters = [5, 10, 15, 30, 60, 120, 240, 720, 1440];
const befores = [5, 10, 15, 30, 60, 120, 240];
const unclaimed = [1, 2, 3, 5, 10, 15, 30];

/** What is set already stays to be chosen, also when we would not have offered it. */
const withOwn = (list: readonly number[], own: number): number[] => [...new Set([...list, own])].sort((a, b) => a - b);

/** The rules two versions say differently. */
export const ruleDifferences = (mine: SaveRules, theirs: SaveRules): Rule[] => (Object.keys(mine) as Rule[]).filter((rule) => mine[rule] !== theirs[rule]);

/** What a version says of one rule. */
export function sayRule(rules: SaveRules, rule: Rule, t: T): string {
  switch (rule) {
    case 'horizonDays': return t.horizonOf({ n: rules.horizonDays });
    case 'dailyCap': return t.capOf({ n: rules.dailyCap });
    case 'anyOrder': return t[rules.anyOrder];
    case 'reassign': return rules.reassign ? t.yes : t.no;
    case 'liveCalls': return rules.liveCalls ? t.yes : t.no;
    case 'mailOnDuty': return rules.mailOnDuty ? t.yes : t.no;
    case 'freeUntilMin': return t.beforeStart({ n: rules.freeUntilMin });
    case 'escalateBeforeMin': return t.beforeStart({ n: rules.escalateBeforeMin });
    default: return t.span({ n: rules[rule] });
  }
}

/** The rules in groups, each as the list of what most clinics want. */
export function bookingRulesPart(rules: SaveRules, t: T, onChange: (change: Partial<SaveRules>) => void): TemplateResult {
  const pick = (rule: Numbers, list: readonly number[]) =>
    selectField({ name: rule, label: t[rule], value: String(rules[rule]), options: withOwn(list, rules[rule]).map((n) => ({ value: String(n), label: sayRule({ ...rules, [rule]: n }, rule, t) })), onInput: (value) => onChange({ [rule]: Number(value) }) });
  const yes = (rule: 'reassign' | 'liveCalls' | 'mailOnDuty') => tick({ name: rule, label: t[rule], checked: rules[rule], onTick: (checked) => onChange({ [rule]: checked }) });
  return html`
    <div class="rules">
      <section class="pad stack gap-12" aria-labelledby="who-title">
        <h3 class="sub" id="who-title">${t.who}</h3>
        ${pick('minNoticeMin', notices)}<p class="hint">${t.noticeHint}</p>
        <div class="two">
          ${pick('horizonDays', horizons)}
          ${selectField({ name: 'dailyCap', label: t.dailyCap, value: String(rules.dailyCap), options: [...new Set([...caps, rules.dailyCap])].map((n) => ({ value: String(n), label: t.capOf({ n }) })), onInput: (value) => onChange({ dailyCap: value === 'null' ? null : Number(value) }) })}
        </div>
        ${selectField({ name: 'anyOrder', label: t.anyOrder, value: rules.anyOrder, options: (['balance', 'quick'] as const).map((value) => ({ value, label: t[value] })), onInput: (value) => onChange({ anyOrder: value === 'quick' ? 'quick' : 'balance' }) })}
      </section>
      <section class="pad stack gap-12" aria-labelledby="later-title">
        <h3 class="sub" id="later-title">${t.later}</h3>
        ${pick('freeUntilMin', frees)}
        <h3 class="sub" id="unanswered-title">${t.unanswered}</h3>
        <div class="two">${pick('escalateAfterMin', afters)}${pick('escalateBeforeMin', befores)}</div>
        ${yes('reassign')}
        <h3 class="sub">${t.live}</h3>
        ${yes('liveCalls')}<p class="hint">${t.liveCallsHint}</p>${rules.liveCalls ? html`${yes('mailOnDuty')}${pick('unclaimedAfterMin', unclaimed)}` : nothing}
      </section>
    </div>
  `;
}
