import type { Appointment } from '@vetkit/signal-server/booking/contract';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { VetAppointmentChangedEvent, VetBookAgainEvent } from '../booking/events.ts';
import '../booking/vet-booked.ts';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { bookingTexts } from '../locales/booking.ts';
import { commonTexts } from '../locales/common.ts';
import { afterPaint } from '../shared/after-paint.ts';
import { announce } from '../shared/announce.ts';
import { define } from '../shared/define.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { clock, nearDay, ownZone } from '../shared/time.ts';
import type {} from '../consent/vet-agreement.ts';
import type { Moving } from './move-part.ts';

/** Showing the visit, or free times for it. */
type Looking = { readonly at: 'visit' } | (Moving & { readonly at: 'times'; readonly how: typeof import('./move-part.ts') });

/**
 * One booked visit with all its owner can do about it: enter the room, keep it in a calendar, take another time, call it off, add files, read what was agreed to. The old time
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
    // The visit is read first: adding files and taking another time come then.
    afterPaint(() => void Promise.allSettled([import('../files/vet-files-offer.ts'), import('./move-part.ts'), import('../consent/vet-agreement.ts')]));
  }

  get #t() {
    return this.#at.texts(bookingTexts);
  }

  #look(looking: Looking): void {
    const moved = looking.at !== this.looking.at;
    this.looking = looking;
    if (moved) this.focus();
  }

  async #toTimes(of: Appointment): Promise<void> {
    try {
      this.#look({ at: 'times', of, taking: '', how: await import('./move-part.ts') });
    } catch {
      announce(this.#at.texts(commonTexts).offline);
    }
  }

  async #take(looking: Extract<Looking, { at: 'times' }>, chosen: HTMLElementEventMap['vet-time-chosen']): Promise<void> {
    if (looking.taking) return;
    const { of, how } = looking;
    this.#look({ at: 'times', of, how, taking: chosen.start });
    const after = await how.move(this.#at, of, chosen);
    if ('of' in after) return this.#look({ at: 'times', how, ...after });
    this.appointment = after;
    this.#look({ at: 'visit' });
    announce(this.#t.changed({ when: this.#when(after.start) }));
    this.dispatchEvent(new VetAppointmentChangedEvent(after));
  }

  #when(start: string): string {
    const saying = { locale: this.#at.locale, zone: ownZone() };
    return this.#t.at({ day: nearDay(start, saying), time: clock(start, saying) });
  }

  protected override render() {
    const { looking } = this;
    if (looking.at === 'visit') {
      return html`<vet-booked reference=${this.reference} .appointment=${this.appointment} room-href=${this.roomHref} can-change
        @vet-change-time=${({ appointment }: HTMLElementEventMap['vet-change-time']) => void this.#toTimes(appointment)}
        @vet-appointment-changed=${({ appointment }: HTMLElementEventMap['vet-appointment-changed']) => (this.appointment = appointment)}
        @vet-book-again=${() => this.dispatchEvent(new VetBookAgainEvent())}
      ><vet-files-offer reference=${this.reference}></vet-files-offer>${this.appointment?.modality === 'in-person' ? nothing : html`<vet-agreement reference=${this.reference}></vet-agreement>`}</vet-booked>`;
    }
    return looking.how.movePart(this.#at, looking, {
      when: this.#when(looking.of.start), onBack: () => this.#look({ at: 'visit' }), onChosen: (event) => void this.#take(looking, event),
    });
  }
}

define('vet-visit', VetVisit);
declare global {
  interface HTMLElementTagNameMap { 'vet-visit': VetVisit }
}
