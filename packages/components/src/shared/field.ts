import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { field, type FieldFrame, type TextFieldOptions } from './text-field.ts';

// First screens take what they need from this alone.
export { errorText, field, textField, type FieldFrame, type FieldWire, type TextFieldOptions } from './text-field.ts';

/** Several lines of text with label, hint and error; grows with what is written where the browser can. */
export function textArea(options: Omit<TextFieldOptions, 'type' | 'inputmode' | 'unit'>): TemplateResult {
  return field(options, ({ id, describedBy, invalid }) => html`<textarea
    class="input" id=${id} name=${id} .value=${live(options.value)}
    placeholder=${ifDefined(options.placeholder)} maxlength=${ifDefined(options.maxlength)}
    aria-describedby=${ifDefined(describedBy)} aria-invalid=${ifDefined(invalid)}
    aria-required=${options.required ? 'true' : nothing}
    @input=${(event: InputEvent) => options.onInput((event.target as HTMLTextAreaElement).value)}
  ></textarea>`);
}

/** A list to choose one value from, with label, hint and error. */
export function selectField(options: FieldFrame & {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onInput: (value: string) => void;
}): TemplateResult {
  return field(options, ({ id, describedBy, invalid }) => html`<select
    class="input" id=${id} name=${id} aria-describedby=${ifDefined(describedBy)} aria-invalid=${ifDefined(invalid)}
    @change=${(event: Event) => options.onInput((event.target as HTMLSelectElement).value)}
  >${options.options.map(({ value, label }) => html`<option value=${value} ?selected=${value === options.value}>${label}</option>`)}</select>`);
}
