import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Tick } from './tick.ts';

/** A setting that is on or off at once, without a save button. Needs `choices` and `switches`. */
export const toggle = (of: Tick): TemplateResult => html`
  <label class="switch">
    <input type="checkbox" role="switch" id=${of.name} name=${of.name} .checked=${live(of.checked)}
      @change=${(event: Event) => of.onTick((event.target as HTMLInputElement).checked)} />
    <i></i><span>${of.label}</span>
  </label>
`;
