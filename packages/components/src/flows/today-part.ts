import { html, nothing, type TemplateResult } from 'lit';
import type { BookingController } from '../booking/booking-controller.ts';
import { settled } from '../booking/visit.ts';
import type { ClinicInfo } from '../clinic/clinic.ts';

/** Where something is wrong: how each animal is today, for the slot `today` of the visit's form. Its code comes with the first who needs it. */
export function todayPart(booking: Pick<BookingController, 'draft' | 'act'>, info: ClinicInfo | undefined): TemplateResult[] | typeof nothing {
  const { pet, more, visit, today } = booking.draft;
  if (!info || !settled(visit, info).asksToday) return nothing;
  void import('../triage/vet-how-today.ts').catch(() => undefined);
  return [{ ...pet, today }, ...more].map(({ name, today = {} }, at) => html`<vet-how-today slot="today" pet-name=${name} .value=${today}
    @vet-today-told=${({ answers }: HTMLElementEventMap['vet-today-told']) => booking.act({ type: 'today-told', at, today: answers })}></vet-how-today>`);
}
