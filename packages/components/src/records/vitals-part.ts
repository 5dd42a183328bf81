import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { html, type TemplateResult } from 'lit';
import { textField } from '../shared/field.ts';
import type { Change } from './soap-part.ts';
import type { RecordsTexts } from '../locales/records.ts';
import { readVital, type Vital, vitals } from './vitals.ts';

/** What is typed in fields that hold no number yet: kept as it is, said as an error, not sent. */
export type Typed = Partial<Record<Vital, string>>;

/** The vital signs. `typed` holds what is no number (yet); `onTyped` changes it. */
export function vitalsPart(body: RecordBody, typed: Typed, texts: RecordsTexts, change: Change, onTyped: (typed: Typed) => void): TemplateResult {
  const one = (vital: (typeof vitals)[number]) => {
    const { name, unit } = vital;
    const text = typed[name] ?? body.vitals[name]?.toString() ?? '';
    const reading = readVital(text, vital);
    const wrong = reading.is === 'wrong' && (reading.why === 'not-a-number' ? texts.notNumber : texts.outOfScale({ min: String(vital.min), max: String(vital.max) }));
    return html`<div class="vital">
      ${textField({
        name, unit, label: texts[name], value: text, inputmode: 'decimal', error: wrong || undefined,
        onInput: (value) => {
          const now = readVital(value, vital);
          onTyped({ ...typed, [name]: value });
          if (now.is !== 'wrong') change({ vitals: { ...body.vitals, [name]: now.is === 'number' ? now.value : null } });
        },
      })}
    </div>`;
  };
  return html`<div class="vitals">${vitals.map(one)}</div>`;
}
