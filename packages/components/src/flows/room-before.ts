import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { afterPaint } from '../shared/after-paint.ts';
import type { ConsultTexts } from '../locales/consult.ts';
import { drawn, panelsFor, type PanelView } from './room-panels.ts';
import { bar } from './room-seams.ts';

/** What staff have below the lobby: the bar, and what there is to read before the call. */
export function belowLobby(view: PanelView, texts: ConsultTexts): TemplateResult | typeof nothing {
  const { role } = view.room.me;
  if (role === 'owner' || role === 'guest') return nothing;
  return html`<div class="before">${bar(view, 'lobby')}${panelsFor(role, 'lobby').map((panel) => html`<section class="card flush"><h2 class="head panel-head">${panel.label(texts)}</h2><div class="before-place">${drawn(panel, view)}</div></section>`)}</div>`;
}

/** Place and time in the list, while nobody has a live call. */
export function waiting({ room: { appointment, me }, reference }: PanelView, onChange: () => void): TemplateResult | typeof nothing {
  if (appointment.status !== 'unassigned' || !appointment.onDemand || me.role !== 'owner') return nothing;
  void import('../booking/vet-waiting-list.ts');
  return html`<vet-waiting-list slot="wait" reference=${reference} pet-name=${appointment.pet?.name ?? ''} @vet-appointment-changed=${onChange}></vet-waiting-list>`;
}

/** The test of one's own camera, sound and line; what the owner's found is for the staff to read. */
export function deviceTest({ room: { appointment, me }, reference }: PanelView, onTesting: (running: boolean) => void): TemplateResult | typeof nothing {
  if (appointment.modality !== 'video' || appointment.status === 'cancelled' || appointment.status === 'declined' || me.role === 'guest') return nothing;
  afterPaint(() => {
    void import('../consult/device-test/vet-test-offer.ts').catch(() => undefined);
    if (me.role !== 'owner') void import('../consult/device-test/vet-device-report.ts').catch(() => undefined);
  });
  return html`${me.role === 'owner' ? nothing : html`<vet-device-report slot="test" reference=${reference} name=${appointment.owner?.name ?? ''}></vet-device-report>`}
    <vet-test-offer slot="test" reference=${reference} ?advice=${me.role !== 'owner'} @vet-device-testing=${({ running }: HTMLElementEventMap['vet-device-testing']) => onTesting(running)}></vet-test-offer>`;
}

/** Somebody else needs the camera now. */
export const endDeviceTest = (root: ParentNode): void => root.querySelector('vet-test-offer')?.stop?.();

/** What was agreed to at the booking stands, or is asked for again: then nothing else is here. */
export function consentAgain({ room }: PanelView, onAgreed: (room: Room) => void): TemplateResult | typeof nothing {
  if (!room.consent) return nothing;
  // Needed, nothing else is here; otherwise it comes when the lobby stands.
  if (room.consent.needed) void import('../consent/vet-consent-again.ts');
  else afterPaint(() => void import('../consent/vet-consent-again.ts').catch(() => undefined));
  return html`<vet-consent-again class="ask" .room=${room} @vet-agreed=${({ room: now }: HTMLElementEventMap['vet-agreed']) => onAgreed(now)}></vet-consent-again>`;
}

/** Asked once at joining. It comes after the lobby: nobody waits for it. */
export function anythingNew({ room, reference }: PanelView): TemplateResult {
  afterPaint(() => void import('../triage/vet-anything-new.ts').catch(() => undefined));
  return html`<vet-anything-new reference=${reference} pet-name=${room.appointment.pet?.name ?? ''} class="ask"></vet-anything-new>`;
}
