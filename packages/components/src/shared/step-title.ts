import { html, type LitElement, type TemplateResult } from 'lit';

/** The question of a step. Takes the focus when the step appears, by `focusTitle`. */
export const stepTitle = (words: string): TemplateResult =>
  html`<h2 class="title" part="title" tabindex="-1" data-step-title>${words}</h2>`;

/** Moves the focus to the title of the step now shown, so that keyboard and screen reader start there. Call after changing the step. */
export async function focusTitle(element: LitElement): Promise<void> {
  await element.updateComplete;
  element.renderRoot.querySelector<HTMLElement>('[data-step-title]')?.focus();
}
