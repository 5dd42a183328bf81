import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.first.ts';
import { group, radio, type OneOf } from './segmented.ts';

// First screens take what they need from these two alone.
export { segmented, type OneOf, type Option } from './segmented.ts';
export { tick, type Tick } from './tick.ts';

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

/** Short answers as chips, one of them chosen. */
export const chips = <V extends string>(of: OneOf<V>): TemplateResult => group(of, 'chips', (option) => html`
  <label class="chip ${option.alarm && option.value === of.value ? 'alarm' : ''}" part="choice">
    ${radio(of, option)}${option.icon ? icon(option.icon, 's') : nothing}${option.label}
  </label>
`);
