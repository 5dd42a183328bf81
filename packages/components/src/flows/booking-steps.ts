import { Task } from '@lit/task';
import type { MyPets } from '@vetkit/signal-server/people/contract';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { BookingController } from '../booking/booking-controller.ts';
import type { DraftController } from '../booking/draft-controller.ts';
import type { Step } from '../booking/draft.ts';
import { VetBookedEvent } from '../booking/events.ts';
import { readable } from '../booking/visit.ts';
import '../booking/vet-finish-form.ts';
import '../booking/vet-visit-form.ts';
import type {} from '../consent/events.ts';
import type { ClinicController } from '../clinic/clinic-controller.ts';
import type { ClinicInfoController } from '../clinic/clinic-info.ts';
import { isProblem } from '../clinic/problem.ts';
import { problemText } from '../clinic/problem-text.ts';
import { bookingTexts } from '../locales/booking.ts';
import { commonTexts } from '../locales/common.ts';
import { triageTexts } from '../locales/triage.ts';
import { peopleTexts } from '../locales/people.ts';
import { consentClient } from '../consent/client.ts';
import { peopleClient } from '../people/client.ts';
import { noPet } from '../people/pet.ts';
import '../people/vet-contact-fields.ts';
import '../people/vet-pet-fields.ts';
import { button } from '../shared/button.ts';
import '../shared/icons.owner.ts';
import { bareEmergencyPart } from '../triage/bare-emergency-part.ts';
import { prepareReason, readReason, type ReasonTold } from '../triage/reason-triage.ts';
import { emergencyPart } from './emergency-part.ts';
import { prepareSeenToday, timeStep } from './time-step.ts';
import { todayPart } from './today-part.ts';
import './vet-visit.ts';

/** What the page says of the booking to be made. */
export interface BookingHost extends LitElement {
  readonly roomHref: string;
  readonly type: string;
  readonly how: string;
  readonly pet: string;
  readonly assessment: string;
  readonly follows: string;
  readonly notBefore: string;
}

/** The booking that the steps are of. */
export interface StepsWorld {
  readonly host: BookingHost;
  readonly at: ClinicController;
  readonly info: ClinicInfoController;
  readonly drafts: DraftController;
}

/** The steps of a booking after the danger signs: they come while those are read. */
export class BookingSteps {
  /** What the rules say of the owner's words: an emergency shows where to go instead of times. */
  #told: ReasonTold | undefined;
  /** The owner signs in to get the pets. */
  #signingIn = false;
  readonly #host: BookingHost;
  readonly #at: ClinicController;
  readonly #info: ClinicInfoController;
  readonly #booking: BookingController;
  readonly #pets: Task<readonly [ClinicController['clinic'], string | undefined], MyPets | undefined>;

