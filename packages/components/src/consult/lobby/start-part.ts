import type { Room } from '@vetkit/signal-server/consult/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsultTexts } from '../../locales/consult.ts';
import type { Left } from '../../shared/countdown.ts';
import { ring } from '../../shared/ring.ts';
import { clock, dayAndClock, ownZone } from '../../shared/time.ts';
import { isThere } from './who.ts';

/** The countdown fills its ring over the last quarter of an hour, milliseconds; before that the day and time are said. */
export const nearby = 15 * 60_000;

export interface StartView {
  readonly room: Room;
  /** Until the start; nothing from then on. */
  readonly left: Left | undefined;
  /** Whom one meets: the other side of the visit, whoever else looks in. */
  readonly whom: 'owner' | 'practitioner';
  readonly locale: string;
}

/** When it starts, and whether the other side is here already. */
export function startPart({ room, left, whom, locale }: StartView, texts: ConsultTexts): TemplateResult {
  const { start, pet, owner, practitioner } = room.appointment;
  const who = (whom === 'owner' ? owner : practitioner)?.name ?? '';
  const saying = { locale, zone: ownZone() };
  const near = left && left.milliseconds <= nearby;
  return html`
    ${near ? html`<div class="count">${ring(left, texts.countdownLabel({ left: left.text }), { size: 'l' })}<span class="small soft strong">${texts.until({ time: clock(start, saying) })}</span></div>` : nothing}
    <h2 class="title" part="title" tabindex="-1">${left ? texts.startsSoon({ pet: pet?.name ?? '' }) : texts.startsNow({ pet: pet?.name ?? '' })}</h2>
    <p class="soft">${near || !left ? nothing : html`${texts.startsAt({ when: dayAndClock(start, saying) })}. `}${isThere(room, whom) ? texts.whoWaits({ who }) : left ? texts.early({ who }) : nothing}</p>`;
}
