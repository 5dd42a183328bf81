import type { PauseRequest } from '@vetkit/signal-server/calendar/hours.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { HoursTexts } from '../locales/hours.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { icon } from '../shared/icons.ts';
import type { Translation } from '../shared/text.ts';

export interface PausePart {
  /** When the pause ends, said; nothing when there is none. */
  readonly until: string | undefined;
  readonly busy: boolean;
  readonly error: string | undefined;
  /** The date field of "until a date" is open, with what is in it. */
  readonly date: string | undefined;
  readonly tomorrow: string;
  readonly onPause: (request: PauseRequest) => void;
  readonly onResume: () => void;
  readonly onDate: (date: string) => void;
}

/** A pause with one press, and the way back. */
export function pausePart(part: PausePart, t: Translation<HoursTexts>): TemplateResult {
  const { until, busy, date } = part;
  const error = part.error ? html`<p class="error" role="alert">${part.error}</p>` : nothing;
  if (until) {
    return html`${banner({ tone: 'warn', icon: 'pause', title: t.pausedUntil({ time: until }), text: t.pausedText, actions: button({ label: t.resume, busy, kind: 'quiet', size: '', onPress: part.onResume }) })}${error}`;
  }
  const quick = (of: 'hour' | 'day' | 'week', label: string) => html`<button type="button" class="btn quiet" aria-disabled=${busy ? 'true' : nothing} @click=${() => busy || part.onPause({ for: of })}>${label}</button>`;
  return html`
    <section class="card pad stack gap-8" part="card" aria-labelledby="pause-title">
      <div class="top">
        <div><h2 class="sub row gap-8" id="pause-title">${icon('pause')}${t.pause}</h2><p class="small soft">${t.pauseText}</p></div>
        <div class="breaks">
          ${quick('hour', t.pauseHour)}${quick('day', t.pauseDay)}${quick('week', t.pauseWeek)}
          <button type="button" class="btn quiet" aria-expanded=${date !== undefined} @click=${() => part.onDate(date ?? part.tomorrow)}>${t.pauseDate}</button>
        </div>
      </div>
      ${date === undefined ? nothing : html`
        <form class="row wrap gap-8" @submit=${(event: Event) => (event.preventDefault(), part.onPause({ for: 'date', until: date }))}>
          <div class="field"><label for="pause-date">${t.pauseUntil}</label><input class="input" type="date" id="pause-date" min=${part.tomorrow} .value=${date} @change=${(event: Event) => part.onDate((event.target as HTMLInputElement).value)} /></div>
          ${button({ label: t.pauseNow, busy, kind: 'quiet', size: '', type: 'submit' })}
        </form>`}
      ${error}
    </section>
  `;
}
