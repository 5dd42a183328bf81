import { Task } from '@lit/task';
import type { TriageAnswer } from '@vetkit/signal-server/triage/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { MyPets } from '@vetkit/signal-server/people/contract';
import { BookingController } from '../booking/booking-controller.ts';
import { bookingClient } from '../booking/client.ts';
import type { Step } from '../booking/draft.ts';
import { VetBookedEvent } from '../booking/events.ts';
import { presetAfter, presetKind } from '../booking/preset.ts';
import '../booking/vet-finish-form.ts';
import '../booking/vet-visit-form.ts';
import { ClinicController } from '../clinic/clinic-controller.ts';
import type { ClinicTexts } from '../clinic/context.ts';
import { isProblem } from '../clinic/problem.ts';
import { problemText } from '../clinic/problem-text.ts';
import { bookingTexts } from '../locales/booking.ts';
import { commonTexts } from '../locales/common.ts';
import { peopleClient } from '../people/client.ts';
import '../people/vet-contact-fields.ts';
import '../people/vet-known-pets.ts';
import '../people/vet-more-pets.ts';
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
import { readReason } from '../triage/reason-triage.ts';
import '../triage/vet-emergency.ts';
import { timeStep } from './time-step.ts';
import { bookingFlow } from './vet-booking.styles.ts';
import './vet-visit.ts';

/** The steps that are counted; an emergency and the booked visit stand outside. */
const counted: readonly Step[] = ['danger', 'visit', 'time', 'contact'];

