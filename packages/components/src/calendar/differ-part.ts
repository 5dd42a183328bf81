import type { CalendarSheet, DayException, NewException } from '@vetkit/signal-server/calendar/hours.contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { HoursTexts } from '../locales/hours.ts';
import { button } from '../shared/button.ts';
import { segmented, tick } from '../shared/choice.ts';
import { textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import type { Translation } from '../shared/text.ts';
import { readWall, sayWall } from './wall.ts';

type T = Translation<HoursTexts>;
type Kind = DayException['kind'];

/** Days that differ, while they are written. */
export interface DifferDraft {
  readonly kind: Kind;
  readonly from: string;
  readonly to: string;
  readonly start: string;
  readonly end: string;
  readonly note: string;
  readonly everybody: boolean;
}

export const emptyDiffer: DifferDraft = { kind: 'closed', from: '', to: '', start: '', end: '', note: '', everybody: false };

/** A date as people say it: `Fri, March 20`. Dates have no zone. */
export const sayDate = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

/** The first field that is not right yet. */
export function differFault({ kind, from, start, end }: DifferDraft, today: string): 'from' | 'start' | 'end' | undefined {
  if (!from || from < today) return 'from';
  if (kind === 'closed') return undefined;
  return !readWall(start) ? 'start' : !readWall(end) ? 'end' : undefined;
}

/** What is sent for a draft without faults. */
export function exceptionOf({ kind, from, to, start, end, note, everybody }: DifferDraft): NewException {
  const span = { from, ...(to && to !== from ? { to } : {}), ...(note.trim() ? { note: note.trim() } : {}), cause: everybody ? ('holiday' as const) : to && to !== from && kind === 'closed' ? ('leave' as const) : ('other' as const) };
  if (kind === 'closed') return { kind, ...span };
  const until = readWall(end) ?? '24:00';
  return { kind, ...span, windows: [[readWall(start) ?? '00:00', until === '00:00' ? '24:00' : until]] };
}

/** What is sent to put back what was removed. */
export function againOf({ kind, from, to, windows, cause, note }: DayException): NewException {
  const span = { from, ...(to === from ? {} : { to }), cause, ...(note ? { note } : {}) };
  return kind === 'closed' ? { kind, ...span } : { kind, ...span, windows };
}

export function sayDays({ from, to }: Pick<DayException, 'from' | 'to'>, locale: string, t: T): string {
  return from === to ? sayDate(from, locale) : t.dates({ from: sayDate(from, locale), to: sayDate(to, locale) });
}

function sayWhat({ kind, windows, note }: DayException, locale: string, t: T): string {
  const times = windows.map(([start, end]) => t.times({ start: sayWall(start, locale), end: sayWall(end, locale) })).join(', ');
  const what = kind === 'closed' ? t.dayClosed : kind === 'replace' ? t.dayReplace({ times }) : kind === 'add' ? t.dayAdd({ times }) : t.dayBlock({ times });
  return note ? `${what} · ${note}` : what;
}

/** The days that differ, one line each. */
export const differList = (exceptions: readonly DayException[], locale: string, t: T, onRemove: (exception: DayException) => void): TemplateResult =>
  exceptions.length
    ? html`<ul class="list edged">${exceptions.map((each) => html`
        <li class="item"><div class="grow"><span class="sub">${sayDays(each, locale, t)}</span><span class="small soft">${sayWhat(each, locale, t)}</span></div>
          <button class="btn icon-only plain" type="button" aria-label=${t.remove({ day: sayDays(each, locale, t) })} @click=${() => onRemove(each)}>${icon('trash')}</button></li>`)}</ul>`
    : html`<p class="small soft pad edged">${t.none}</p>`;

/** The public holidays on which the clinic is closed, behind one line. */
export const holidayList = (holidays: CalendarSheet['holidays'], locale: string, t: T): TemplateResult | typeof nothing =>
  holidays.length
    ? html`<details class="pad edged"><summary class="sub">${t.holidays({ n: holidays.length })}</summary><p class="small soft">${t.holidaysText}</p>
        <ul class="plain">${holidays.map(({ date, name }) => html`<li class="small">${sayDate(date, locale)} · ${name}</li>`)}</ul></details>`
    : nothing;

export interface DifferForm {
  readonly draft: DifferDraft;
  readonly fault: 'from' | 'start' | 'end' | undefined;
  readonly error: string | undefined;
  readonly busy: boolean;
  readonly today: string;
  readonly mayEverybody: boolean;
  readonly onChange: (change: Partial<DifferDraft>) => void;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}

/** The form for one more. */
export function differForm(of: DifferForm, t: T): TemplateResult {
  const { draft, fault, onChange } = of;
  const date = (name: 'from' | 'to', label: string, more: { min: string; error?: string | undefined; optional?: string }) => html`
    <div class="field ${more.error ? 'bad' : ''}"><label for=${`differ-${name}`}>${label}${more.optional ? html` <span class="opt">${more.optional}</span>` : nothing}</label>
      <input class="input" type="date" id=${`differ-${name}`} min=${more.min} .value=${draft[name]} aria-invalid=${more.error ? 'true' : nothing} aria-describedby=${more.error ? `differ-${name}-error` : nothing}
        @change=${(event: Event) => onChange({ [name]: (event.target as HTMLInputElement).value })} />
      ${more.error ? html`<p class="error" id=${`differ-${name}-error`}>${more.error}</p>` : nothing}</div>`;
  const time = (name: 'start' | 'end', label: string) => textField({ name: `differ-${name}`, label, value: draft[name], autocomplete: 'off', error: fault === name ? t.unreadable : undefined, onInput: (value) => onChange({ [name]: value }) });
  return html`
    <form class="pad edged stack gap-12" novalidate @submit=${(event: Event) => (event.preventDefault(), of.onSend())}>
      ${segmented<Kind>({ name: 'differ-kind', legend: t.kind, value: draft.kind, options: [{ value: 'closed', label: t.kindClosed }, { value: 'replace', label: t.kindReplace }, { value: 'add', label: t.kindAdd }, { value: 'block', label: t.kindBlock }], onChoose: (kind) => onChange({ kind }) })}
      <div class="two">
        ${date('from', t.from, { min: of.today, error: fault === 'from' ? t.dateNeeded : undefined })}
        ${date('to', t.until, { min: draft.from || of.today, optional: t.optional })}
      </div>
      ${draft.kind === 'closed' ? nothing : html`<div class="two">${time('start', t.start)}${time('end', t.end)}</div>`}
      ${textField({ name: 'differ-note', label: t.note, value: draft.note, optional: t.optional, maxlength: 120, onInput: (note) => onChange({ note }) })}
      ${of.mayEverybody ? tick({ name: 'differ-everybody', label: t.everybody, checked: draft.everybody, onTick: (everybody) => onChange({ everybody }) }) : nothing}
      ${of.error ? html`<p class="error" role="alert">${of.error}</p>` : nothing}
      <div class="actions">
        ${button({ label: t.addDays, busy: of.busy, busyLabel: t.adding, kind: 'quiet', size: '', type: 'submit' })}
        ${button({ label: t.cancel, kind: 'plain', size: '', onPress: of.onCancel })}
      </div>
    </form>
  `;
}
