import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { ClinicController } from '../../clinic/clinic-controller.ts';
import type { CallTexts } from '../../locales/call.ts';
import { callMoreTexts, type CallMoreTexts } from '../../locales/call-more.ts';
import type { ConsultTexts } from '../../locales/consult.ts';
import { icon } from '../../shared/icons.call.ts';
import type { CallView } from '../media-view.ts';

/** What lies over the picture; one at a time. */
export type Sheet = 'none' | 'count' | 'type' | 'line' | 'private' | 'invite' | 'look' | 'help';

export interface SheetView {
  readonly call: CallView;
  readonly room: Room;
  readonly who: string;
  readonly onClose: () => void;
}

/** Draws a sheet; what is in it is fetched with its first opening. */
export function sheetOf(sheet: Exclude<Sheet, 'none'>, view: SheetView, own: CallTexts, texts: ConsultTexts, at: ClinicController): TemplateResult {
  const more = at.texts(callMoreTexts);
  const title = { count: own.count, type: own.type, line: own.line, private: own.private, invite: own.invite, look: own.look, help: own.help }[sheet];
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    view.onClose();
  };
  return html`<section class="sheet-card sheet" aria-label=${title} @keydown=${keys}>
    <div class="sheet-head"><h2>${title}</h2><button type="button" class="btn plain icon-only" aria-label=${more.close} @click=${view.onClose}>${icon('x')}</button></div>
    ${inside(sheet, view, more, texts)}
  </section>`;
}

function inside(sheet: Exclude<Sheet, 'none'>, { call, room, who }: SheetView, more: CallMoreTexts, texts: ConsultTexts): TemplateResult {
  const { role } = room.me;
  switch (sheet) {
    case 'count':
      void import('./vet-breath-counter.ts');
      return html`<vet-breath-counter ?may-keep=${role === 'vet' || role === 'technician'}></vet-breath-counter>`;
    case 'type':
      void import('./vet-typed-words.ts');
      return html`<vet-typed-words></vet-typed-words>`;
    case 'line':
      void import('./vet-line.ts');
      return html`<vet-line .samples=${call.samples}></vet-line>`;
    case 'private':
      return html`<p>${more.privateText}</p>${room.recording ? html`<p>${more.privateRecorded}</p>` : nothing}${call.words?.length ? html`<p class="the-words">${call.words.join(' · ')}</p><p>${texts.safetyWordsText({ who })}</p>` : html`<p>${more.privateNoWords}</p>`}`;
    case 'look':
      void import('../look/vet-own-look.ts');
      // The room gives it, with the devices.
      return html`<slot name="look"></slot>`;
    case 'help':
      void import('../lobby/vet-owner-help.ts');
      return html`<vet-owner-help bare .room=${room}></vet-owner-help>`;
    case 'invite':
      void import('./vet-guests.ts');
      return html`<vet-guests reference=${room.appointment.reference}></vet-guests>`;
  }
}
