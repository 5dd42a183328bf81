import type { Appointment } from '@vetkit/signal-server/booking/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { bookingClient } from '../booking/client.ts';
import type { Lost } from '../booking/draft.ts';
import { freshSlots, isLost } from '../booking/lost.ts';
import '../calendar/vet-free-times.ts';
import type { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { problemText } from '../clinic/problem-text.ts';
import { bookingTexts } from '../locales/booking.ts';
import { visitChangesTexts } from '../locales/visit-changes.ts';
import { commonTexts } from '../locales/common.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import '../shared/icons.owner.ts';
import { announce } from '../shared/announce.ts';
import { clock, nearDay, ownZone } from '../shared/time.ts';
// What is paid for a visit stands beside it, and comes with what comes after it was read.
import '../payments/vet-payment.ts';

/** Free times for a booked visit; with what went wrong there. */
interface Moving {
  readonly of: Appointment;
  readonly taking: string;
  readonly lost?: Lost;
  readonly problem?: string;
}

/** What the page around it does. */
interface Around {
  readonly draw: () => void;
  readonly onBack: () => void;
  readonly onMoved: (after: Appointment) => void;
}

/** Takes another time for a visit. The old one is kept until another is had. */
export class Move {
  #now: Moving;

  constructor(
    private readonly at: ClinicController,
    of: Appointment,
    private readonly around: Around,
  ) {
    this.#now = { of, taking: '' };
  }

  /** The old time and the free ones. */
  render(): TemplateResult {
    const { of, taking, lost, problem } = this.#now;
    const t = this.at.texts(visitChangesTexts);
    return html`
      <div class="vet">
        <div class="widget-body">
          ${banner({ tone: 'info', icon: 'calendar', text: t.nowAt({ when: this.#when(of.start) }), actions: button({ label: t.backToVisit, kind: 'quiet', size: '', onPress: this.around.onBack }) })}
        </div>
        <vet-free-times pet-name=${of.pet?.name ?? ''} type=${of.type.code} .modality=${of.modality} taking=${taking} .lost=${lost} problem=${problem ?? nothing}
          @vet-time-chosen=${(event: HTMLElementEventMap['vet-time-chosen']) => void this.#take(event)}></vet-free-times>
      </div>
    `;
  }

  async #take({ start, practitioner }: { readonly start: string; readonly practitioner: string | undefined }): Promise<void> {
    const { of, taking } = this.#now;
    if (taking) return;
    this.#put({ of, taking: start });
    try {
      const after = await bookingClient(this.at.clinic.http).reschedule(of.reference, { start, ...(practitioner ? { practitioner } : {}) });
      announce(this.at.texts(bookingTexts).changed({ when: this.#when(after.start) }));
      this.around.onMoved(after);
    } catch (error) {
      this.#put(isLost(error) ? { of, taking: '', lost: { why: error.code, start, slots: freshSlots(error) } } : { of, taking: '', problem: this.#said(error) });
    }
  }

  #put(now: Moving): void {
    this.#now = now;
    this.around.draw();
  }

  #said(error: unknown): string {
    const t = this.at.texts(visitChangesTexts);
    return isProblem(error, 'too-late-to-change') ? t.tooLateProblem : isProblem(error, 'wrong-status') ? t.wrongStatus : problemText(error, this.at.texts(commonTexts));
  }

  #when(start: string): string {
    const saying = { locale: this.at.locale, zone: ownZone() };
    return this.at.texts(bookingTexts).at({ day: nearDay(start, saying), time: clock(start, saying) });
  }
}