/**
 * Books a visit: danger signs first, then pet and reason, a free time, contact and consent, done. A danger sign leads to the
 * emergency view and never to a calendar. Who has been here before gets the pets by a code instead of typing. What was typed outlives a reload of the tab, until the visit is booked.
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

  /** Code of the kind of visit to begin with. */
  @property() type = '';

  /** How to meet, to begin with: `video`, `phone`, `in-person` or `messages`. */
  @property() how = '';

  /** Id of the pet to begin with. It is chosen once its owner has signed in; an id says nothing to anybody else. */
  @property() pet = '';

  /** Id of the kept triage assessment that led here: what it says of how soon holds. */
  @property() assessment = '';

  /** Reference of the visit that this one follows, such as a recheck: pet and place are taken over, and free times are shown at once. */
  @property() follows = '';

  /** The first date worth looking at, as `2030-01-21`. */
  @property({ attribute: 'not-before' }) notBefore = '';

  /** The clinic's own words, by domain: `{ booking: { seeTimes: 'Find a time' } }`. */
  @property({ attribute: false }) texts: ClinicTexts = {};

  /** What the rules say of the owner's words: an emergency shows where to go instead of times. */
  @state() private told: TriageAnswer | undefined;

  /** The owner signs in to get the pets. */
  @state() private signingIn = false;

  readonly #at = new ClinicController(this, () => ({ texts: this.texts }));
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });
  readonly #booking = new BookingController(this, {
    clinic: () => this.#at.clinic,
    locale: () => this.#at.locale,
    assessment: () => this.assessment,
    onOpened: () => void this.#begin(),
    onBooked: (appointment) => this.dispatchEvent(new VetBookedEvent(appointment)),
  });
  readonly #pets = new Task(this, {
    args: () => [this.#at.clinic, this.#ownerToken] as const,
    task: async ([clinic, token], { signal }) => (token ? peopleClient(clinic.http).myPets(signal) : undefined),
    onComplete: (mine) => this.#found(mine),
  });
  #shown: Step | undefined;

  /** Of an owner who has proven the address by a code. */
  get #ownerToken(): string | undefined {
    const kept = this.#at.clinic.session.find({ as: 'owner' });
    return kept?.kind === 'owner' ? kept.token : undefined;
  }

  get #ownerName(): string {
    const kept = this.#at.clinic.session.find({ as: 'owner' });
    return kept?.kind === 'owner' ? (kept.person?.name ?? '') : '';
  }

  /** What the page says to begin with, unless a booking is being made already. */
  async #begin(): Promise<void> {
    const booking = this.#booking;
    if (booking.draft.step !== 'danger' && booking.draft.step !== 'done') return;
    if (!this.type && !this.follows) return;
    const { clinic } = this.#at;
    const kept = this.follows ? clinic.session.find({ reference: this.follows, as: 'owner' }) : undefined;
    if (!kept) return booking.act(presetKind(this.type || 'recheck', this.how));
    try {
      const [before, info] = await Promise.all([bookingClient(clinic.http).appointment(this.follows), clinic.info()]);
      const reason = this.#at.texts(bookingTexts).recheckReason({ reference: this.follows });
      booking.act(presetAfter(before, info, { type: this.type || 'recheck', known: kept.kind === 'owner', reason }));
    } catch {
      // It cannot be seen any more: it is asked for as for anybody.
      booking.act(presetKind(this.type || 'recheck', this.how));
    }
  }

  /** The pets are there: the one the page names, else the one seen last, is chosen unless something was typed. */
  #found(mine: MyPets | undefined): void {
    if (!mine) return;
    this.signingIn = false;
    const { draft } = this.#booking;
    const first = mine.pets.find(({ id }) => id === this.pet) ?? mine.pets[0];
    if (first && !draft.pet.name && !draft.knownPet && draft.step !== 'done') this.#choose(first);
  }

  #choose(pet: MyPets['pets'][number] | undefined): void {
    const { name = '', species = '', breed = '', age = '' } = pet ?? {};
    this.#booking.act({ type: 'pet-changed', pet: { name, species, breed, age }, knownPet: pet?.id ?? '' });
  }

  async #signIn(): Promise<void> {
    await import('../identity/vet-sign-in.ts');
    this.signingIn = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('vet-sign-in')?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { step } = this.#booking.draft;
    if (step === this.#shown) return;
    // Another step than that of the words: what they said is behind or ahead.
    if (step !== 'time') this.told = undefined;
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

  /** Before times are shown, the owner's words go through the same rules as triage. */
  async #visitReady(): Promise<void> {
    this.told = await readReason(this.#booking.draft, this.#at.locale);
    if (this.told?.urgency === 'emergency') void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('vet-emergency')?.focus());
    else this.#booking.act({ type: 'visit-ready', ...(this.told ? { urgency: this.told.urgency } : {}) });
  }

  #step(step: Step): TemplateResult {
    const booking = this.#booking;
    const { draft, attempt } = booking;
    const { pet, visit } = draft;
    const name = pet.name.trim();
    if (step === 'visit' && (this.told?.urgency === 'emergency' || draft.urgency === 'emergency')) {
      const back = () => {
        this.told = undefined;
        booking.act({ type: 'visit-changed', visit });
      };
      return html`<vet-emergency data-step .answer=${this.told} pet-name=${name} @vet-danger-mistake=${back}></vet-emergency>`;
    }
    switch (step) {
      case 'danger':
        return html`<vet-danger-signs data-step .flags=${draft.flags} @vet-danger-signs=${({ flags }: HTMLElementEventMap['vet-danger-signs']) => booking.act({ type: 'danger-answered', flags })}></vet-danger-signs>`;
      case 'emergency':
        return html`<vet-emergency data-step .flags=${draft.flags} pet-name=${name} @vet-danger-mistake=${() => booking.act({ type: 'danger-mistaken' })}></vet-emergency>`;
      case 'visit':
        return html`
          <vet-visit-form data-step pet-name=${name} .value=${visit}
            @vet-visit-changed=${({ visit }: HTMLElementEventMap['vet-visit-changed']) => booking.act({ type: 'visit-changed', visit })}
            @vet-visit-ready=${() => void this.#visitReady()}
          >
            ${this.#whichPet()}
            <vet-more-pets slot="pet" .value=${draft.more} .pets=${(this.#ownerToken && this.#pets.value?.pets) || []} first=${draft.knownPet} @vet-more-pets=${({ pets }: HTMLElementEventMap['vet-more-pets']) => booking.act({ type: 'more-changed', more: pets })}></vet-more-pets>
          </vet-visit-form>`;
      case 'time': {
        const { todayOnly, noneInPerson } = this.#at.texts(bookingTexts);
        return timeStep({ booking, info: this.#info.value, name, notBefore: this.notBefore, problem: this.#problem, todayOnly, noneInPerson });
      }
      case 'contact': {
        const known = draft.hold ? draft.hold.owner : this.#ownerName;
        return html`
          <vet-finish-form data-step pet-name=${name} species=${pet.species} type=${draft.live?.type ?? visit.type} .modality=${draft.live ? 'video' : visit.modality || 'video'}
            .hold=${draft.hold} ?live=${draft.live !== undefined} .consent=${draft.consent} ?busy=${attempt.at === 'booking'} problem=${this.#problem}
            @vet-consent-changed=${({ consent }: HTMLElementEventMap['vet-consent-changed']) => booking.act({ type: 'consent-changed', consent })}
            @vet-book-now=${() => void booking.book()} @vet-hold-ended=${() => booking.expire()}
          >
            ${known
              ? html`<p slot="contact" class="soft">${this.#at.texts(bookingTexts).bookingAs({ name: known })}</p>`
              : html`<vet-contact-fields slot="contact" .value=${draft.contact} @vet-contact-changed=${({ contact }: HTMLElementEventMap['vet-contact-changed']) => booking.act({ type: 'contact-changed', contact })}></vet-contact-fields>`}
          </vet-finish-form>`;
      }
      case 'done':
        return html`<vet-visit data-step reference=${draft.reference} .appointment=${draft.appointment} room-href=${this.roomHref}
          @vet-appointment-changed=${({ appointment }: HTMLElementEventMap['vet-appointment-changed']) => booking.act({ type: 'changed', appointment })}
          @vet-book-again=${() => booking.act({ type: 'again' })}
        ></vet-visit>`;
    }
  }

  /** One of the known pets, or the fields for one that is typed, with the way to get the known ones. */
  #whichPet(): TemplateResult {
    const booking = this.#booking;
    const { pet, knownPet } = booking.draft;
    const t = this.#at.texts(bookingTexts);
    const mine = this.#ownerToken ? this.#pets.value : undefined;
    const typed = html`<vet-pet-fields slot="pet" .value=${pet} @vet-pet-changed=${({ pet }: HTMLElementEventMap['vet-pet-changed']) => booking.act({ type: 'pet-changed', pet })}></vet-pet-fields>`;
    if (mine?.pets.length) {
      return html`
        <vet-known-pets slot="pet" .pets=${mine.pets} chosen=${knownPet} @vet-known-pet=${({ pet }: HTMLElementEventMap['vet-known-pet']) => this.#choose(pet)}></vet-known-pets>
        ${knownPet ? nothing : typed}`;
    }
    if (this.signingIn && !this.#ownerToken) {
      return html`
        <div slot="pet" class="sign-in">
          <vet-sign-in for="owner"></vet-sign-in>
          <button type="button" class="btn plain" @click=${() => (this.signingIn = false)}>${t.noPets}</button>
        </div>
        ${typed}`;
    }
    return html`
      ${this.#ownerToken ? nothing : html`<p slot="pet" class="row wrap small soft been">${t.beenHere}<button type="button" class="btn plain" @click=${() => void this.#signIn()}>${t.getPets}</button></p>`}
      ${typed}`;
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
