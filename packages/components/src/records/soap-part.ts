import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { html, type TemplateResult } from 'lit';
import type { RecordsTexts } from '../locales/records.ts';

/** The four letters of a record. */
export type SoapField = 'subjective' | 'objective' | 'assessment' | 'plan';

/** How a part changes the record: it says what the member becomes. */
export type Change = (change: Partial<RecordBody>) => void;

/** One letter with its words. The letter is a landmark for the eye; the label is the name. */
export function soapPart(name: SoapField, body: RecordBody, texts: RecordsTexts, change: Change): TemplateResult {
  return html`
    <div class="soap">
      <span class="letter" aria-hidden="true">${name.charAt(0).toUpperCase()}</span>
      <div class="body">
        <label class="label" for=${name}>${texts[name]}</label>
        <textarea
          class="input" id=${name} rows="2" aria-describedby="${name}-hint" .value=${body[name]}
          @input=${(event: InputEvent) => change({ [name]: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
        <p class="hint" id="${name}-hint">${texts[`${name}Hint`]}</p>
      </div>
    </div>
  `;
}
