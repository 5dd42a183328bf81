import { html, nothing, type TemplateResult } from 'lit';
import type { MoneyListsTexts } from '../locales/money-lists.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { segmented } from '../shared/choice.ts';
import { selectField, textField } from '../shared/field.ts';
import type { Translation } from '../shared/text.ts';
import type { Deciding, DecisionDraft } from './deciding.ts';

type T = Translation<MoneyListsTexts>;

interface Asked {
  readonly deciding: Deciding;
  readonly draft: DecisionDraft;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  /** What may have an end, and what the end means. */
  readonly endsFor: { readonly what: string; readonly hint: string };
  /** What is given in parts of the full pay. */
  readonly sharedFor?: string;
  readonly today: string;
  /** Why it could not be sent. */
  readonly error: string | undefined;
  readonly onDecide: () => void;
}

const isShare = (typed: string): boolean => /^\d{1,3}$/.test(typed.trim()) && Number(typed) <= 100;

/** A manager's decision, with a reason, words of their own and an end. */
export function decisionPart({ deciding, draft, choices, reasons, endsFor, sharedFor, today, error, onDecide }: Asked, t: T): TemplateResult {
  const ends = draft.what === endsFor.what;
  const shared = draft.what === sharedFor;
  const isPast = ends && draft.until !== '' && draft.until < today;
  const wrongShare = shared && !isShare(draft.share);
  const name = (part: string) => `${part}-${draft.of}`;
  return html`<form class="decision stack gap-12" novalidate @submit=${(event: Event) => {
    event.preventDefault();
    if (!isPast && !wrongShare) onDecide();
  }}>
    ${segmented({ name: name('what'), legend: t.what, value: draft.what, options: choices, onChoose: (what) => deciding.change({ what }) })}
    <div class="fields">
      ${shared ? textField({ name: name('share'), label: t.share, unit: t.percent, value: draft.share, inputmode: 'numeric', maxlength: 3, error: wrongShare ? t.shareWrong : undefined, onInput: (share) => deciding.change({ share }) }) : nothing}
      ${selectField({ name: name('reason'), label: t.why, value: draft.reason, options: reasons, onInput: (reason) => deciding.change({ reason }) })}
      ${ends ? textField({ name: name('until'), label: t.until, optional: t.optional, type: 'date', hint: endsFor.hint, value: draft.until, error: isPast ? t.untilPast : undefined, onInput: (until) => deciding.change({ until }) }) : nothing}
    </div>
    ${textField({ name: name('words'), label: t.words, optional: t.optional, hint: t.wordsHint, value: draft.words, maxlength: 300, onInput: (words) => deciding.change({ words }) })}
    ${error ? banner({ tone: 'bad', text: error }) : nothing}
    <div class="actions">
      ${button({ label: choices.find(({ value }) => value === draft.what)?.label ?? t.decide, busy: deciding.state.is === 'busy', busyLabel: t.deciding, size: '', type: 'submit' })}
      ${button({ label: t.cancel, kind: 'plain', size: '', onPress: () => deciding.close() })}
    </div>
  </form>`;
}
