import { html, nothing, type TemplateResult } from 'lit';
import type { BookingController } from '../booking/booking-controller.ts';
import { asksToday } from '../booking/visit.ts';

/** Where something is wrong: how the animal is today, for the slot `today` of the visit's form. Its code comes with the first who needs it. */
export function todayPart(booking: Pick<BookingController, 'draft' | 'act'>): TemplateResult | typeof nothing {
  const { draft } = booking;
  if (!asksToday(draft.visit)) return nothing;
  void import('../triage/vet-how-today.ts').catch(() => undefined);
  return html`<vet-how-today slot="today" pet-name=${draft.pet.name} .value=${draft.today}
    @vet-today-told=${({ answers: today }: HTMLElementEventMap['vet-today-told']) => booking.act({ type: 'today-told', today })}></vet-how-today>`;
}
