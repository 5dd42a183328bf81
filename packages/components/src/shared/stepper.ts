import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.first.ts';

/** Where somebody is in a few steps, counted from 1. */
export interface Steps {
  readonly step: number;
  readonly of: number;
  /** `Step 2 of 4`, for screen readers. */
  readonly label: string;
  /** `2 of 4`, to be seen. */
  readonly short: string;
  /** The word of the back button; no button without it. */
  readonly back?: string;
  readonly onBack?: () => void;
}

/** The top of a widget with steps: back, progress, count. Needs the `actions`, `stepperLine` and `widget` styles. */
export const stepper = (steps: Steps): TemplateResult => html`
  <div class="widget-top">
    ${steps.back ? html`<button type="button" class="btn icon-only plain" aria-label=${steps.back} @click=${() => steps.onBack?.()}>${icon('arrow-left')}</button>` : nothing}
    <div class="stepper" role="progressbar" aria-valuemin="1" aria-valuemax=${steps.of} aria-valuenow=${steps.step} aria-label=${steps.label}>
      ${Array.from({ length: steps.of }, (_, i) => html`<i class=${i + 1 < steps.step ? 'done' : i + 1 === steps.step ? 'now' : ''}></i>`)}
    </div>
    <span class="where num" aria-hidden="true">${steps.short}</span>
  </div>
`;
