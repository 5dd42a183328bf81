import type { RecordBody } from '@vetkit/signal-server/records/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { FindingsTexts } from '../locales/findings.ts';

/** The owner's own words, marked as such; nobody of the clinic can change them. */
export function toldPart({ told }: RecordBody, owner: string, texts: FindingsTexts): TemplateResult | typeof nothing {
  if (!told?.booking && !told?.triage) return nothing;
  const quote = (where: string, words: string | null) => (words ? html`<div class="said"><span class="small soft">${where}</span><blockquote class="kept-lines">${words}</blockquote></div>` : nothing);
  return html`
    <figure class="told">
      <figcaption class="label">${texts.told({ owner })}</figcaption>
      ${quote(texts.toldBooking, told.booking)}${told.triage === told.booking ? nothing : quote(texts.toldTriage, told.triage)}
    </figure>
  `;
}
