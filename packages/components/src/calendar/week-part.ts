import type { Hours } from '@vetkit/signal-server/calendar/hours.contract';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { HoursTexts } from '../locales/hours.ts';
import { toggle } from '../shared/switch.ts';
import { cssValues } from '../shared/css-values.ts';
import { icon } from '../shared/icons.ts';
import type { Translation } from '../shared/text.ts';
import { bars, shown, weekdays, windowOf, type DraftFaults, type HoursDraft, type Typed, type Weekday } from './hours-draft.ts';
import { readWall, sayWall } from './wall.ts';

export interface WeekPart {
  readonly draft: HoursDraft;
  /** What can be read of the draft: the bars prove it. */
  readonly hours: Hours;
  readonly faults: DraftFaults;
  readonly locale: string;
  readonly t: Translation<HoursTexts>;
  readonly onDay: (day: Weekday, spans: readonly Typed[]) => void;
  /** A day is opened (with the hours it had before it was closed) or closed. */
  readonly onOpen: (day: Weekday, open: boolean) => void;
}

/** The week: each day is typed, the bar below proves it; a closed day is one line. */
export function weekPart(part: WeekPart): TemplateResult {
  const { hours, locale } = part;
  const [first, last] = shown(hours.weekly);
  const marks = [0, 1, 2, 3, 4].map((n) => first + ((last - first) / 4) * n);
  const hour = (minute: number) => sayWall(`${String(Math.floor(minute / 60)).padStart(2, '0')}:00`, locale).replace(/:00/, '');
  return html`
    <section class="card flush cq" part="card">
      <div class="week">
        <div class="weekday axis" aria-hidden="true"><div class="hours-axis num">${marks.map((mark) => html`<span>${hour(mark)}</span>`)}</div></div>
        ${weekdays.map((day) => dayPart(day, part))}
      </div>
    </section>
  `;
}

function dayPart(day: Weekday, part: WeekPart): TemplateResult {
  const { draft, t, onOpen, onDay } = part;
  const spans = draft.week[day];
  const name = t[day];
  return html`
    <div class="weekday" role="group" aria-label=${name}>
      ${toggle({ name: `open-${day}`, label: name, checked: spans.length > 0, onTick: (open) => onOpen(day, open) })}
      ${spans.length
        ? html`
            <div class="spans">${spans.map((_, i) => spanPart(day, i, part))}</div>
            <button class="btn icon-only plain" type="button" aria-label=${t.addOn({ day: name })} @click=${() => onDay(day, [...spans, { from: '', until: '' }])}>${icon('plus')}</button>
          `
        : html`<div class="spans closed"><span class="soft">${t.closed}</span></div>`}
      ${spans.length || bars(part.hours.weekly, day).bars.length
        ? html`<div class="hours-plot" aria-hidden="true">${bars(part.hours.weekly, day).bars.map(({ from, to }) => html`<i ${cssValues({ '--from': `${from}%`, '--to': `${to}%` })}></i>`)}</div>`
        : nothing}
    </div>
  `;
}

function spanPart(day: Weekday, i: number, { draft, faults, locale, t, onDay }: WeekPart): TemplateResult {
  const spans = draft.week[day];
  const typed = spans[i]!;
  const fault = faults.get(`${day}.${i}`);
  const window = windowOf(typed);
  const nextDay = window && window[1] !== '24:00' && window[1] <= window[0];
  const set = (change: Partial<Typed>) => onDay(day, spans.map((span, n) => (n === i ? { ...span, ...change } : span)));
  const note = fault ? `${day}-${i}-fault` : nextDay ? `${day}-${i}-next` : undefined;
  const input = (side: 'from' | 'until', label: string) => html`<input
    class="input" id="${day}-${i}-${side}" autocomplete="off" aria-label=${label} .value=${live(typed[side])}
    aria-invalid=${fault === 'overlap' || (fault && !readWall(typed[side])) ? 'true' : nothing} aria-describedby=${note ?? nothing}
    @input=${(event: Event) => set({ [side]: (event.target as HTMLInputElement).value })}
    @change=${(event: Event) => {
      const read = readWall((event.target as HTMLInputElement).value);
      if (read) set({ [side]: sayWall(read, locale) });
    }}
  />`;
  return html`
    <span class="span-edit">
      ${input('from', t.fromOf({ day: t[day] }))}<span class="soft">${t.to}</span>${input('until', t.untilOf({ day: t[day] }))}
      ${spans.length > 1 ? html`<button class="btn icon-only plain" type="button" aria-label=${t.removeOn({ day: t[day], time: typed.from || '–' })} @click=${() => onDay(day, spans.filter((_, n) => n !== i))}>${icon('x')}</button>` : nothing}
    </span>
    ${fault ? html`<p class="fault" id="${day}-${i}-fault">${fault === 'overlap' ? t.overlap : t.unreadable}</p>` : nextDay ? html`<p class="small soft" id="${day}-${i}-next">${t.nextDay}</p>` : nothing}
  `;
}
