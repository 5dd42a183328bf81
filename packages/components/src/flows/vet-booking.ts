import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DraftController } from '../booking/draft-controller.ts';
import type { Step } from '../booking/draft.ts';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { ClinicInfoController } from '../clinic/clinic-info.ts';
import type { ClinicTexts } from '../clinic/context.ts';
import { bookingFlowTexts } from '../locales/booking-flow.ts';
import { stepsTexts } from '../locales/steps.ts';
import { triageTexts } from '../locales/triage.ts';
import { afterPaint } from '../shared/after-paint.ts';
import { define } from '../shared/define.ts';
import { phoneLink } from '../shared/phone-link.ts';
import { stepper } from '../shared/stepper.ts';
import { actions } from '../shared/styles/actions.ts';
import { ground } from '../shared/styles/ground.ts';
import { stepperLine } from '../shared/styles/stepper.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { waitingPart } from '../shared/waiting-part.ts';
import { bareEmergencyPart } from '../triage/bare-emergency-part.ts';
import '../triage/vet-danger-signs.ts';
import type { BookingSteps } from './booking-steps.ts';
import { emergencyPart } from './emergency-part.ts';
import { bookingFlow } from './vet-booking.styles.ts';

/** The steps that are counted; an emergency and the booked visit stand outside. */
const counted: readonly Step[] = ['danger', 'visit', 'time', 'contact'];

/**
 * Books a visit: danger signs first, then pet and reason, a free time, contact and consent, done. A danger sign leads to the
 * emergency view and never to a calendar. The steps after them come while they are read. Who has been here before gets the pets by a code instead of typing. What was typed outlives a reload of the tab, until the visit is booked.
 *
 * @fires {VetBookedEvent} vet-booked - The clinic has the appointment.
 * @fires {VetOpenRoomEvent} vet-open-room - The owner wants to enter the waiting room.
 * @csspart card - The frame.
 */
export class VetBooking extends LitElement {
  static override styles = [ground, words, actions, stepperLine, widget, bookingFlow];

  /** The clinic's slug, such as `maple-street`. */
  @property() clinic = '';

  /** The server's address. Not needed where `vet.js` comes from that server. */
  @property() server = '';

  /** Address of the waiting room, with `{reference}` in its place, such as `/consult/{reference}`. */
  @property({ attribute: 'room-href' }) roomHref = '';

  /** Code of the kind of visit to begin with. */
  @property() type = '';

  /** How to meet, to begin with: `video`, `phone`, `in-person` or `messages`. */
  @property() how = '';

  /** Id of the pet to begin with. It is chosen once its owner has signed in; an id says nothing to anybody else. */
  @property() pet = '';

  /** Id of the kept triage assessment that led here: what it says of how soon holds. */
  @property() assessment = '';

  /** Reference of the visit that this one follows, such as a recheck: pet and place are taken over, and free times follow the danger signs at once. */
  @property() follows = '';

  /** The first date worth looking at, as `2030-01-21`. */
  @property({ attribute: 'not-before' }) notBefore = '';

  /** The clinic's own words, by domain: `{ booking: { seeTimes: 'Find a time' } }`. */
  @property({ attribute: false }) texts: ClinicTexts = {};

  /** What is loaded while the first screen is read: the other steps. */
  @state() private steps: BookingSteps | 'coming' | 'failed' = 'coming';

  /** The button was pressed before the next step was there. */
  @state() private waiting = false;

