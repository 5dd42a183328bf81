import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { errorText } from './field.ts';
import { icon, type IconName } from './icons.ts';

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
const radio = <V extends string>(group: OneOf<V>, option: Option<V>) => html`<input
  type="radio" name=${group.name} value=${option.value} .checked=${live(option.value === group.value)}
  @change=${() => group.onChoose(option.value)}
/>`;

function group<V extends string>(of: OneOf<V>, classes: string, choice: (option: Option<V>) => TemplateResult): TemplateResult {
  return html`
    <fieldset class="field" part="field" role="radiogroup" aria-describedby=${ifDefined(of.error && `${of.name}-error`)}>
      <legend class=${of.legendUnseen ? 'sr' : 'label'}>${of.legend}</legend>
      <div class=${classes}>${of.options.map(choice)}</div>
      ${errorText(of.error, `${of.name}-error`)}
    </fieldset>
  `;
}

/** Cards to choose one of; for answers that need a second line. `layout` `three` stands them side by side, each with its icon on top. */
export function choiceCards<V extends string>(of: OneOf<V>, layout: 'list' | 'three' = 'list'): TemplateResult {
  const tall = layout === 'three';
  return group(of, tall ? 'choices three' : 'choices', (option) => html`
    <label class="choice ${tall ? 'tall' : ''}" part="choice">
      ${radio(of, option)}
      ${tall ? nothing : html`<span class="box round"></span>`}
      ${option.icon ? icon(option.icon, tall ? 'l' : '') : nothing}
      <span class=${tall ? '' : 'grow'}>
        <span class="sub">${option.label}</span>
        ${option.detail ? html`<span class="small soft">${option.detail}</span>` : nothing}
      </span>
      ${option.aside ? html`<span class="strong num">${option.aside}</span>` : nothing}
    </label>
  `);
}

/** Two to four short words in one row, one of them chosen. */
export const segmented = <V extends string>(of: OneOf<V>): TemplateResult => group(of, 'segmented', (option) => html`
  <label class="seg" part="choice">${radio(of, option)}${option.icon ? icon(option.icon, 's') : nothing}${option.label}</label>
`);

/** Short answers as chips, one of them chosen. */
export const chips = <V extends string>(of: OneOf<V>): TemplateResult => group(of, 'chips', (option) => html`
  <label class="chip ${option.alarm && option.value === of.value ? 'alarm' : ''}" part="choice">
    ${radio(of, option)}${option.icon ? icon(option.icon, 's') : nothing}${option.label}
  </label>
`);

/** One thing to tick. */
export interface Tick {
  readonly name: string;
  readonly label: string;
  /** A second, quiet line (boxes only). */
  readonly detail?: string;
  readonly checked: boolean;
  readonly onTick: (checked: boolean) => void;
  readonly icon?: IconName;
  readonly error?: string | undefined;
}

/** One line to tick; several of them stand in `<div class="flags">`. */
export const tick = (of: Tick): TemplateResult => html`
  <label class="tick" part="choice">
    <input type="checkbox" id=${of.name} name=${of.name} .checked=${live(of.checked)} aria-describedby=${ifDefined(of.error && `${of.name}-error`)}
      aria-invalid=${of.error ? 'true' : nothing}
      @change=${(event: Event) => of.onTick((event.target as HTMLInputElement).checked)} />
    <span class="box">${icon('check')}</span>
    ${of.icon ? icon(of.icon) : nothing}
    <span class="grow">${of.label}${of.detail ? html`<br /><span class="small soft">${of.detail}</span>` : nothing}</span>
  </label>
  ${of.error ? errorText(of.error, `${of.name}-error`) : nothing}
`;

/** A setting that is on or off at once, without a save button. */
export const toggle = (of: Tick): TemplateResult => html`
  <label class="switch">
    <input type="checkbox" role="switch" id=${of.name} name=${of.name} .checked=${live(of.checked)}
      @change=${(event: Event) => of.onTick((event.target as HTMLInputElement).checked)} />
    <i></i><span>${of.label}</span>
  </label>
`;
