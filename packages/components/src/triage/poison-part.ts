import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/icons.owner.ts';
import { telHref } from '../shared/phone-link.ts';
import { poisonLinesChecked, poisonLinesOf } from './poison-lines.ts';

interface PoisonWords {
  readonly poison: string;
  readonly poisonText: (values: { date: string }) => string;
  readonly fee: string;
}

/** The poison lines of a country, each one press away; nothing where none is known. */
export function poisonPart(country: string | undefined, t: PoisonWords, locale: string): TemplateResult | typeof nothing {
  const lines = poisonLinesOf(country);
  if (!lines.length) return nothing;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(poisonLinesChecked));
  return html`
    <div class="stack gap-8">
      <h3 class="sub">${t.poison}</h3>
      <p class="small soft">${t.poisonText({ date })}</p>
      <div class="stack gap-8">${lines.map(({ name, phone, fee }) => html`<a class="btn quiet wide" href=${telHref(phone)}>${icon('phone')}<span>${name}, <span dir="ltr">${phone.replaceAll(' ', '\u00a0')}</span>${fee ? html` (${t.fee})` : nothing}</span></a>`)}</div>
    </div>`;
}