  readonly #at = new ClinicController(this, () => ({ texts: this.texts }));
  readonly #info = new ClinicInfoController(this, () => this.#at.clinic);
  readonly #drafts = new DraftController(this, {
    clinic: () => this.#at.clinic,
    onOpened: () => {
      if (typeof this.steps === 'object') void this.steps.begin();
    },
  });
  #shown: Step | undefined;
  #loading: Promise<void> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener('online', this.#online);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    globalThis.removeEventListener('online', this.#online);
  }

  readonly #online = (): void => {
    if (this.steps === 'failed') void this.#load();
  };

  /** Gets the steps after the first screen; once, and again when it did not work. */
  #load(): Promise<void> {
    return (this.#loading ??= import('./booking-steps.ts').then(
      async ({ BookingSteps }) => {
        const steps = new BookingSteps({ host: this, at: this.#at, info: this.#info, drafts: this.#drafts });
        this.steps = steps;
        if (this.#drafts.draft) await steps.begin();
      },
      () => {
        this.steps = 'failed';
        this.#loading = undefined;
      },
    ));
  }

  /** No danger sign: the next step, once it is there. A danger sign waits for nothing. */
  async #answered({ flags }: HTMLElementEventMap['vet-danger-signs']): Promise<void> {
    if (!flags.length && typeof this.steps !== 'object') {
      this.waiting = true;
      await this.#load();
      this.waiting = false;
      // What the page says to begin with may have led elsewhere.
      if (this.#drafts.draft?.step !== 'danger') return;
    }
    this.#drafts.act({ type: 'danger-answered', flags });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const step = this.#drafts.draft?.step;
    if (!step) return;
    if (step === 'danger') afterPaint(() => void this.#load());
    else if (this.steps === 'coming') void this.#load();
    if (step === this.#shown) return;
    const screen = this.renderRoot.querySelector<HTMLElement>('[data-step]');
    // The screen may still be on its way.
    if (!screen) return;
    if (typeof this.steps === 'object') this.steps.stepped(step);
    // The first step does not take the focus: the page around it has its own beginning.
    if (this.#shown) screen.focus();
    this.#shown = step;
  }

  protected override render() {
    const t = this.#at.texts(bookingFlowTexts);
    const step = this.#drafts.draft?.step;
    const own: readonly (Step | undefined)[] = ['danger', 'emergency'];
    return html`
      <div class="vet">
        <section class="widget" part="card" aria-label=${t.widget}>
          ${step ? this.#top(step) : nothing}
          ${this.#step(step)}
          ${own.includes(step) ? nothing : html`<div class="call">${phoneLink(this.#info.phone, (phone) => t.call({ phone }))}</div>`}
        </section>
      </div>
    `;
  }

  #top(step: Step) {
    const at = counted.indexOf(step) + 1;
    if (at === 0) return nothing;
    const t = this.#at.texts(stepsTexts);
    const of = counted.length;
    const back = () => (typeof this.steps === 'object' ? this.steps.back() : this.#drafts.act({ type: 'back' }));
    return stepper({
      step: at, of, label: t.stepOf({ step: at, of }), short: t.stepOfShort({ step: at, of }),
      ...(at > 1 ? { back: t.back, onBack: back } : {}),
    });
  }

  #step(step: Step | undefined): TemplateResult {
    const { draft } = this.#drafts;
    if (draft && step === 'danger') {
      return html`<vet-danger-signs data-step .flags=${draft.flags} ?busy=${this.waiting} @vet-danger-signs=${(event: HTMLElementEventMap['vet-danger-signs']) => void this.#answered(event)}></vet-danger-signs>`;
    }
    if (draft && step === 'emergency') {
      const name = draft.pet.name.trim();
      return emergencyPart(this, {
        whole: html`<vet-emergency data-step .flags=${draft.flags} pet-name=${name} @vet-danger-mistake=${() => this.#drafts.act({ type: 'danger-mistaken' })}></vet-emergency>`,
        bare: bareEmergencyPart(this.#at.texts(triageTexts), { name, phone: this.#info.phone }),
      });
    }
    if (step && step !== 'danger' && step !== 'emergency' && typeof this.steps === 'object') return this.steps.render(step);
    return waitingPart(this.#at.texts(stepsTexts), { failed: this.steps === 'failed', onRetry: () => void this.#load() });
  }
}

define('vet-booking', VetBooking);
declare global {
  interface HTMLElementTagNameMap { 'vet-booking': VetBooking }
}
