import { type RecordBody, textLimits } from '@vetkit/signal-server/records/contract';
import { dispositionCodes, type Declined } from '@vetkit/signal-server/records/findings.contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../shared/button.ts';
import { chips } from '../shared/choice.ts';
import { textArea, textField } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import type { FindingsTexts } from '../locales/findings.ts';
import type { RecordsTexts } from '../locales/records.ts';
import { type Change, tooLong } from './soap-part.ts';

/** The rest of the plan: what was explained, where the animal goes from here, what was declined. */
export function nextPart(body: RecordBody, texts: RecordsTexts & FindingsTexts, change: Change): TemplateResult {
  const { declined } = body;
  const put = (next: Declined[]) => change({ declined: next });
  const one = ({ what, why }: Declined, at: number) => {
    const set = (part: Partial<Declined>) => put(declined.map((each, i) => (i === at ? { ...each, ...part } : each)));
    return html`<li class="declined">
      ${textField({ name: `declined-${at}`, label: texts.declinedWhat, value: what, maxlength: 300, onInput: (next) => set({ what: next }) })}
      ${textField({ name: `declined-why-${at}`, label: texts.declinedWhy, optional: texts.optional, value: why, maxlength: 300, onInput: (next) => set({ why: next }) })}
      <button type="button" class="btn icon-only plain" aria-label=${texts.removeDeclined({ what })} @click=${() => put(declined.filter((_, i) => i !== at))}>${icon('trash')}</button>
    </li>`;
  };
  return html`
    ${textArea({ name: 'education', label: texts.education, hint: texts.educationHint, value: body.education, error: tooLong(body.education, textLimits.education, texts), onInput: (education) => change({ education }) })}
    ${chips({
      name: 'disposition', legend: texts.dispositionOf, value: body.disposition ?? '',
      options: dispositionCodes.map((value) => ({ value, label: texts[`disposition-${value}`] })), onChoose: (disposition) => change({ disposition }),
    })}
    <div class="stack gap-12">
      ${declined.length ? html`<h3 class="label">${texts.declined}</h3><ul class="stack">${declined.map(one)}</ul>` : nothing}
      ${declined.length < 20 ? html`<div>${button({ label: texts.addDeclined, kind: 'quiet', size: '', icon: 'plus', onPress: () => put([...declined, { what: '', why: '' }]) })}</div>` : nothing}
    </div>
  `;
}
