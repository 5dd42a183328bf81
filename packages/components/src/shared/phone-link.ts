import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';

/** The address that calls a number: digits and a leading plus, nothing else. */
export const telHref = (phone: string): string => `tel:${phone.replace(/(?!^\+)\D/g, '')}`;

/** A quiet link that calls a number. Without a number there is nothing. Needs the `actions` styles. */
export const phoneLink = (phone: string | null | undefined, words: (phone: string) => string): TemplateResult | typeof nothing =>
  phone ? html`<a class="btn plain wide" part="phone" href=${telHref(phone)}>${icon('phone')}<span>${words(phone.replaceAll(' ', '\u00a0'))}</span></a>` : nothing;
