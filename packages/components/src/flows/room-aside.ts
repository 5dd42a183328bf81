import { html, nothing, type TemplateResult } from 'lit';
import type { RoomAction, RoomState } from '../consult/room-state.ts';
import type { ConsultTexts } from '../locales/consult.ts';
import { icon } from '../shared/icons.owner.ts';
import { drawn, panelsFor, type PanelView, type RoomPanel } from './room-panels.ts';

/** The panels beside the picture: a tab each, one of them shown. Those that were looked at stay, so that an upload or half a sentence goes on there. */
export function aside(panel: RoomState['panel'], view: PanelView, texts: ConsultTexts, act: (action: RoomAction) => void): TemplateResult | typeof nothing {
  const all = panelsFor(view.room.me.role, 'call');
  // Somebody who is only invited into the call has none.
  if (!all.length) return nothing;
  const shown = all.find(({ name }) => name === panel.name) ?? all[0];
  const isKept = ({ name }: RoomPanel): boolean => name === shown?.name || panel.kept.includes(name);
  const keys = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const tabs = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('.tab')];
    const next = step === undefined ? undefined : tabs.at((tabs.indexOf(event.target as HTMLElement) + step) % tabs.length);
    next?.click();
    next?.focus();
  };
  return html`<aside class="beside ${panel.open ? 'open' : ''} ${shown?.wide ? 'wide' : ''}" part="panel" aria-label=${texts.visit}>
    <div class="head-row">
      <div class="tabs grow" role="tablist" aria-label=${texts.visit} @keydown=${keys}>${all.map((one) => {
        const { name, label } = one;
        return html`<button type="button" class="tab" role="tab" id="tab-${name}" aria-controls=${isKept(one) ? `panel-${name}` : nothing} aria-selected=${one === shown} tabindex=${one === shown ? 0 : -1} @click=${() => act({ type: 'open-panel', name })}>${label(texts)}${one !== shown && panel.news.includes(name) ? html`<i class="news"></i><span class="sr">${texts.unread}</span>` : nothing}</button>`;
      })}</div>
      <button type="button" class="btn plain close" @click=${() => act({ type: 'close-panel' })}>${icon('x')}${texts.closeChat}</button>
    </div>
    ${all.map((one) => (isKept(one) ? html`<div class="panel-place" id="panel-${one.name}" role="tabpanel" aria-labelledby="tab-${one.name}" ?inert=${one !== shown} @vet-unseen=${() => act({ type: 'news', name: one.name })}>${one.bare ? nothing : html`<h2 class="sr">${one.label(texts)}</h2>`}${drawn(one, view)}</div>` : nothing))}
  </aside>`;
}