  constructor({ host, at, info, drafts }: StepsWorld) {
    this.#host = host;
    this.#at = at;
    this.#info = info;
    this.#booking = new BookingController({ host, drafts, clinic: () => at.clinic, locale: () => at.locale, assessment: () => host.assessment, onJudged: prepareSeenToday, onBooked: (appointment) => host.dispatchEvent(new VetBookedEvent(appointment)) });
    this.#pets = new Task(host, {
      args: () => [at.clinic, this.#ownerToken] as const,
      task: async ([clinic, token], { signal }) => (token ? peopleClient(clinic.http).myPets(signal) : undefined),
      onComplete: (mine) => this.#found(mine),
    });
    // The rules and the words of triage are wanted soon: they read the reason of the visit.
    prepareReason(at.locale);
  }

  /** Goes on with what the page says to begin with, unless a booking is being made already. */
  async begin(): Promise<void> {
    const booking = this.#booking;
    const fresh = () => booking.draft.step === 'danger' || booking.draft.step === 'done';
    if (!fresh() || (!this.#host.type && !this.#host.follows)) return;
    const preset = await import('../booking/preset.ts').then(({ presetOf }) => presetOf(this.#host, this.#at)).catch(() => undefined);
    // Who has gone on meanwhile is not thrown back.
    if (preset && fresh()) booking.act(preset);
  }

  /** Another step is shown: what the words said is behind or ahead. */
  stepped(step: Step): void {
    if (step !== 'time') this.#told = undefined;
    // What is agreed to on the last step is there when it comes.
    if (step !== 'time' && step !== 'contact') return;
    void import('../consent/vet-consent-fields.ts').catch(() => undefined);
    void consentClient(this.#at.clinic.http).text(this.#at.locale).catch(() => undefined);
  }

  back(): void {
    this.#booking.act({ type: 'back' });
  }

  /** Of an owner who has proven the address by a code. */
  get #ownerToken(): string | undefined {
    const kept = this.#at.clinic.session.find({ as: 'owner' });
    return kept?.kind === 'owner' ? kept.token : undefined;
  }

  get #ownerName(): string {
    const kept = this.#at.clinic.session.find({ as: 'owner' });
    return kept?.kind === 'owner' ? (kept.person?.name ?? '') : '';
  }

  /** The pets are there: the one the page names, else the one seen last, is chosen unless something was typed. */
  #found(mine: MyPets | undefined): void {
    if (!mine) return;
    // Only who has been here before needs it.
    void import('../people/vet-known-pets.ts').catch(() => undefined);
    this.#signingIn = false;
    const { draft } = this.#booking;
    const first = mine.pets.find(({ id }) => id === this.#host.pet) ?? mine.pets[0];
    if (first && !draft.pet.name && !draft.knownPet && draft.step !== 'done') this.#choose(first);
  }

  #choose(pet: MyPets['pets'][number] | undefined): void {
    const { name = '', species = '', breed = '', age = '' } = pet ?? {};
    this.#booking.act({ type: 'pet-changed', pet: { name, species, breed, age }, knownPet: pet?.id ?? '' });
  }

  async #signIn(): Promise<void> {
    await import('../identity/vet-sign-in.ts');
    this.#say(() => (this.#signingIn = true));
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('vet-sign-in')?.focus();
  }

  /** Before times are shown, the owner's words go through the same rules as triage. */
  async #visitReady(): Promise<void> {
    const { draft } = this.#booking;
    const told = await readReason(readable(draft), this.#at.locale);
    // What its answer needs is there when it is shown.
    if (told?.urgency === 'emergency') await import('../triage/vet-emergency.ts').catch(() => undefined);
    else if (told && told.urgency !== 'routine') await prepareSeenToday();
    this.#say(() => (this.#told = told));
    if (told?.urgency === 'emergency') void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('vet-emergency')?.focus());
    else this.#booking.act({ type: 'visit-ready', ...(told ? { urgency: told.urgency } : {}) });
  }

  /** The screen of a step after the danger signs. */
  render(step: Exclude<Step, 'danger' | 'emergency'>): TemplateResult {
    const booking = this.#booking;
    const { draft, attempt } = booking;
    const { pet, visit } = draft;
    const name = pet.name.trim();
    if (step === 'visit' && (this.#told?.urgency === 'emergency' || draft.urgency === 'emergency')) {
      const back = () => {
        this.#told = undefined;
        booking.act({ type: 'visit-changed', visit });
      };
      return emergencyPart(this.#host, {
        whole: html`<vet-emergency data-step .answer=${this.#told} pet-name=${this.#told?.petName ?? name} @vet-danger-mistake=${back}></vet-emergency>`,
        bare: bareEmergencyPart(this.#at.texts(triageTexts), { name, phone: this.#info.phone }),
      });
    }
    switch (step) {
      case 'visit':
        return html`
          <vet-visit-form data-step pet-name=${name} .value=${visit}
            @vet-visit-changed=${({ visit }: HTMLElementEventMap['vet-visit-changed']) => booking.act({ type: 'visit-changed', visit })}
            @vet-visit-ready=${() => void this.#visitReady()}
          >
            ${this.#whichPet()}
            ${this.#more()}
            ${todayPart(booking, this.#info.value ?? undefined)}
          </vet-visit-form>`;
      case 'time': {
        const { todayOnly, noneInPerson } = this.#at.texts(bookingTexts);
        return timeStep({ booking, info: this.#info.value ?? undefined, name, notBefore: this.#host.notBefore, problem: this.#problem, todayOnly, noneInPerson });
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
            ${!draft.live && visit.modality === 'in-person'
              ? nothing
              : html`<vet-consent-fields slot="consent" pet-name=${name} .value=${draft.agreement} ?stale=${attempt.at === 'failed' && isProblem(attempt.problem, 'consent-needed')}
                  @vet-agreement-changed=${({ agreement }: HTMLElementEventMap['vet-agreement-changed']) => booking.act({ type: 'agreement-changed', agreement })}></vet-consent-fields>`}
          </vet-finish-form>`;
      }
      case 'done':
        return html`<vet-visit data-step reference=${draft.reference} .appointment=${draft.appointment} room-href=${this.#host.roomHref}
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
    if (this.#signingIn && !this.#ownerToken) {
      return html`
        <div slot="pet" class="sign-in">
          <vet-sign-in for="owner"></vet-sign-in>
          <button type="button" class="btn plain" @click=${() => this.#say(() => (this.#signingIn = false))}>${t.noPets}</button>
        </div>
        ${typed}`;
    }
    return html`
      ${this.#ownerToken ? nothing : html`<p slot="pet" class="row wrap small soft been">${t.beenHere}<button type="button" class="btn plain" @click=${() => void this.#signIn()}>${t.getPets}</button></p>`}
      ${typed}`;
  }

  /** The further animals; their fields come when there is one, or when some are known. */
  #more(): TemplateResult {
    const booking = this.#booking;
    const { more, knownPet } = booking.draft;
    const pets = (this.#ownerToken && this.#pets.value?.pets) || [];
    if (!more.length && !pets.length) {
      const add = () => booking.act({ type: 'more-changed', more: [{ ...noPet, knownPet: '' }] });
      return html`<div slot="pet" class="actions">${button({ label: this.#at.texts(peopleTexts).addPet, kind: 'plain', size: '', icon: 'plus', onPress: add })}</div>`;
    }
    void import('../people/vet-more-pets.ts').catch(() => undefined);
    return html`<vet-more-pets slot="pet" .value=${more} .pets=${pets} first=${knownPet} @vet-more-pets=${({ pets }: HTMLElementEventMap['vet-more-pets']) => booking.act({ type: 'more-changed', more: pets })}></vet-more-pets>`;
  }

  /** What did not work, in words: what is kept comes first. */
  get #problem(): string {
    const { draft, attempt } = this.#booking;
    if (attempt.at !== 'failed') return '';
    const t = this.#at.texts(bookingTexts);
    if (draft.step === 'contact' && isProblem(attempt.problem, 'offline')) return t.offlineKept;
    return `${problemText(attempt.problem, this.#at.texts(commonTexts))} ${t.kept}`;
  }

  #say(change: () => unknown): void {
    change();
    this.#host.requestUpdate();
  }
}
