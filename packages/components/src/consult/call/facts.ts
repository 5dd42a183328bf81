import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { CallTexts } from '../../locales/call.ts';
import type { ConsultTexts } from '../../locales/consult.ts';
import { countdown } from '../../shared/time.ts';
import type { CallView } from '../media-view.ts';

const bars = { good: 3, fair: 2, poor: 1 } as const;

/** Elapsed against booked time, and the line: a word by its bars, more behind a press. */
export function factsOf({ call, room, onLine }: { readonly call: CallView; readonly room: Room; readonly onLine: () => void }, texts: ConsultTexts, own: CallTexts): TemplateResult | typeof nothing {
  const since = room.startedAt ? Math.max(0, Date.now() - Date.parse(room.startedAt)) : null;
  const word = call.quality;
  const weak = call.line === 'audio' && !call.remotes.some(({ soundOnly }) => soundOnly);
  if (since === null && !word) return nothing;
  const booked = Math.round((Date.parse(room.appointment.end) - Date.parse(room.appointment.start)) / 60_000);
  const over = since !== null && since > booked * 60_000;
  const time = since === null ? '' : countdown(since);
  const ofBooked = own.booked({ minutes: booked });
  return html`<div class="tl facts">
    ${word
      ? html`<button type="button" class="glass line" aria-label=${own.lineLabel({ word: texts[word] })} @click=${onLine}>
          <span class="meter rise ${word === 'good' ? '' : 'warn'}" aria-hidden="true">${[1, 2, 3].map((n) => html`<i class=${n <= bars[word] ? 'on' : ''}></i>`)}</span></button>`
      : nothing}
    ${time ? html`<span class="glass num ${over ? 'over-booked' : ''}"><span class="sr">${texts.elapsed({ time })} ${over ? own.overBooked : ofBooked}</span><span aria-hidden="true">${time} <span class="booked">${ofBooked}</span></span></span>` : nothing}
    ${weak ? html`<span class="glass" role="status">${texts.ownSoundOnly}</span>` : nothing}
  </div>`;
}
