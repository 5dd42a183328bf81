import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { icon } from './icons.first.ts';

/** What ties an input to its label, hint and error. Set all three on the input. */
export interface FieldWire {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: 'true' | undefined;
}

/** What stands round an input. `name` must be unique in its shadow root. */
export interface FieldFrame {
  readonly name: string;
  readonly label: string;
  /** A quiet sentence below: what is it for, what will do. */
  readonly hint?: string | undefined;
  /** What is wrong and how to mend it. Announced when it appears. */
  readonly error?: string | undefined;
  /** The word for "optional" beside the label. Fields are needed unless this stands. */
  readonly optional?: string | undefined;
}

/** Any control with its label, hint and error, wired for screen readers. Needs the `fields` and `words` styles. */
export function field(frame: FieldFrame, control: (wire: FieldWire) => TemplateResult): TemplateResult {
  const { name, label, hint, error, optional } = frame;
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
  return html`
    <div class="field ${error ? 'bad' : ''}" part="field">
      <label for=${name}>${label}${optional ? html` <span class="opt">${optional}</span>` : nothing}</label>
      ${control({ id: name, describedBy, invalid: error ? 'true' : undefined })}
      ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
      ${errorText(error, `${name}-error`)}
    </div>
  `;
}

/** An error at its place, spoken when it appears. The live region stands before its words do, or some readers miss them. */
export const errorText = (error: string | undefined, id: string): TemplateResult => html`
  <div id=${id} aria-live="polite">${error ? html`<p class="error">${icon('info', 's')}<span>${error}</span></p>` : nothing}</div>
`;

/** A text field's own part. */
export interface TextFieldOptions extends FieldFrame {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'number' | 'date' | 'time' | 'password';
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url';
  readonly placeholder?: string;
  readonly maxlength?: number;
  /** A unit at the end of the field, such as kg. */
  readonly unit?: string;
  /** Is the answer needed? Said to screen readers; the page decides what happens without it. */
  readonly required?: boolean;
}

/** A single line of text with label, hint and error. */
export function textField(options: TextFieldOptions): TemplateResult {
  return field(options, ({ id, describedBy, invalid }) => {
    const input = html`<input
      class="input" id=${id} name=${id} type=${options.type ?? 'text'} .value=${live(options.value)}
      autocomplete=${ifDefined(options.autocomplete)} inputmode=${ifDefined(options.inputmode)}
      placeholder=${ifDefined(options.placeholder)} maxlength=${ifDefined(options.maxlength)}
      aria-describedby=${ifDefined(describedBy)} aria-invalid=${ifDefined(invalid)}
      aria-required=${options.required ? 'true' : nothing}
      @input=${(event: InputEvent) => options.onInput((event.target as HTMLInputElement).value)}
    />`;
    return options.unit ? html`<span class="with-unit">${input}<span class="unit">${options.unit}</span></span>` : input;
  });
}
