import { html, type TemplateResult } from 'lit';
import type { MoneyListsTexts } from '../locales/money-lists.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { textArea } from '../shared/field.ts';
import type { Translation } from '../shared/text.ts';
import type { Deciding } from './deciding.ts';

const own = 'appeal';

/** What whoever it is about says to it. */
export function appealPart({ deciding, error, sent, onOpen, onSend }: { deciding: Deciding; error: string | undefined; sent: boolean; onOpen: () => void; onSend: () => void }, t: Translation<MoneyListsTexts>): TemplateResult {
  const draft = deciding.about(own);
  const blank = { of: own, what: own, reason: own, words: '', until: '', share: '' };
  return html`<form class="stack gap-12" novalidate @submit=${(event: Event) => {
    event.preventDefault();
    if (draft?.words.trim()) onSend();
  }}>
    ${textArea({ name: own, label: t.appeal, hint: t.appealHint, value: draft?.words ?? '', maxlength: 600, onInput: (words) => {
      onOpen();
      deciding.open({ ...blank, words });
    } })}
    ${error ? banner({ tone: 'bad', text: error }) : ''}
    ${sent ? banner({ tone: 'ok', text: t.appealSent }) : ''}
    ${draft?.words.trim() ? html`<div>${button({ label: t.sendAppeal, busy: deciding.state.is === 'busy', busyLabel: t.sendingAppeal, size: '', type: 'submit' })}</div>` : ''}
  </form>`;
}
