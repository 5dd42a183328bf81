import { Task } from '@lit/task';
import type { Appointment } from '@vetkit/signal-server/booking/contract';
import type { FoundOwner } from '@vetkit/signal-server/people/search.contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { BookingController } from '../booking/booking-controller.ts';
import { DraftController } from '../booking/draft-controller.ts';
import type { Step } from '../booking/draft.ts';
import { VetBookedEvent } from '../booking/events.ts';
import { bookOnBehalf, holdOnBehalf } from '../booking/on-behalf-client.ts';
import '../booking/vet-finish-form.ts';
import '../booking/vet-visit-form.ts';
import { readable } from '../booking/visit.ts';
import '../calendar/vet-free-times.ts';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { problemText } from '../clinic/problem-text.ts';
import type {} from '../consent/events.ts';
import '../consent/vet-agreement.ts';
import '../consent/vet-consent-fields.ts';
import { bookingTexts } from '../locales/booking.ts';
import { commonTexts } from '../locales/common.ts';
import { deskBookingTexts, deskWords } from '../locales/desk-booking.ts';
import '../people/vet-contact-fields.ts';
import '../people/vet-known-pets.ts';
import '../people/vet-more-pets.ts';
import '../people/vet-owner-search.ts';
import '../people/vet-pet-fields.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { segmented } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { spelled } from '../shared/spell.ts';
import { stepper } from '../shared/stepper.ts';
import { stepTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { ground } from '../shared/styles/ground.ts';
import { stepperLine } from '../shared/styles/stepper.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { tag } from '../shared/styles/tag.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { clock, nearDay, ownZone } from '../shared/time.ts';
import '../triage/vet-danger-signs.ts';
import { readReason } from '../triage/reason-triage.ts';
import '../triage/vet-emergency.ts';
import { todayPart } from './today-part.ts';

const counted: readonly Step[] = ['danger', 'visit', 'time', 'contact'];

/**
 * The desk books for an owner on the phone: the same steps in the same order, read out. The owner is found or typed, the consent is kept as
 * told by whoever books, and the reference is there to be said. How urgent it is is shown; the desk decides.
 *
 * @fires {VetBookedEvent} vet-booked - The visit is booked.
 */
export class VetDeskBooking extends LitElement {
  static override styles = [ground, words, actions, choices, stepperLine, surfaces, tag, widget, css`.widget-body.done { padding-block: 24px; }`];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';

  /** The found owner with their pets. */
  @state() private owner: FoundOwner | undefined;
  /** The clinic's text is read out now, or the owner agrees to it in the waiting room. */
  @state() private agrees: 'now' | 'later' = 'later';

  readonly #at = new ClinicController(this, () => ({ texts: deskWords }));
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });
  readonly #drafts = new DraftController(this, { clinic: () => this.#at.clinic, desk: true });
  readonly #booking = new BookingController({
    host: this,
    drafts: this.#drafts,
    clinic: () => this.#at.clinic,
    locale: () => this.#at.locale,
    assessment: () => '',
    desk: {
      owner: () => this.owner,
      hold: (wish) => holdOnBehalf(this.#at.clinic.http, wish),
      book: ({ consent: { agreement, ...consent }, ...request }, { token }) => bookOnBehalf(this.#at.clinic.http, { ...request, consent: { ...consent, ...(agreement && this.agrees === 'now' ? { agreement } : {}) }, hold: token, ...(this.owner ? { knownOwner: this.owner.id } : {}) }),
    },
    onBooked: (appointment) => this.dispatchEvent(new VetBookedEvent(appointment)),
  });
  #shown: Step = 'danger';

  get #t() {
    return this.#at.texts(deskBookingTexts);
  }

  protected override updated(): void {
    const { step } = this.#booking.draft;
    if (step === this.#shown) return;
    this.#shown = step;
    this.renderRoot.querySelector<HTMLElement>('[data-step], [data-step-title]')?.focus();
  }

  protected override render() {
    const { draft } = this.#booking;
    return html`<div class="vet"><section class="widget" part="card">${this.#top(draft.step)}${this.#step(draft.step)}</section></div>`;
  }

  #top(step: Step) {
    const at = counted.indexOf(step) + 1;
    if (at === 0) return nothing;
    const t = this.#at.texts(commonTexts);
    const of = counted.length;
    return stepper({ step: at, of, label: t.stepOf({ step: at, of }), short: t.stepOfShort({ step: at, of }), ...(at > 1 ? { back: t.back, onBack: () => this.#booking.act({ type: 'back' }) } : {}) });
  }

  #step(step: Step): TemplateResult {
    const booking = this.#booking;
    const { draft, attempt } = booking;
    const { visit, pet } = draft;
    const name = pet.name.trim();
    switch (step) {
      case 'danger':
        return html`<vet-danger-signs data-step .flags=${draft.flags} @vet-danger-signs=${({ flags }: HTMLElementEventMap['vet-danger-signs']) => booking.act({ type: 'danger-answered', flags })}></vet-danger-signs>`;
      case 'emergency':
        return html`<vet-emergency data-step .flags=${draft.flags} pet-name=${name} @vet-danger-mistake=${() => booking.act({ type: 'danger-mistaken' })}></vet-emergency>`;
      case 'visit':
        return html`
          <vet-visit-form data-step pet-name=${name} .value=${visit}
            @vet-visit-changed=${({ visit }: HTMLElementEventMap['vet-visit-changed']) => booking.act({ type: 'visit-changed', visit })} @vet-visit-ready=${() => void this.#ready()}
          >${this.#who()}${todayPart(booking, this.#info.value)}</vet-visit-form>`;
      case 'time':
        return html`
          ${this.#howSoon(name)}
          <vet-free-times data-step pet-name=${name} type=${visit.type} .modality=${visit.modality || 'video'} .lost=${draft.lost} taking=${attempt.at === 'taking' ? attempt.start : ''} problem=${this.#problem}
            @vet-time-chosen=${({ start, practitioner }: HTMLElementEventMap['vet-time-chosen']) => void booking.take(start, practitioner)}
          ></vet-free-times>`;
      case 'contact':
        return html`
          <vet-finish-form data-step pet-name=${name} species=${pet.species} type=${visit.type} .modality=${visit.modality || 'video'} .hold=${draft.hold} .consent=${draft.consent}
            ?busy=${attempt.at === 'booking'} problem=${this.#problem}
            @vet-consent-changed=${({ consent }: HTMLElementEventMap['vet-consent-changed']) => booking.act({ type: 'consent-changed', consent })}
            @vet-book-now=${() => void booking.book()} @vet-hold-ended=${() => booking.expire()}
          >
            ${this.owner
              ? html`<p slot="contact" class="soft">${this.#t.ownerKnown({ name: this.owner.name })}</p>`
              : html`<vet-contact-fields slot="contact" .value=${draft.contact} @vet-contact-changed=${({ contact }: HTMLElementEventMap['vet-contact-changed']) => booking.act({ type: 'contact-changed', contact })}></vet-contact-fields>`}
            ${visit.modality === 'in-person' ? nothing : this.#agreement(name)}
          </vet-finish-form>`;
      case 'done':
        return this.#done(draft.appointment, draft.reference);
    }
  }

  /** The owner, found or not, and one of their pets or the fields for another. */
  #who(): TemplateResult {
    const booking = this.#booking;
    const { pet, knownPet } = booking.draft;
    const pets = this.owner?.pets ?? [];
    return html`
      <vet-owner-search slot="pet" chosen=${this.owner?.name ?? ''} @vet-owner-found=${({ owner }: HTMLElementEventMap['vet-owner-found']) => this.#found(owner)}></vet-owner-search>
      ${pets.length ? html`<vet-known-pets slot="pet" .pets=${pets} chosen=${knownPet} @vet-known-pet=${({ pet }: HTMLElementEventMap['vet-known-pet']) => this.#choose(pet)}></vet-known-pets>` : nothing}
      ${knownPet ? nothing : html`<vet-pet-fields slot="pet" chip .value=${pet} @vet-pet-changed=${({ pet }: HTMLElementEventMap['vet-pet-changed']) => booking.act({ type: 'pet-changed', pet })}></vet-pet-fields>`}
      <vet-more-pets slot="pet" .value=${booking.draft.more} .pets=${pets} first=${knownPet} @vet-more-pets=${({ pets: more }: HTMLElementEventMap['vet-more-pets']) => booking.act({ type: 'more-changed', more })}></vet-more-pets>`;
  }

  #found(owner: FoundOwner | undefined): void {
    this.owner = owner;
    this.#choose(owner?.pets[0]);
  }

  #choose(pet: FoundOwner['pets'][number] | undefined): void {
    const { name = '', species = '', breed = '', age = '' } = pet ?? {};
    this.#booking.act({ type: 'pet-changed', pet: { name, species, breed, age }, knownPet: pet?.id ?? '' });
  }

  async #ready(): Promise<void> {
    const { draft } = this.#booking;
    const told = await readReason(readable(draft), this.#at.locale);
    this.#booking.act({ type: 'visit-ready', ...(told ? { urgency: told.urgency } : {}) });
  }

  /** What the owner says to the clinic's text on the phone; or it is left to the waiting room. */
  #agreement(name: string): TemplateResult {
    const t = this.#t;
    const { draft, attempt } = this.#booking;
    return html`
      <div slot="consent" class="stack gap-12">
        ${segmented<'now' | 'later'>({ name: 'agrees', legend: t.agrees, value: this.agrees, options: [{ value: 'later', label: t.agreesLater }, { value: 'now', label: t.agreesNow }], onChoose: (agrees) => (this.agrees = agrees) })}
        ${this.agrees === 'later' ? html`<p class="small soft">${t.agreesLaterText}</p>`
          : html`<vet-consent-fields pet-name=${name} .value=${draft.agreement} ?stale=${attempt.at === 'failed' && isProblem(attempt.problem, 'consent-needed')}
              @vet-agreement-changed=${({ agreement }: HTMLElementEventMap['vet-agreement-changed']) => this.#booking.act({ type: 'agreement-changed', agreement })}></vet-consent-fields>`}
      </div>`;
  }

  #howSoon(name: string) {
    const { urgency } = this.#booking.draft;
    const t = this.#t;
    if (urgency !== 'urgent' && urgency !== 'emergency') return nothing;
    const said = urgency === 'urgent' ? { title: t.urgent({ name }), text: t.urgentText } : { title: t.emergency({ name }), text: t.emergencyText };
    return html`<div class="widget-body">${banner({ tone: urgency === 'urgent' ? 'warn' : 'bad', ...said })}</div>`;
  }

  #done(appointment: Appointment | undefined, reference: string): TemplateResult {
    const t = this.#t;
    const saying = { locale: this.#at.locale, zone: ownZone() };
    const when = appointment ? this.#at.texts(bookingTexts).at({ day: nearDay(appointment.start, saying), time: clock(appointment.start, saying) }) : '';
    const who = appointment?.practitioner?.name ?? this.#info.value?.name ?? '';
    return html`
      <div class="widget-body done">
        ${stepTitle(t.doneTitle({ name: appointment?.pet?.name ?? '', when }))}
        <p class="soft">${t.doneText({ who })}</p>
        <p><span class="plate"><span class="ref">${reference}</span></span></p>
        <p><span class="small soft">${t.say}</span><br><b class="head">${spelled(reference)}</b></p>
        ${this.agrees === 'now' && appointment && appointment.modality !== 'in-person' ? html`<vet-agreement as="staff" reference=${reference}></vet-agreement>` : nothing}
        <div class="actions">${button({ label: t.again, kind: 'quiet', onPress: () => this.#again() })}</div>
      </div>
    `;
  }

  #again(): void {
    this.owner = undefined;
    this.agrees = 'later';
    this.#booking.act({ type: 'again' });
  }

  get #problem(): string {
    const { attempt } = this.#booking;
    return attempt.at === 'failed' ? `${problemText(attempt.problem, this.#at.texts(commonTexts))} ${this.#at.texts(bookingTexts).kept}` : '';
  }
}

define('vet-desk-booking', VetDeskBooking);
declare global {
  interface HTMLElementTagNameMap { 'vet-desk-booking': VetDeskBooking }
}
