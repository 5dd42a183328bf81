import { css, html, type TemplateResult } from 'lit';
import { button, type ButtonOptions } from '../../shared/button.ts';

/** The frame of the device test: one column, or picture and checks side by side. The same before and after its larger part has come. */
export const frame = css`
  .test { display: grid; gap: var(--vet-space-2); grid-template-columns: minmax(0, 1fr); }
  .look, .found { display: grid; gap: var(--vet-space-2); align-content: start; min-inline-size: 0; }
  .heading { display: grid; gap: 6px; }
  @container (min-width: 800px) {
    :host(:not([compact])) .test { grid-template: 'look head' auto 'look found' 1fr / minmax(0, 1.25fr) minmax(0, 1fr); gap: var(--vet-space-2) var(--vet-space-4); align-items: start; }
    :host(:not([compact])) .look { grid-area: look; }
    :host(:not([compact])) .heading { grid-area: head; }
    :host(:not([compact])) .found { grid-area: found; }
  }
  .preview { position: relative; border-radius: var(--vet-radius-l); overflow: hidden; background: var(--vet-stage); aspect-ratio: 4 / 3; color: var(--vet-on-dark); color-scheme: dark; }
  :host([compact]) .preview { aspect-ratio: 16 / 10; }
  .asleep { position: absolute; inset: 0; display: grid; align-content: center; justify-items: center; gap: 16px; padding: 24px; text-align: center; }
`;

/** The dark picture while no camera is on. */
export const asleep = (label: string, text: string, way?: ButtonOptions): TemplateResult =>
  html`<section class="preview" aria-label=${label}><div class="asleep"><p>${text}</p>${way && button(way)}</div></section>`;
