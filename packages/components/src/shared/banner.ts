import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.owner.ts';

/** What a banner is about. Each tone has its own icon: never colour alone. */
export type Tone = 'info' | 'warn' | 'bad' | 'ok' | 'plain';

const marks = { info: 'info', warn: 'triangle', bad: 'info', ok: 'check-circle', plain: 'info' } as const satisfies Record<Tone, IconName>;

/** A message in the page: a fact, and what can be done. Bad ones are spoken at once. Needs the `surfaces` styles. */
export function banner(options: {
  readonly tone: Tone;
  readonly title?: string;
  readonly text: unknown;
  readonly icon?: IconName;
  /** Buttons below the text. */
  readonly actions?: unknown;
}): TemplateResult {
  const { tone, title, text, actions } = options;
  return html`
    <div class="banner ${tone}" role=${tone === 'bad' ? 'alert' : 'status'}>
      ${icon(options.icon ?? marks[tone])}
      <div class="grow">
        ${title ? html`<b class="sub">${title}</b>` : nothing}
        <span>${text}</span>
        ${actions ? html`<div class="actions">${actions}</div>` : nothing}
      </div>
    </div>
  `;
}
