import type { Appointment } from '@vetkit/signal-server/booking/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { bookingClient } from '../booking/client.ts';
import type { Lost } from '../booking/draft.ts';
import { freshSlots, isLost } from '../booking/lost.ts';
import '../calendar/vet-free-times.ts';
import type { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { problemText } from '../clinic/problem-text.ts';
import { visitChangesTexts } from '../locales/visit-changes.ts';
import { commonTexts } from '../locales/common.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import '../shared/icons.owner.ts';

/** Free times for a booked visit; with what went wrong there. */
export interface Moving {
  readonly of: Appointment;
  readonly taking: string;
  readonly lost?: Lost;
  readonly problem?: string;
}

/** Takes another time: the visit as it stands then, or what went wrong. */
export async function move(at: ClinicController, of: Appointment, { start, practitioner }: { readonly start: string; readonly practitioner: string | undefined }): Promise<Appointment | Moving> {
  try {
    return await bookingClient(at.clinic.http).reschedule(of.reference, { start, ...(practitioner ? { practitioner } : {}) });
  } catch (error) {
    if (isLost(error)) return { of, taking: '', lost: { why: error.code, start, slots: freshSlots(error) } };
    const t = at.texts(visitChangesTexts);
    const why = isProblem(error, 'too-late-to-change') ? t.tooLateProblem : isProblem(error, 'wrong-status') ? t.wrongStatus : problemText(error, at.texts(commonTexts));
    return { of, taking: '', problem: why };
  }
}

/** The old time, which is kept until another one is had, and the free ones. */
export const movePart = (at: ClinicController, { of, taking, lost, problem }: Moving, { when, onBack, onChosen }: {
  readonly when: string;
  readonly onBack: () => void;
  readonly onChosen: (event: HTMLElementEventMap['vet-time-chosen']) => void;
}): TemplateResult => {
  const t = at.texts(visitChangesTexts);
  return html`
    <div class="vet">
      <div class="widget-body">
        ${banner({ tone: 'info', icon: 'calendar', text: t.nowAt({ when }), actions: button({ label: t.backToVisit, kind: 'quiet', size: '', onPress: onBack }) })}
      </div>
      <vet-free-times pet-name=${of.pet?.name ?? ''} type=${of.type.code} .modality=${of.modality} taking=${taking} .lost=${lost} problem=${problem ?? nothing} @vet-time-chosen=${onChosen}></vet-free-times>
    </div>
  `;
};
