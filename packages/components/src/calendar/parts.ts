import type { AppointmentType, Practitioner } from '@vetkit/signal-server/clinics/contract';
import type { Slot } from '@vetkit/signal-server/calendar/contract';
import type { Modality } from '@vetkit/signal-server/shared/words.contract';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { calendar } from '../locales/en/calendar.ts';
import { button } from '../shared/button.ts';
import { face } from '../shared/face.ts';
import { icon } from '../shared/icons.owner.ts';
import type { Translation } from '../shared/text.ts';
import { clock, day, dayAndClock, minutes, type Saying } from '../shared/time.ts';
import { byPart, noonOf, zonesDiffer, type Day, type DayPart } from './days.ts';

/** In whose words, and on whose clock. */
export interface View {
  readonly t: Translation<typeof calendar>;
  /** The viewer's zone and language. */
  readonly saying: Saying;
}

type Piece = TemplateResult | typeof nothing;

const upper = (sentence: string) => sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);

/** A date in words: `Thursday, March 12`. */
export const dayName = (date: string, { saying }: View): string => day(noonOf(date), { locale: saying.locale, zone: 'UTC' });

/** The next free time with its own button: most people take it. */
export function nextCard(view: View, of: {
  readonly slot: Slot;
  readonly who: Practitioner;
  readonly type: AppointmentType | undefined;
  readonly modality: Modality;
  readonly clinicZone: string;
  readonly busy: boolean;
  readonly onTake: () => void;
}): TemplateResult {
  const { t, saying } = view;
  const { start } = of.slot;
  const how = t[of.modality]({ who: of.who.name });
  return html`
    <section class="next-free" aria-label=${t.next}>
      <div class="row top gap-12">
        ${face(of.who)}
        <div class="grow">
          <span class="small soft">${t.next}</span>
          <p class="head">${upper(dayAndClock(start, saying))}</p>
          <p class="small soft">${of.type ? t.visit({ how, minutes: minutes(of.type.durationMin, saying.locale) }) : how}</p>
          ${zonesDiffer(saying.zone, of.clinicZone, [start]) ? html`<p class="small soft">${upper(t.thereIs({ time: dayAndClock(start, { ...saying, zone: of.clinicZone }) }))}</p>` : nothing}
        </div>
      </div>
      ${button({ label: t.take({ time: clock(start, saying) }), busyLabel: t.taking({ time: clock(start, saying) }), busy: of.busy, wide: true, onPress: of.onTake })}
    </section>
  `;
}

/** Seven days, one of them chosen; real radio buttons, so that arrow keys move between days. */
export function dayStrip(view: View, of: {
  readonly days: readonly Day[];
  readonly chosen: string;
  readonly onChoose: (date: string) => void;
  /** Nothing lies before the first week. */
  readonly onEarlier: (() => void) | undefined;
  readonly onLater: () => void;
}): Piece {
  const { t, saying: { locale } } = view;
  const [first, last] = [of.days[0], of.days.at(-1)];
  if (!first || !last) return nothing;
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' });
  const range = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', day: 'numeric' });
  const name = ({ date, starts }: Day) => (starts.length ? t.dayFree({ day: dayName(date, view), count: starts.length }) : t.dayNone({ day: dayName(date, view) }));
  return html`
    <div class="week">
      <span class="label grow">${range.formatRange(new Date(noonOf(first.date)), new Date(noonOf(last.date)))}</span>
      ${of.onEarlier ? html`<button type="button" class="btn plain icon-only" aria-label=${t.earlier} @click=${of.onEarlier}>${icon('chevron-left')}</button>` : nothing}
      <button type="button" class="btn plain icon-only" aria-label=${t.later} @click=${of.onLater}>${icon('chevron-right')}</button>
    </div>
    <div class="days" role="radiogroup" aria-label=${t.day}>
      ${of.days.map((one) => html`
        <label class="day ${one.date === of.chosen ? 'on' : ''} ${one.starts.length ? '' : 'none'}">
          <input type="radio" name="day" aria-label=${name(one)} .checked=${live(one.date === of.chosen)} @change=${() => of.onChoose(one.date)}>
          <span aria-hidden="true">${weekday.format(new Date(noonOf(one.date)))}</span><b aria-hidden="true">${Number(one.date.slice(8))}</b>
        </label>
      `)}
    </div>
  `;
}

// A full day of quarter hours is a wall of buttons: then each part shows five, and the sixth place says how many more there are.
const wall = 18;
const firstOfPart = 5;

/** The times of one day by its parts. */
export function dayTimes({ t, saying }: View, of: {
  readonly starts: readonly string[];
  readonly taking: string;
  readonly onTake: (start: string) => void;
  /** Parts of which all times are shown. */
  readonly opened: ReadonlySet<DayPart>;
  readonly onOpen: (part: DayPart) => void;
}): TemplateResult {
  const shown = (part: DayPart, starts: readonly string[]) => (of.starts.length <= wall || of.opened.has(part) || starts.length <= firstOfPart + 1 ? starts.length : firstOfPart);
  return html`
    <div class="slots">
      ${byPart(of.starts, saying.zone).map(({ part, starts }) => html`
        <div class="stack gap-8" role="group" aria-label=${t[part]}>
          <span class="label" aria-hidden="true">${t[part]}</span>
          <div class="chips grid" data-part=${part}>
            ${starts.slice(0, shown(part, starts)).map((start) => html`
              <button type="button" class="chip time" part="time" aria-busy=${of.taking === start ? 'true' : nothing} @click=${() => of.onTake(start)}>${clock(start, saying)}</button>`)}
            ${shown(part, starts) < starts.length ? html`<button type="button" class="btn plain more" data-part=${part} aria-label=${t.moreIn({ part: t[part], count: starts.length - firstOfPart })} @click=${() => of.onOpen(part)}>${t.more({ count: starts.length - firstOfPart })}</button>` : nothing}
          </div>
        </div>
      `)}
    </div>
  `;
}

/** An empty day or week: the fact, and a button to the next day that has something. */
export function nothingFree(view: View, of: { readonly fact: string; readonly next: string | undefined; readonly onShow: (date: string) => void }): TemplateResult {
  const { fact, next, onShow } = of;
  const name = next && dayName(next, view);
  return html`
    <div class="blank" role="status">
      <p>${fact} ${name ? view.t.nextIs({ day: name }) : nothing}</p>
      ${next && name ? button({ label: view.t.show({ day: name }), kind: 'quiet', size: '', onPress: () => onShow(next) }) : nothing}
    </div>
  `;
}

/** The shape of what is coming, so that nothing jumps when it is there. */
export const comingTimes = (label: string): TemplateResult => html`
  <div class="skeletons coming" role="status" aria-busy="true">
    <span class="sr">${label}</span>
    <div class="skeleton card-to-be"></div>
    <div class="row">${Array.from({ length: 7 }, () => html`<div class="skeleton day-to-be"></div>`)}</div>
    <div class="row">${Array.from({ length: 3 }, () => html`<div class="skeleton time-to-be"></div>`)}</div>
  </div>
`;
