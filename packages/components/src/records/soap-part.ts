import { type RecordBody, textLimits } from '@vetkit/signal-server/records/contract';
import { onlyTriage } from '@vetkit/signal-server/records/rules';
import { html, nothing, type TemplateResult } from 'lit';
import type { RecordsTexts } from '../locales/records.ts';
import { errorText } from '../shared/field.ts';

/** The four letters of a record. */
export type SoapField = 'subjective' | 'objective' | 'assessment' | 'plan';

/** How a part changes the record: it says what the member becomes. */
export type Change = (change: Partial<RecordBody>) => void;

/** What a text says that is longer than the server takes: cut off by itself, words would be lost. */
export const tooLong = (text: string, most: number, texts: RecordsTexts): string | undefined => (text.length > most ? texts.tooLong({ over: text.length - most }) : undefined);

/** One letter with its words. The letter is a landmark for the eye; the label is the name. */
export function soapPart(name: SoapField, body: RecordBody, texts: RecordsTexts, change: Change): TemplateResult {
  const error = tooLong(body[name], textLimits.letter, texts);
  return html`
    <div class="soap">
      <span class="letter" aria-hidden="true">${name.charAt(0).toUpperCase()}</span>
      <div class="body">
        <label class="label" for=${name}>${texts[name]}</label>
        <textarea
          class="input" id=${name} rows="2" aria-describedby="${name}-hint${error ? ` ${name}-error` : ''}" aria-invalid=${error ? 'true' : nothing} .value=${body[name]}
          @input=${(event: InputEvent) => change({ [name]: (event.target as HTMLTextAreaElement).value })}
        ></textarea>
        <p class="hint" id="${name}-hint">${name === 'subjective' && body.subjective && onlyTriage(body) ? texts.subjectiveBegun : texts[`${name}Hint`]}</p>
        ${errorText(error, `${name}-error`)}
      </div>
    </div>
  `;
}
