import type { Appointment } from '@vetkit/signal-server/booking/contract';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { bookingClient } from '../booking/client.ts';
import type { Lost } from '../booking/draft.ts';
import { VetAppointmentChangedEvent, VetBookAgainEvent } from '../booking/events.ts';
import { freshSlots, isLost } from '../booking/lost.ts';
import '../booking/vet-booked.ts';
import '../calendar/vet-free-times.ts';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { problemText } from '../clinic/problem-text.ts';
import { bookingTexts } from '../locales/booking.ts';
import { commonTexts } from '../locales/common.ts';
import { afterPaint } from '../shared/after-paint.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { define } from '../shared/define.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { clock, nearDay, ownZone } from '../shared/time.ts';

/** Showing the visit, or free times for it; with what went wrong there. */
type Looking =
  | { readonly at: 'visit' }
  | { readonly at: 'times'; readonly of: Appointment; readonly taking: string; readonly lost?: Lost; readonly problem?: string };

/**
 * One booked visit with all its owner can do about it: enter the room, keep it in a calendar, take another time, call it off, add files. The old time
 * is kept until the new one is had.
 *
 * @fires {VetAppointmentChangedEvent} vet-appointment-changed - It has another time, or was cancelled.
 * @fires {VetOpenRoomEvent} vet-open-room - The owner wants to enter the waiting room.
 * @fires {VetBookAgainEvent} vet-book-again - The owner wants to book another visit.
 */
export class VetVisit extends LitElement {
  static override styles = [ground, words, actions, surfaces, widget];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** The appointment's reference. */
  @property() reference = '';

  /** Address of the waiting room, with `{reference}` in its place. */
  @property({ attribute: 'room-href' }) roomHref = '';

  /** The appointment, where the page has it already. */
  @property({ attribute: false }) appointment: Appointment | undefined;

  @state() private looking: Looking = { at: 'visit' };

  readonly #at = new ClinicController(this);

  /** Moves the focus to the sentence. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('vet-booked, vet-free-times')?.focus());
  }

  protected override firstUpdated(): void {
    // Files are offered below the visit, which is read first. Where this does not come, there is the link in the mail.
    afterPaint(() => void import('../files/vet-files-offer.ts').catch(() => undefined));
  }

  get #t() {
    return this.#at.texts(bookingTexts);
  }

  #look(looking: Looking): void {
    const moved = looking.at !== this.looking.at;
    this.looking = looking;
    if (moved) this.focus();
  }

  async #take(start: string, practitioner: string | undefined): Promise<void> {
    const { looking } = this;
    if (looking.at !== 'times' || looking.taking) return;
    const { of } = looking;
    this.#look({ at: 'times', of, taking: start });
    try {
      const appointment = await bookingClient(this.#at.clinic.http).reschedule(of.reference, { start, ...(practitioner ? { practitioner } : {}) });
      this.appointment = appointment;
      this.#look({ at: 'visit' });
      announce(this.#t.changed({ when: this.#when(appointment.start) }));
      this.dispatchEvent(new VetAppointmentChangedEvent(appointment));
    } catch (error) {
      if (isLost(error)) return this.#look({ at: 'times', of, taking: '', lost: { why: error.code, start, slots: freshSlots(error) } });
      const why = isProblem(error, 'too-late-to-change') ? this.#t.tooLateProblem : isProblem(error, 'wrong-status') ? this.#t.wrongStatus : problemText(error, this.#at.texts(commonTexts));
      this.#look({ at: 'times', of, taking: '', problem: why });
    }
  }

  #when(start: string): string {
    const saying = { locale: this.#at.locale, zone: ownZone() };
    return this.#t.at({ day: nearDay(start, saying), time: clock(start, saying) });
  }

  protected override render() {
    const { looking } = this;
    if (looking.at === 'visit') {
      return html`<vet-booked reference=${this.reference} .appointment=${this.appointment} room-href=${this.roomHref} can-change
        @vet-change-time=${({ appointment }: HTMLElementEventMap['vet-change-time']) => this.#look({ at: 'times', of: appointment, taking: '' })}
        @vet-appointment-changed=${({ appointment }: HTMLElementEventMap['vet-appointment-changed']) => (this.appointment = appointment)}
        @vet-book-again=${() => this.dispatchEvent(new VetBookAgainEvent())}
      ><vet-files-offer reference=${this.reference}></vet-files-offer></vet-booked>`;
    }
    const { of, taking, lost, problem } = looking;
    const t = this.#t;
    return html`
      <div class="vet">
        <div class="widget-body">
          ${banner({ tone: 'info', icon: 'calendar', text: t.nowAt({ when: this.#when(of.start) }), actions: button({ label: t.backToVisit, kind: 'quiet', size: '', onPress: () => this.#look({ at: 'visit' }) }) })}
        </div>
        <vet-free-times pet-name=${of.pet?.name ?? ''} type=${of.type.code} .modality=${of.modality} taking=${taking} .lost=${lost} problem=${problem ?? nothing}
          @vet-time-chosen=${({ start, practitioner }: HTMLElementEventMap['vet-time-chosen']) => void this.#take(start, practitioner)}
        ></vet-free-times>
      </div>
    `;
  }
}

define('vet-visit', VetVisit);
declare global {
  interface HTMLElementTagNameMap { 'vet-visit': VetVisit }
}
