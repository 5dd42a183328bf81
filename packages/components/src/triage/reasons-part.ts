import type { TriageReason } from '@vetkit/signal-server/triage/contract';
import { html, nothing, type TemplateResult } from 'lit';

/** Somebody's words as they stand: signs that turn the order of what follows would make them read as something else. */
export const upright = (words: string): string => words.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');

/** Why, each with the words it was read from: typed by anybody, so shown as text and never as markup. */
export const reasonsPart = (reasons: readonly TriageReason[], words: { readonly quote: (quote: string) => string }, most = 4): TemplateResult | typeof nothing => {
  const said = reasons.filter(({ text }, at) => reasons.findIndex((other) => other.text === text) === at).slice(0, most);
  return said.length
    ? html`<ul class="why">${said.map(({ text, quote }) => html`<li><span>${text}</span>${quote ? html`<span class="quote" dir="auto">${words.quote(upright(quote))}</span>` : nothing}</li>`)}</ul>`
    : nothing;
};
