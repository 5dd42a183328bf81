import { type RecordBody, textLimits } from '@vetkit/signal-server/records/contract';
import { html, type TemplateResult } from 'lit';
import type { RecordsTexts } from '../locales/records.ts';
import { textArea } from '../shared/field.ts';
import { type Change, tooLong } from './soap-part.ts';

/** What the owner reads, in plain words. */
export function ownerPart({ summary }: RecordBody, owner: string, texts: RecordsTexts, change: Change): TemplateResult {
  const set = (part: Partial<RecordBody['summary']>) => change({ summary: { ...summary, ...part } });
  return html`<section class="card stack" part="card">
    <h3 class="sub">${texts.forOwner({ owner })}</h3>
    ${textArea({ name: 'found', label: texts.found, hint: texts.foundHint, value: summary.found, error: tooLong(summary.found, textLimits.summary, texts), onInput: (found) => set({ found }) })}
    ${textArea({ name: 'nextSteps', label: texts.nextSteps, hint: texts.nextStepsHint, value: summary.nextSteps, error: tooLong(summary.nextSteps, textLimits.summary, texts), onInput: (nextSteps) => set({ nextSteps }) })}
    ${textArea({ name: 'callIf', label: texts.callIf, optional: texts.optional, value: summary.callIf, error: tooLong(summary.callIf, textLimits.callIf, texts), onInput: (callIf) => set({ callIf }) })}
  </section>`;
}
