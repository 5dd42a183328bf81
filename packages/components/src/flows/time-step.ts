import { html, nothing, type TemplateResult } from 'lit';
import type { BookingController } from '../booking/booking-controller.ts';
import { kindFor } from '../booking/visit.ts';
import '../calendar/vet-free-times.ts';
import type { ClinicInfo } from '../clinic/clinic.ts';
import type {} from '../triage/vet-seen-today.ts';

interface TimeStep {
  readonly booking: BookingController;
  readonly info: ClinicInfo | undefined;
  readonly name: string;
  readonly notBefore: string;
  readonly problem: string;
  /** Why only today is offered. */
  readonly todayOnly: string;
  readonly noneInPerson: string;
}

/** What says how soon an animal should be seen: only some booking needs it. */
export const prepareSeenToday = (): Promise<unknown> => import('../triage/vet-seen-today.ts').catch(() => undefined);

/** The step in which a time is taken. What is urgent gets today in person or a live call, and nothing later: the server judges the same. */
export function timeStep({ booking, info, name, notBefore, problem, todayOnly, noneInPerson }: TimeStep): TemplateResult {
  const { draft, attempt } = booking;
  if (draft.urgency && draft.urgency !== 'routine') void prepareSeenToday();
  const { type, modality } = draft.visit;
  const taking = attempt.at === 'taking' ? attempt.start : '';
  if (draft.urgency !== 'urgent') {
    return html`
      ${draft.urgency === 'soon' ? html`<vet-seen-today level="soon" pet-name=${name}></vet-seen-today>` : nothing}
      <vet-free-times data-step pet-name=${name} not-before=${notBefore} type=${type} .modality=${modality || 'video'} .lost=${draft.lost} taking=${taking} problem=${problem}
        @vet-time-chosen=${({ start, practitioner }: HTMLElementEventMap['vet-time-chosen']) => void booking.take(start, practitioner)}
      ></vet-free-times>`;
  }
  void import('../booking/vet-live-call.ts');
  const inPerson = info && kindFor(info.types, type, 'in-person');
  const take = ({ start, practitioner }: HTMLElementEventMap['vet-time-chosen']) => {
    if (!inPerson) return;
    booking.act({ type: 'visit-changed', visit: { ...draft.visit, type: inPerson, modality: 'in-person' } });
    void booking.take(start, practitioner);
  };
  return html`
    <vet-seen-today data-step pet-name=${name}></vet-seen-today>
    <vet-live-call pet-name=${name} type=${(info && kindFor(info.types, type, 'video')) ?? ''} ?first=${info !== undefined && !inPerson}
      @vet-live-call-wanted=${({ kind }: HTMLElementEventMap['vet-live-call-wanted']) => booking.askLive(kind)}
    ></vet-live-call>
    ${inPerson
      ? html`<vet-free-times today-only pet-name=${name} type=${inPerson} .modality=${'in-person'} .lost=${draft.lost} taking=${taking} problem=${problem} @vet-time-chosen=${take}></vet-free-times>`
      : info ? html`<p class="inset soft">${noneInPerson}</p>` : nothing}
    <p class="inset small soft">${todayOnly}</p>
  `;
}
