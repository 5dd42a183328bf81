import { Task } from '@lit/task';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { BookingController } from '../booking/booking-controller.ts';
import type { Step } from '../booking/draft.ts';
import { VetBookedEvent } from '../booking/events.ts';
import '../booking/vet-booked.ts';
import '../booking/vet-finish-form.ts';
import '../booking/vet-visit-form.ts';
import '../calendar/vet-free-times.ts';
import { ClinicController } from '../clinic/clinic-controller.ts';
import type { ClinicTexts } from '../clinic/context.ts';
import { isProblem } from '../clinic/problem.ts';
import { problemText } from '../clinic/problem-text.ts';
import { bookingTexts } from '../locales/booking.ts';
import { commonTexts } from '../locales/common.ts';
import '../people/vet-contact-fields.ts';
import '../people/vet-pet-fields.ts';
import { define } from '../shared/define.ts';
import { phoneLink } from '../shared/phone-link.ts';
import { stepper } from '../shared/stepper.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { navigation } from '../shared/styles/navigation.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import '../triage/vet-danger-signs.ts';
import '../triage/vet-emergency.ts';
import { bookingFlow } from './vet-booking.styles.ts';

/** The steps that are counted; an emergency and the booked visit stand outside. */
const counted: readonly Step[] = ['danger', 'visit', 'time', 'contact'];

/**
 * Books a visit: danger signs first, then pet and reason, a free time, contact and consent, done. A danger sign leads to the
 * emergency view and never to a calendar. What was typed outlives a reload of the tab, until the visit is booked.
 *
 * @fires {VetBookedEvent} vet-booked - The clinic has the appointment.
 * @fires {VetOpenRoomEvent} vet-open-room - The owner wants to enter the waiting room.
 * @csspart card - The frame.
 */
export class VetBooking extends LitElement {
  static override styles = [ground, words, actions, navigation, widget, bookingFlow];

  /** The clinic's slug, such as `maple-street`. */
  @property() clinic = '';

  /** The server's address. Not needed where `vet.js` comes from that server. */
  @property() server = '';

  /** Address of the waiting room, with `{reference}` in its place, such as `/consult/{reference}`. */
  @property({ attribute: 'room-href' }) roomHref = '';

  /** The clinic's own words, by domain: `{ booking: { seeTimes: 'Find a time' } }`. */
  @property({ attribute: false }) texts: ClinicTexts = {};

  readonly #at = new ClinicController(this, () => ({ texts: this.texts }));
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });
  readonly #booking = new BookingController(this, {
    clinic: () => this.#at.clinic,
    locale: () => this.#at.locale,
    onBooked: (appointment) => this.dispatchEvent(new VetBookedEvent(appointment)),
  });
  #shown: Step | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { step } = this.#booking.draft;
    if (step === this.#shown) return;
    // The first step does not take the focus: the page around it has its own beginning.
    if (this.#shown) this.renderRoot.querySelector<HTMLElement>('[data-step]')?.focus();
    this.#shown = step;
  }

  protected override render() {
    const t = this.#at.texts(bookingTexts);
    const { step } = this.#booking.draft;
    const own: readonly Step[] = ['danger', 'emergency'];
    return html`
      <div class="vet">
        <section class="widget" part="card" aria-label=${t.widget}>
          ${this.#top(step)}
          ${this.#step(step)}
          ${own.includes(step) ? nothing : html`<div class="call">${phoneLink(this.#info.value?.phone, (phone) => t.call({ phone }))}</div>`}
        </section>
      </div>
    `;
  }

  #top(step: Step) {
    const at = counted.indexOf(step) + 1;
    if (at === 0) return nothing;
    const t = this.#at.texts(commonTexts);
    const of = counted.length;
    return stepper({
      step: at, of, label: t.stepOf({ step: at, of }), short: t.stepOfShort({ step: at, of }),
      ...(at > 1 ? { back: t.back, onBack: () => this.#booking.act({ type: 'back' }) } : {}),
    });
  }

  #step(step: Step): TemplateResult {
    const booking = this.#booking;
    const { draft, attempt } = booking;
    const { pet, visit } = draft;
    const name = pet.name.trim();
    switch (step) {
      case 'danger':
        return html`<vet-danger-signs data-step .flags=${draft.flags} @vet-danger-signs=${({ flags }: HTMLElementEventMap['vet-danger-signs']) => booking.act({ type: 'danger-answered', flags })}></vet-danger-signs>`;
      case 'emergency':
        return html`<vet-emergency data-step .flags=${draft.flags} pet-name=${name} @vet-danger-mistake=${() => booking.act({ type: 'danger-mistaken' })}></vet-emergency>`;
      case 'visit':
        return html`
          <vet-visit-form data-step pet-name=${name} .value=${visit}
            @vet-visit-changed=${({ visit }: HTMLElementEventMap['vet-visit-changed']) => booking.act({ type: 'visit-changed', visit })}
            @vet-visit-ready=${() => booking.act({ type: 'visit-ready' })}
          >
            <vet-pet-fields slot="pet" .value=${pet} @vet-pet-changed=${({ pet }: HTMLElementEventMap['vet-pet-changed']) => booking.act({ type: 'pet-changed', pet })}></vet-pet-fields>
          </vet-visit-form>`;
      case 'time':
        return html`
          <vet-free-times data-step pet-name=${name} type=${visit.type} .modality=${visit.modality || 'video'} .lost=${draft.lost}
            taking=${attempt.at === 'taking' ? attempt.start : ''} problem=${this.#problem}
            @vet-time-chosen=${({ start, practitioner }: HTMLElementEventMap['vet-time-chosen']) => void booking.take(start, practitioner)}
          ></vet-free-times>`;
      case 'contact':
        return html`
          <vet-finish-form data-step pet-name=${name} species=${pet.species} type=${visit.type} .modality=${visit.modality || 'video'}
            .hold=${draft.hold} .consent=${draft.consent} ?busy=${attempt.at === 'booking'} problem=${this.#problem}
            @vet-consent-changed=${({ consent }: HTMLElementEventMap['vet-consent-changed']) => booking.act({ type: 'consent-changed', consent })}
            @vet-book-now=${() => void booking.book()} @vet-hold-ended=${() => booking.expire()}
          >
            <vet-contact-fields slot="contact" .value=${draft.contact} @vet-contact-changed=${({ contact }: HTMLElementEventMap['vet-contact-changed']) => booking.act({ type: 'contact-changed', contact })}></vet-contact-fields>
          </vet-finish-form>`;
      case 'done':
        return html`<vet-booked data-step reference=${draft.reference} .appointment=${draft.appointment} room-href=${this.roomHref} @vet-book-again=${() => booking.act({ type: 'again' })}></vet-booked>`;
    }
  }

  /** What did not work, in words: what is kept comes first. */
  get #problem(): string {
    const { draft, attempt } = this.#booking;
    if (attempt.at !== 'failed') return '';
    const t = this.#at.texts(bookingTexts);
    if (draft.step === 'contact' && isProblem(attempt.problem, 'offline')) return t.offlineKept;
    return `${problemText(attempt.problem, this.#at.texts(commonTexts))} ${t.kept}`;
  }
}

define('vet-booking', VetBooking);
declare global {
  interface HTMLElementTagNameMap { 'vet-booking': VetBooking }
}
