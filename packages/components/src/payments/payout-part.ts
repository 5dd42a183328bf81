import type { PayoutLine, PayoutState } from '@vetkit/signal-server/payments/payouts.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { MoneyListsTexts } from '../locales/money-lists.ts';
import { icon, type IconName } from '../shared/icons.ts';
import type { Translation } from '../shared/text.ts';
import { dayAndClock, nearDay, type Saying } from '../shared/time.ts';
import type { Deciding, DecisionDraft } from './deciding.ts';
import { decisionPart } from './decision-part.ts';

type T = Translation<MoneyListsTexts>;

/** In the order in which money comes. */
export const states: readonly PayoutState[] = ['released', 'waits-for-record', 'held', 'withheld', 'none'];
const marks: Readonly<Record<PayoutState, readonly [tone: string, mark: IconName]>> = { released: ['ok', 'check'], 'waits-for-record': ['info', 'clock'], held: ['warn', 'hourglass'], withheld: ['bad', 'lock'], none: ['', 'minus'] };
const reasons = ['looked-into', 'record-missing', 'standards-not-met', 'owner-complained', 'agreed-otherwise', 'other'] as const;

export const sayState = (state: PayoutState, t: T): string => t[state];

/** A code of the policy or of a manager in words; one of later rules as it is. */
const sayCode = (code: string, t: T): string => {
  const said = (t as Readonly<Record<string, unknown>>)[code];
  return typeof said === 'string' ? said : code.replaceAll('-', ' ');
};

/** The draft a decision begins with: what is not yet so. */
export function payoutDraft({ reference, state, entries }: PayoutLine): DecisionDraft {
  const full = entries.find(({ state: before }) => before !== 'withheld' && before !== 'none');
  return { of: reference, what: state === 'released' ? 'withhold' : 'release', reason: 'looked-into', words: '', until: '', share: String(full?.share ?? 100) };
}

interface Shown {
  readonly line: PayoutLine;
  readonly isManager: boolean;
  readonly say: (minor: number) => string;
  readonly saying: Saying;
  readonly now: string;
  readonly today: string;
  readonly deciding: Deciding;
  readonly error: string | undefined;
  readonly onOpen: () => void;
  readonly onDecide: () => void;
}

/** One visit of a statement: what it was, what it brings, how that came to be, and for managers what to do about it. */
export function payoutPart({ line, isManager, say, saying, now, today, deciding, error, onOpen, onDecide }: Shown, t: T): TemplateResult {
  const { reference, practitioner, start, type, outcome, state, share, amountMinor, until, entries } = line;
  const [tone, mark] = marks[state];
  const draft = deciding.about(reference);
  const isDue = until !== null && until < now;
  const day = (at: string) => nearDay(at, saying, now);
  return html`<li>
    <div class="entry">
      <div><b>${dayAndClock(start, saying)}</b>${isManager ? html`, ${practitioner.name}` : nothing}
        <p class="small soft"><span class="ref">${reference}</span>, ${type}. ${sayCode(outcome, t)}.</p></div>
      <span class="amount num">${say(amountMinor)}</span>
      <div class="badges">
        <span class="badge ${tone}">${icon(mark)}${sayState(state, t)}${state === 'released' && share < 100 ? ` (${share} %)` : ''}</span>
        ${isDue ? html`<span class="badge warn">${icon('clock')}${t.again}</span>` : nothing}
      </div>
    </div>
    <div class="more">
      <details><summary>${t.history}</summary><ol class="story">${entries.map(({ state: then, amountMinor: minor, reason, words, until: end, by, at }) => html`<li>
        <b>${sayState(then, t)}</b>, ${say(minor)}: ${sayCode(reason, t)}. <span class="soft">${dayAndClock(at, saying)}, ${by ? t.by({ who: by }) : t.byPolicy}${end ? `, ${t.againBy({ day: day(end) })}` : ''}</span>
        ${words ? html`<q>${words}</q>` : nothing}
      </li>`)}</ol></details>
      ${isManager && !draft ? html`<button type="button" class="btn quiet" data-visit=${reference} aria-label=${t.decideFor({ visit: reference })} @click=${onOpen}>${t.decide}</button>` : nothing}
    </div>
    ${draft
      ? decisionPart({
          deciding, draft, today, error, onDecide, sharedFor: 'release', endsFor: { what: 'withhold', hint: t.withholdUntilHint },
          choices: [{ value: 'release', label: t.release }, { value: 'withhold', label: t.withhold }], reasons: reasons.map((value) => ({ value, label: t[value] })),
        }, t)
      : nothing}
  </li>`;
}
