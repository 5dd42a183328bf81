import type { FileList } from '@vetkit/signal-server/files/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { FilesTexts } from '../locales/files.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { textArea } from '../shared/field.ts';
import '../shared/icons.ts';
import { dayAndClock, ownZone } from '../shared/time.ts';

/** Asking the owner: not open, being written, on its way, or refused. */
export interface Asking {
  readonly is: 'closed' | 'open' | 'busy' | 'failed';
  readonly note: string;
}

export interface AskActs {
  readonly onChange: (asking: Asking) => void;
  readonly onSend: () => void;
}

/** For staff: what was asked last, and a way to ask. */
export function askPart(asking: Asking, asked: FileList['asked'], acts: AskActs, { texts, locale }: { texts: FilesTexts; locale: string }): TemplateResult {
  const last = asked
    ? html`<p class="small soft">${texts.askedAt({ who: asked.by, when: dayAndClock(asked.at, { locale, zone: ownZone() }) })}${asked.note ? html`<span class="quote">${texts.askedNote({ note: asked.note })}</span>` : nothing}</p>`
    : nothing;
  if (asking.is === 'closed') {
    return html`${last}<div class="actions">${button({ label: texts.ask, icon: 'send', kind: 'quiet', size: '', onPress: () => acts.onChange({ is: 'open', note: '' }) })}</div>`;
  }
  const send = (event: Event) => {
    event.preventDefault();
    if (asking.is !== 'busy') acts.onSend();
  };
  return html`
    ${last}
    <form @submit=${send}>
      ${asking.is === 'failed' ? banner({ tone: 'bad', text: texts.askFailed }) : nothing}
      ${textArea({ name: 'note', label: texts.askNote, hint: texts.askHint, value: asking.note, maxlength: 500, onInput: (note) => acts.onChange({ ...asking, note }) })}
      <div class="actions">
        ${button({ label: texts.askSend, busyLabel: texts.askBusy, busy: asking.is === 'busy', kind: 'quiet', size: '', type: 'submit' })}
        ${button({ label: texts.askBack, kind: 'plain', size: '', onPress: () => acts.onChange({ is: 'closed', note: '' }) })}
      </div>
    </form>
  `;
}

/** For the owner: who asks for what. */
export function askedBanner(asked: NonNullable<FileList['asked']>, { texts }: { texts: FilesTexts }): TemplateResult {
  return banner({ tone: 'info', icon: 'clip', title: texts.asked({ who: asked.by }), text: asked.note ? texts.askedNote({ note: asked.note }) : texts.askedPlain });
}
