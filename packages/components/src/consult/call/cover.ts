import '../../shared/icons.devices.ts';
import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsultTexts } from '../../locales/consult.ts';
import { button } from '../../shared/button.ts';
import type { CallView } from '../media-view.ts';

export interface Cover {
  readonly call: CallView;
  readonly room: Room;
  /** The other side's name. */
  readonly who: string;
  /** The browser wants a press before it plays. */
  readonly silenced: boolean;
  readonly onRetry: () => void;
  readonly onPlay: () => void;
}

/** What covers the picture: waiting, mending, failed, or a browser that wants a press. One at a time. */
export function coverOf({ call, room, who, silenced, onRetry, onPlay }: Cover, texts: ConsultTexts): TemplateResult | typeof nothing {
  const card = (title: string, text: unknown, actions: unknown = nothing) => html`<div class="over" role="status"><div class="inner"><p class="title">${title}</p><p>${text}</p>${actions}</div></div>`;
  const phone = room.me.role === 'owner' ? room.appointment.clinic.phone : null;
  const byPhone = phone ? texts.failedPhone({ phone }) : nothing;
  switch (call.state) {
    case 'idle':
    case 'ended':
    case 'lobby':
      return call.left ? card(texts[`left-${call.left}`]({ who }), texts.leftText) : card(texts.waitingFor({ who }), texts.waitingText);
    case 'connecting':
      return card(texts.connecting, texts.waitingText);
    case 'restarting':
    case 'recalling':
    case 'reconnecting':
      return card(texts.mending, texts.mendingText);
    case 'failed':
      return card(texts.failed, html`${texts.failedText} ${byPhone}`, button({ label: texts.tryAgain, onPress: onRetry }));
    case 'connected':
    case 'stalled':
      if (call.line === 'phone') return card(texts.phoneIsBetter, html`${texts.phoneIsBetterText} ${byPhone}`);
      return silenced ? card(texts.tapToHear, nothing, button({ label: texts.tapToHear, icon: 'speaker', onPress: onPlay })) : nothing;
  }
}
