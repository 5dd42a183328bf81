import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { errorText } from './text-field.ts';
import { icon, type IconName } from './icons.first.ts';

/** One thing to choose. */
export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** A second, quiet line (choice cards only). */
  readonly detail?: string;
  /** What stands at the end, such as a price (choice cards only). */
  readonly aside?: string;
  readonly icon?: IconName;
  /** Turns red when chosen (chips only): an answer that cannot wait. */
  readonly alarm?: boolean;
}

/** A question with one answer. `name` must be unique in its shadow root. */
export interface OneOf<V extends string = string> {
  readonly name: string;
  /** The question. Left unseen, yet spoken, with `legendUnseen`. */
  readonly legend: string;
  readonly legendUnseen?: boolean;
  readonly options: readonly Option<V>[];
  /** The chosen value; nothing chosen if none fits. */
  readonly value: V | '' | undefined;
  readonly onChoose: (value: V) => void;
  readonly error?: string | undefined;
}

// Real radio buttons: arrow keys, one stop for Tab and the spoken "2 of 3" come from the browser.
export const radio = <V extends string>(group: OneOf<V>, option: Option<V>) => html`<input
  type="radio" name=${group.name} value=${option.value} .checked=${live(option.value === group.value)}
  @change=${() => group.onChoose(option.value)}
/>`;

/** The question around its choices, with what is wrong. */
export function group<V extends string>(of: OneOf<V>, classes: string, choice: (option: Option<V>) => TemplateResult): TemplateResult {
  return html`
    <fieldset class="field" part="field" role="radiogroup" aria-describedby=${ifDefined(of.error && `${of.name}-error`)}>
      <legend class=${of.legendUnseen ? 'sr' : 'label'}>${of.legend}</legend>
      <div class=${classes}>${of.options.map(choice)}</div>
      ${errorText(of.error, `${of.name}-error`)}
    </fieldset>
  `;
}

/** Two to four short words in one row, one of them chosen. */
export const segmented = <V extends string>(of: OneOf<V>): TemplateResult => group(of, 'segmented', (option) => html`
  <label class="seg" part="choice">${radio(of, option)}${option.icon ? icon(option.icon, 's') : nothing}${option.label}</label>
`);

