import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { muscleCodes, painScaleCodes, type Pain } from '@vetkit/signal-server/records/findings.contract';
import { painScaleTop } from '@vetkit/signal-server/records/rules/vitals';
import { html, nothing, type TemplateResult } from 'lit';
import { chips, segmented } from '../shared/choice.ts';
import { selectField, textField } from '../shared/field.ts';
import type { FindingsTexts } from '../locales/findings.ts';
import type { RecordsTexts } from '../locales/records.ts';
import type { Change } from './soap-part.ts';
import { numberField, type Typing } from './number-field.ts';

const scores = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Body and muscle condition, and pain by the name of a scale and its total. */
export function conditionPart(body: RecordBody, texts: RecordsTexts & FindingsTexts, change: Change, typing: Typing): TemplateResult {
  const { condition, pain } = body;
  return html`
    <details class="fold" ?open=${condition.body !== null || condition.muscle !== null || pain !== null}>
      <summary><h3 class="label">${texts.condition}</h3><span class="small soft">${texts.conditionHint}</span></summary>
      <div class="stack gap-16">
      <div class="stack gap-8">
        ${chips({
          name: 'body-condition', legend: texts.bodyOf, value: condition.body === null ? '' : (String(condition.body) as (typeof scores)[number]),
          options: scores.map((value) => ({ value, label: value })), onChoose: (score) => change({ condition: { ...condition, body: Number(score) } }),
        })}
        <p class="hint">${texts.bodyHint}</p>
      </div>
      ${segmented({
        name: 'muscle', legend: texts.muscleOf, value: condition.muscle ?? '',
        options: muscleCodes.map((value) => ({ value, label: texts[`muscle-${value}`] })), onChoose: (muscle) => change({ condition: { ...condition, muscle } }),
      })}
      <div class="two">
        ${selectField({
          name: 'pain-scale', label: texts.painOf, value: pain?.scale ?? '',
          options: [{ value: '', label: texts.painNot }, ...painScaleCodes.map((value) => ({ value, label: texts[`pain-${value}`] }))],
          onInput: (value) => change({ pain: onScale(value as Pain['scale'] | '', pain) }),
        })}
        ${pain ? total(pain, texts, change, typing) : nothing}
      </div>
      </div>
    </details>
  `;
}

function onScale(scale: Pain['scale'] | '', before: Pain | null): Pain | null {
  if (scale === '') return null;
  const of = scale === 'other' ? 10 : painScaleTop[scale];
  return { scale, name: before?.name ?? '', total: before?.total != null && before.total <= of ? before.total : null, of };
}

function total(pain: Pain, texts: RecordsTexts & FindingsTexts, change: Change, typing: Typing): TemplateResult {
  return html`
    ${numberField({ ...typing, name: 'pain-total', label: texts.painTotal, unit: pain.of === null ? undefined : texts.ofTop({ top: pain.of }), limits: { min: 0, max: pain.of ?? 100 }, kept: pain.total, texts, onValue: (value) => change({ pain: { ...pain, total: value } }) })}
    ${pain.scale === 'other'
      ? html`${textField({ name: 'pain-name', label: texts.painName, value: pain.name, maxlength: 80, onInput: (name) => change({ pain: { ...pain, name } }) })}
          ${numberField({ ...typing, name: 'pain-of', label: texts.painTop, limits: { min: 1, max: 100 }, kept: pain.of, texts, onValue: (value) => change({ pain: { ...pain, of: value } }) })}`
      : nothing}
  `;
}
