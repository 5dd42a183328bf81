import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { icon, type IconName } from './icons.first.ts';
import { errorText } from './text-field.ts';

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
