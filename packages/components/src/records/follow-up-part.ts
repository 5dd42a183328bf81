import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { segmented } from '../shared/choice.ts';
import type { Change } from './soap-part.ts';
import type { RecordsTexts } from '../locales/records.ts';

const usual = [7, 14, 28];

/** Follow-up: none, said aloud, or a recheck after so many days. */
export function followUpPart(body: RecordBody, owner: string, texts: RecordsTexts, change: Change): TemplateResult {
  const { followUp } = body;
  const days = followUp.kind === 'recheck' && !usual.includes(followUp.inDays) ? [...usual, followUp.inDays] : usual;
  const value = followUp.kind === 'recheck' ? String(followUp.inDays) : followUp.kind === 'none' ? 'none' : undefined;
  return html`
    <section class="card stack" id="followUp" tabindex="-1">
      <h3 class="sub">${texts.followUp}</h3>
      ${segmented({
        name: 'follow-up',
        legend: texts.followUp,
        legendUnseen: true,
        value,
        options: [{ value: 'none', label: texts.followUpNone }, ...days.map((n) => ({ value: String(n), label: texts.followUpDays({ days: n }) }))],
        onChoose: (chosen) => change({ followUp: chosen === 'none' ? { kind: 'none' } : { kind: 'recheck', inDays: Number(chosen) } }),
      })}
      ${followUp.kind === 'recheck' ? html`<p class="hint">${texts.followUpHint({ owner })}</p>` : nothing}
    </section>
  `;
}
