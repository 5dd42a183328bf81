import { html, nothing, type TemplateResult } from 'lit';
import type { CalendarSheet } from '@vetkit/signal-server/calendar/hours.contract';
import type { HoursTexts } from '../locales/hours.ts';
import { segmented } from '../shared/choice.ts';
import { selectField } from '../shared/field.ts';
import type { Translation } from '../shared/text.ts';
import type { HoursDraft } from './hours-draft.ts';

const notices = [15, 30, 60, 120, 360];
const buffers = [0, 5, 10, 15, 20, 30, 45, 60];
const steps = [10, 15, 20, 30, 60];
const horizons = [7, 14, 28, 60, 90, 180, 365];
const caps = [null, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30];

/** What is set already stays to be chosen, also when we would not have offered it. */
const withOwn = (list: readonly number[], own: number): number[] => [...new Set([...list, own])].sort((a, b) => a - b);

/** How soon, how close together, how far ahead and how many; and where the clinic's own limits are narrower. */
export function rulesPart(draft: HoursDraft, clinic: CalendarSheet['clinic'], t: Translation<HoursTexts>, onChange: (change: Partial<HoursDraft>) => void): TemplateResult {
  const pick = (name: 'bufferMin' | 'stepMin' | 'horizonDays', label: string, list: readonly number[], say: (n: number) => string) =>
    selectField({ name, label, value: String(draft[name]), options: withOwn(list, draft[name]).map((n) => ({ value: String(n), label: say(n) })), onInput: (value) => onChange({ [name]: Number(value) }) });
  return html`
    <section class="card pad stack gap-12" part="card">
      ${segmented({
        name: 'notice', legend: t.notice, value: String(draft.minNoticeMin),
        options: withOwn(notices, draft.minNoticeMin).map((n) => ({ value: String(n), label: t.noticeOf({ n }) })),
        onChoose: (value) => onChange({ minNoticeMin: Number(value) }),
      })}
      <p class="hint">${t.noticeHint}</p>
      ${clinic.minNoticeMin > draft.minNoticeMin ? html`<p class="small">${t.clinicNotice({ notice: t.noticeOf({ n: clinic.minNoticeMin }) })}</p>` : nothing}
    </section>
    <section class="card pad stack gap-12" part="card">
      <h2 class="sub">${t.rules}</h2>
      <div class="two">
        ${pick('bufferMin', t.buffer, buffers, (n) => t.bufferOf({ n }))}
        ${pick('stepMin', t.step, steps, (n) => t.stepOf({ n }))}
        ${pick('horizonDays', t.horizon, horizons, (n) => t.horizonOf({ n }))}
        ${selectField({
          name: 'dailyCap', label: t.cap, value: String(draft.dailyCap),
          options: [...new Set([...caps, draft.dailyCap])].map((n) => ({ value: String(n), label: t.capOf({ n }) })),
          onInput: (value) => onChange({ dailyCap: value === 'null' ? null : Number(value) }),
        })}
      </div>
      ${clinic.horizonDays < draft.horizonDays ? html`<p class="small">${t.clinicHorizon({ ahead: t.horizonOf({ n: clinic.horizonDays }) })}</p>` : nothing}
      ${clinic.dailyCap !== null && (draft.dailyCap === null || clinic.dailyCap < draft.dailyCap) ? html`<p class="small">${t.clinicCap({ cap: t.capOf({ n: clinic.dailyCap }) })}</p>` : nothing}
    </section>
  `;
}
