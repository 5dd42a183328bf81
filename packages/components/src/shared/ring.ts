import { html, nothing, type TemplateResult } from 'lit';
import type { Left } from './countdown.ts';
import { cssValues } from './css-values.ts';

/**
 * The draining ring with its number inside, the one picture for every limit. `label` is what screen readers hear,
 * such as "Held for you for 9 minutes". `xs` is too small for a number: put the number beside it. Needs `progress` styles.
 */
export function ring(left: Left, label: string, look: { readonly tone?: '' | 'warn' | 'bad' | 'ok'; readonly size?: '' | 'xs' | 's' | 'l' } = {}): TemplateResult {
  const { tone = '', size = '' } = look;
  return html`
    <span class="ring ${size} ${tone}" role="img" aria-label=${label} ${cssValues({ '--at': left.at.toFixed(3) })}>
      ${size === 'xs' ? nothing : size === 'l' ? html`<b>${left.text}</b>` : html`<span>${left.text}</span>`}
    </span>
  `;
}
