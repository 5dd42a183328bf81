import type { Appointment } from '@vetkit/signal-server/booking/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { withPhoto } from '../clinic/photo.ts';
import type { booking } from '../locales/en/booking.ts';
import { banner } from '../shared/banner.ts';
import { face } from '../shared/face.ts';
import { icon } from '../shared/icons.owner.ts';
import { stepTitle } from '../shared/step-title.ts';
import type { Translation } from '../shared/text.ts';
import { minutes } from '../shared/time.ts';
import type { Outlook } from './outlook.ts';

type Piece = TemplateResult | typeof nothing;
type Words = Translation<typeof booking>;

/** How it stands, in one mark and words, with the reference on its plate. */
export const headPart = ({ mark, tone, title, text }: Pick<Outlook, 'mark' | 'tone' | 'title' | 'text'>, { t, reference, onCopy }: { readonly t: Words; readonly reference: string; readonly onCopy: () => void }): TemplateResult => html`
  <div class="stack gap-12 head-of">
    <span class="mark ${tone}" aria-hidden="true">${icon(mark, 'l')}</span>
    ${stepTitle(title)}
    <p class="soft">${text}</p>
    <span class="plate">
      <span class="sr">${t.reference}</span><span class="ref">${reference}</span>
      ${globalThis.navigator?.clipboard ? html`<button type="button" class="btn icon-only plain" aria-label=${t.copy} @click=${onCopy}>${icon('copy')}</button>` : nothing}
    </span>
  </div>
`;

/** Whom they will meet, and how. */
export function whomPart({ practitioner, modality, type }: Appointment, t: Words, locale: string, server: URL): Piece {
  if (!practitioner) return nothing;
  return html`
    <div class="card" part="card">
      <div class="row gap-16">
        ${face(withPhoto(practitioner, server), 'l')}
        <div class="grow">
          <p class="sub">${practitioner.name}</p>
          ${practitioner.licence ? html`<p class="small soft">${t.licence({ licence: practitioner.licence })}</p>` : nothing}
          <p class="small soft">${t.kindAndLength({ kind: t[modality], minutes: minutes(type.durationMin, locale) })}</p>
        </div>
      </div>
    </div>
  `;
}

/** How to come, as triage said it, and who comes along. */
export function arrivalPart({ advice, pet, otherPets }: Appointment, t: Words, locale: string): Piece {
  const names = otherPets?.length ? new Intl.ListFormat(locale, { type: 'conjunction' }).format([pet?.name ?? '', ...otherPets.map(({ name }) => name)]) : '';
  const lines = advice ? [...advice.handling, ...(advice.records ? [advice.records] : [])] : [];
  return html`
    ${names ? html`<p class="row top gap-12">${icon('paw', 's')}<span>${t.withPets({ names })}</span></p>` : nothing}
    ${advice?.isolation ? banner({ tone: 'warn', icon: 'car', title: t.arrival, text: advice.isolation }) : nothing}
    ${lines.length ? banner({ tone: 'plain', icon: 'paw', text: html`<ul class="stack gap-4">${lines.map((line) => html`<li>${line}</li>`)}</ul>` }) : nothing}
  `;
}

/** What to have at hand. */
export const readyPart = ({ type, modality }: Appointment, t: Words): TemplateResult => html`
  ${type.preparation.length ? html`<section class="stack gap-4">
    <h3 class="sub">${t.ready}</h3>
    <ul class="list">${type.preparation.map((thing) => html`<li class="row gap-12 thing">${icon('check')}<span class="grow">${thing}</span></li>`)}</ul>
  </section>` : nothing}
  ${modality === 'video' ? html`<p class="row top gap-12 small soft">${icon('video', 's')}<span>${t.cameraHint}</span></p>` : nothing}
`;
