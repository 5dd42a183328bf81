import { html, nothing, type TemplateResult } from 'lit';

/** In the place of a screen whose code is on its way, or did not come. `more` stands below. Needs the `actions`, `widget` and `words` styles. */
export const waitingPart = (t: { readonly offline: string; readonly loading: string; readonly tryAgain: string }, { failed, onRetry, more = nothing }: { readonly failed: boolean; readonly onRetry: () => void; readonly more?: TemplateResult | typeof nothing }): TemplateResult => html`
  <div class="widget-body" role="status">
    <p class="soft">${failed ? t.offline : t.loading}</p>
    ${failed ? html`<button type="button" class="btn quiet" @click=${onRetry}>${t.tryAgain}</button>` : nothing}
    ${more}
  </div>`;
