import type { ImportedCalendar } from '@vetkit/signal-server/calendar/links.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { HoursTexts } from '../locales/hours.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import type { Translation } from '../shared/text.ts';

type T = Translation<HoursTexts>;

export interface ImportPart {
  readonly imported: ImportedCalendar | null;
  /** As it is typed. */
  readonly address: string;
  readonly error: string | undefined;
  readonly busy: 'import' | 'check' | undefined;
  /** When it could last be read, said. */
  readonly goodAt: string | undefined;
  readonly onAddress: (typed: string) => void;
  readonly onConnect: () => void;
  readonly onCheck: () => void;
  readonly onDisconnect: () => void;
}

/** A calendar elsewhere whose busy times cannot be booked. */
export function importPart(of: ImportPart, t: T): TemplateResult {
  return html`
    <section class="card pad stack gap-12" part="card">
      <div><h2 class="sub row gap-8">${icon('calendar')}${t.importTitle}</h2><p class="small soft">${t.importText}</p></div>
      ${of.imported ? connected(of.imported, of, t) : addressForm(of, t)}
    </section>
  `;
}

const addressForm = ({ address, error, busy, onAddress, onConnect }: ImportPart, t: T): TemplateResult => html`
  <form class="stack gap-12" novalidate @submit=${(event: Event) => (event.preventDefault(), onConnect())}>
    ${textField({ name: 'import-address', label: t.importAddress, value: address, type: 'url', inputmode: 'url', autocomplete: 'off', maxlength: 2000, hint: t.importHint, error, onInput: onAddress })}
    <div class="actions">${button({ label: t.connect, busy: busy === 'import', busyLabel: t.connecting, kind: 'quiet', size: '', type: 'submit' })}</div>
  </form>
`;

function connected(imported: ImportedCalendar, { busy, goodAt, error, onCheck, onDisconnect }: ImportPart, t: T): TemplateResult {
  const { host, state, failure, ahead } = imported;
  const isReading = state === 'waiting' || busy === 'check';
  return html`
    ${state === 'failed'
      ? banner({ tone: 'warn', title: t.importFailed({ host }), text: html`${failure ? t[failure] : nothing} ${goodAt ? t.importStill({ time: goodAt }) : t.importNone}` })
      : html`<div role="status"><p class="row gap-8"><b class="sub">${isReading ? t.importReading({ host }) : t.importGood({ host })}</b></p>${goodAt ? html`<p class="small soft">${t.importAhead({ n: ahead, time: goodAt })}</p>` : nothing}</div>`}
    ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
    <div class="actions">
      ${button({ label: t.check, busy: isReading, busyLabel: t.checking, kind: 'quiet', size: '', onPress: onCheck })}
      ${button({ label: t.disconnect, busy: busy === 'import', kind: 'plain', size: '', onPress: onDisconnect })}
    </div>
  `;
}

export interface FeedPart {
  /** The address, right after it was made. */
  readonly made: string | undefined;
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly madeAt: string | undefined;
  readonly readAt: string | undefined;
  readonly onMake: () => void;
  readonly onEnd: () => void;
  readonly onCopy: () => void;
}

/** An address at which a calendar elsewhere reads one's visits. */
export function feedPart({ made, busy, error, madeAt, readAt, onMake, onEnd, onCopy }: FeedPart, t: T): TemplateResult {
  return html`
    <section class="card pad stack gap-12" part="card">
      <div><h2 class="sub row gap-8">${icon('calendar-plus')}${t.feedTitle}</h2><p class="small soft">${t.feedText}</p></div>
      ${made
        ? html`
            <div class="field" part="field"><label for="feed-address">${t.feedAddress}</label>
              <div class="copyable"><input class="input" id="feed-address" readonly .value=${made} aria-describedby="feed-once" @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
                ${globalThis.navigator?.clipboard ? html`<button type="button" class="btn icon-only quiet" aria-label=${t.copyAddress} @click=${onCopy}>${icon('copy')}</button>` : nothing}</div>
              <p class="hint" id="feed-once">${t.feedOnce}</p></div>`
        : madeAt
          ? html`<p class="small soft">${t.feedMade({ time: madeAt })} ${readAt ? t.feedRead({ time: readAt }) : t.feedUnread}</p>`
          : nothing}
      ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
      <div class="actions">
        ${button({ label: madeAt ? t.renewFeed : t.makeFeed, busy, busyLabel: t.makingFeed, kind: 'quiet', size: '', onPress: onMake })}
        ${madeAt ? button({ label: t.endFeed, kind: 'plain', size: '', onPress: onEnd }) : nothing}
      </div>
    </section>
  `;
}
