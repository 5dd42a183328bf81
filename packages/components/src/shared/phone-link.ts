import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.first.ts';

/** The address that calls a number: digits and a leading plus, nothing else. */
export const telHref = (phone: string): string => `tel:${phone.replace(/(?!^\+)\D/g, '')}`;

/** A quiet link that calls a number. Without a number (null) there is nothing; until it is known (undefined) its place is kept. Needs the `actions` styles. */
export function phoneLink(phone: string | null | undefined, words: (phone: string) => string): TemplateResult | typeof nothing {
  if (phone === undefined) return html`<span class="btn plain wide" aria-hidden="true"></span>`;
  return phone ? html`<a class="btn plain wide" part="phone" href=${telHref(phone)}>${icon('phone')}<span>${words(phone.replaceAll(' ', '\u00a0'))}</span></a>` : nothing;
}
