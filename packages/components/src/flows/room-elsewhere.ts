import { html, type TemplateResult } from 'lit';
import type { RoomPlace } from '../consult/room-state.ts';
import type { ConsultTexts } from '../locales/consult.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import type { PanelView } from './room-panels.ts';

/** What stays of the room where the call is not: another tab has it, or another device. */
export function elsewhere({ on }: Extract<RoomPlace, { is: 'elsewhere' }>, { room, reference, texts }: PanelView, own: ConsultTexts, { onMove, onBack }: { readonly onMove: () => void; readonly onBack: () => void }): TemplateResult {
  if (on === 'tab') return html`<div class="alone">${banner({ tone: 'info', title: own.elsewhere, text: own.elsewhereText, actions: button({ label: own.moveHere, size: '', onPress: onMove }) })}</div>`;
  void import('../consult/lobby/vet-second-screen.ts');
  void import('../consult/tools/vet-messages.ts');
  return html`<vet-second-screen .room=${room} @vet-waiting=${onBack}><vet-messages reference=${reference} .room=${room} .texts=${texts}></vet-messages></vet-second-screen>`;
}
