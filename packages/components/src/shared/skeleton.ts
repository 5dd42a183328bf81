import { html, type TemplateResult } from 'lit';

/** The shape of what is coming. `lines` rows of text, or `tiles` side by side. Said once to screen readers as `label`. */
export function skeleton(label: string, shape: { readonly lines?: number; readonly tiles?: number; readonly face?: boolean } = {}): TemplateResult {
  const { lines = 2, tiles = 0, face = false } = shape;
  const times = (count: number, piece: string) => Array.from({ length: count }, () => html`<div class="skeleton ${piece}"></div>`);
  return html`
    <div class="skeletons" role="status" aria-busy="true">
      <span class="sr">${label}</span>
      <div class="row">${face ? html`<div class="skeleton face"></div>` : ''}<div class="stack grow">${times(lines, 'line')}</div></div>
      ${tiles ? html`<div class="row">${times(tiles, 'tile grow')}</div>` : ''}
    </div>
  `;
}
