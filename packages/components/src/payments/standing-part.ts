import type { Standing } from '@vetkit/signal-server/payments/standing.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { MoneyListsTexts } from '../locales/money-lists.ts';
import { icon } from '../shared/icons.ts';
import type { Translation } from '../shared/text.ts';
import { dayAndClock, nearDay, type Saying } from '../shared/time.ts';
import type { Deciding } from './deciding.ts';
import { decisionPart } from './decision-part.ts';

type T = Translation<MoneyListsTexts>;

const reasons = ['records-overdue', 'late-joins', 'declines', 'owner-complained', 'licence', 'looked-into', 'agreed', 'other'] as const;
const isReason = (code: string): code is (typeof reasons)[number] => reasons.some((reason) => reason === code);

interface Shown {
  readonly person: Standing;
  readonly isManager: boolean;
  readonly saying: Saying;
  readonly today: string;
  readonly deciding: Deciding;
  readonly error: string | undefined;
  readonly onOpen: () => void;
  readonly onDecide: () => void;
}

/** One person: the counts, whether the account is paused, what was decided and said, and for managers what to do about it. */
export function standingPart({ person, isManager, saying, today, deciding, error, onOpen, onDecide }: Shown, t: T): TemplateResult {
  const { practitioner, visits, recordsOverdue, recordsLate, lateJoins, declines, withheld, flagged, paused, entries } = person;
  const draft = isManager ? deciding.about(practitioner.id) : undefined;
  const count = (label: string, n: number, seen = n > 0) => html`<div class=${seen ? 'seen' : ''}><dt>${label}</dt><dd class="num">${n}</dd></div>`;
  return html`<li>
    <div class="entry">
      <div><b>${practitioner.name}</b><p class="small soft">${t[practitioner.role]}</p></div>
      ${flagged || paused ? html`<div class="badges">
        ${flagged ? html`<span class="badge warn">${icon('triangle')}${t.look}</span>` : nothing}
        ${paused ? html`<span class="badge bad">${icon('pause')}${paused.until ? t.pausedUntil({ day: nearDay(paused.until, saying) }) : t.paused}</span>` : nothing}
      </div>` : nothing}
    </div>
    ${paused && !isManager ? html`<p class="small">${t.pausedText}</p>` : nothing}
    <dl class="counts">${count(t.done, visits, false)}${count(t.recordsOverdue, recordsOverdue)}${count(t.recordsLate, recordsLate)}${count(t.lateJoins, lateJoins)}${count(t.declines, declines)}${count(t.withheldPay, withheld)}</dl>
    <div class="more">
      ${entries.length
        ? html`<details ?open=${!isManager}><summary>${t.history}</summary><ol class="story">${entries.map(({ kind, reason, words, until, by, at }) => html`<li>
            <b>${t[`entry_${kind}`]}</b>${kind === 'appeal' ? '' : `: ${isReason(reason) ? t[reason] : reason}`}${until ? `, ${t.until.toLowerCase()} ${nearDay(until, saying)}` : ''}. <span class="soft">${dayAndClock(at, saying)}, ${t.by({ who: by })}</span>
            ${words ? html`<q>${words}</q>` : nothing}
          </li>`)}</ol></details>`
        : html`<p class="small soft">${t.noHistory}</p>`}
      ${isManager && !draft ? html`<button type="button" class="btn quiet" data-person=${practitioner.id} aria-label=${t.decideOn({ name: practitioner.name })} @click=${onOpen}>${t.decide}</button>` : nothing}
    </div>
    ${draft
      ? decisionPart({
          deciding, draft, today, error, onDecide, endsFor: { what: 'pause', hint: t.pauseUntilHint },
          choices: [{ value: 'pause', label: t.pause }, { value: 'release', label: t.releaseAccount }], reasons: reasons.map((value) => ({ value, label: t[value] })),
        }, t)
      : nothing}
  </li>`;
}
