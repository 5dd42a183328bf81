import { Task } from '@lit/task';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import type { ClinicInfo } from '../clinic/clinic.ts';
import { bookingTexts } from '../locales/booking.ts';
import { announce } from '../shared/announce.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { tick } from '../shared/choice.ts';
import { Countdown } from '../shared/countdown.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.owner.ts';
import { ring } from '../shared/ring.ts';
import { focusTitle, stepTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { marks } from '../shared/styles/marks.ts';
import { progress } from '../shared/styles/progress.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { tag } from '../shared/styles/tag.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { clock, money, nearDay, ownZone } from '../shared/time.ts';
import { emptyDraft, holdLength, type Consent, type Held } from './draft.ts';
import { VetBookNowEvent, VetConsentChangedEvent, VetHoldEndedEvent } from './events.ts';
import { petIcon } from './pet-icon.ts';
import { allFilledIn } from './slotted.ts';
import { finishForm } from './vet-finish-form.styles.ts';

/**
 * The last step before a visit is booked: the held time with its ring, how the owner is reached (slotted), and two consents.
 *
 * @fires {VetBookNowEvent} vet-book-now - Everything needed is there, and the button was pressed.
 * @fires {VetConsentChangedEvent} vet-consent-changed - A consent was given or taken back.
 * @fires {VetHoldEndedEvent} vet-hold-ended - The time is no longer held.
 * @slot consent - What is agreed to before a visit from afar.
 * @slot contact - Fields to reach the owner; what has `reportValidity()` is asked before booking.
 * @csspart title - The question. @csspart choice - A consent. @csspart primary - The button.
 */
export class VetFinishForm extends LitElement {
  static override styles = [ground, words, actions, fields, choices, marks, surfaces, progress, tag, widget, finishForm];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** The pet's name, for the sentences. */
  @property({ attribute: 'pet-name' }) petName = '';

  /** What kind of animal it is. */
  @property() species = '';

  /** Code of the kind of visit: its price is told. */
  @property() type = '';

  /** How the visit happens. */
  @property() modality: 'video' | 'phone' | 'in-person' | 'messages' = 'video';

  /** The zone to show times in; the viewer's own if not said. */
  @property() zone = ownZone();

  /** The held time. */
  @property({ attribute: false }) hold: Held | undefined;

  /** No time is held: a live call is asked for. */
  @property({ type: Boolean }) live = false;

  /** What was agreed to so far. */
  @property({ attribute: false }) consent: Consent = emptyDraft.consent;

  /** The booking is on its way. */
  @property({ type: Boolean }) busy = false;

  /** Why booking did not work, in words. */
  @property() problem = '';

  @state() private checked = false;

  readonly #at = new ClinicController(this);
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });
  readonly #countdown = new Countdown(this, () => this.hold && { endsAt: this.hold.endsAt, length: holdLength }, {
    onLastMinute: () => announce(this.#t.lastMinute({ time: this.#time })),
    onEnd: () => this.dispatchEvent(new VetHoldEndedEvent()),
  });

  get #t() {
    return this.#at.texts(bookingTexts);
  }

  get #saying() {
    return { locale: this.#at.locale, zone: this.zone };
  }

  get #time(): string {
    return this.hold ? clock(this.hold.start, this.#saying) : '';
  }

  /** Moves the focus to the question. */
  override focus(): void {
    void focusTitle(this);
  }

  protected override firstUpdated(): void {
    if (this.hold) announce(this.#t.heldSaid({ time: this.#time }));
  }

  protected override updated(changed: PropertyValues<this>): void {
    // What went wrong stands beside the button; it must be seen even when the page has scrolled.
    if (changed.has('problem') && this.problem) this.renderRoot.querySelector('.banner')?.scrollIntoView({ block: 'nearest' });
  }

  #agree(change: Partial<Consent>): void {
    this.consent = { ...this.consent, ...change };
    this.dispatchEvent(new VetConsentChangedEvent(this.consent));
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    if (!allFilledIn(this)) return;
    const missing = (['telehealth', 'privacy'] as const).find((one) => !this.consent[one]);
    if (!missing) this.dispatchEvent(new VetBookNowEvent());
    else this.renderRoot.querySelector<HTMLElement>(`#${missing}`)?.focus();
  };

  protected override render() {
    const t = this.#t;
    const name = this.petName.trim();
    return html`
      <form class="vet" novalidate @submit=${this.#submit}>
        <div class="widget-body">
          ${this.#tag(name)}
          ${stepTitle(t.contactTitle)}
          <slot name="contact"></slot>
          ${this.#consents(name, this.#info.value)}
          ${this.#price(this.#info.value)}
        </div>
        <div class="widget-foot">
          ${this.problem ? banner({ tone: 'bad', text: this.problem }) : nothing}
          ${button({ label: this.live ? t.liveSend({ name }) : t.book({ name, time: this.#time }), busyLabel: t.booking, busy: this.busy, wide: true, type: 'submit' })}
        </div>
      </form>
    `;
  }

  #tag(name: string) {
    const t = this.#t;
    const { hold } = this;
    const { left } = this.#countdown;
    if (!hold) return this.live ? html`<div class="tag"><span class="avatar">${icon(petIcon(this.species))}</span><b class="grow">${t.liveTag({ name })}</b>${icon('video')}</div>` : nothing;
    return html`
      <div class="tag">
        <span class="avatar">${icon(petIcon(this.species))}</span>
        <span class="grow">
          <b>${t.tag({ name, when: t.at({ day: nearDay(hold.start, this.#saying), time: this.#time }) })}</b>
          <span class="small soft">${t[`${this.modality}With`]({ who: hold.practitioner.name })}</span>
        </span>
        ${left ? html`${ring(left, t.held({ left: left.text }), { size: 'xs', tone: left.milliseconds <= 60_000 ? 'warn' : '' })}<span class="small num strong left" aria-hidden="true">${left.text}</span>` : nothing}
      </div>
    `;
  }

  #consents(name: string, info: ClinicInfo | undefined) {
    const t = this.#t;
    const missing = (one: keyof Consent) => (this.checked && !this.consent[one] ? t.consentNeeded : undefined);
    return html`
      <fieldset class="stack gap-8">
        <legend class="label">${t.consents}</legend>
        <slot name="consent"></slot>
        <div class="consents">
          ${tick({
            name: 'telehealth', label: this.modality === 'in-person' ? t.inPerson({ name }) : t.telehealth({ name }),
            checked: this.consent.telehealth, error: missing('telehealth'), onTick: (telehealth) => this.#agree({ telehealth }),
          })}
          ${tick({
            name: 'privacy', label: t.privacy({ clinic: info?.name ?? t.theClinic, name }),
            checked: this.consent.privacy, error: missing('privacy'), onTick: (privacy) => this.#agree({ privacy }),
          })}
        </div>
      </fieldset>
    `;
  }

  #price(info: ClinicInfo | undefined) {
    const type = info?.types.find(({ code }) => code === this.type);
    if (!info || !type) return nothing;
    return html`<p class="row top small soft">${icon('card', 's')}<span>${this.#t.price({ price: money(type.priceMinor, info.currency, this.#at.locale) })}</span></p>`;
  }
}

define('vet-finish-form', VetFinishForm);
declare global {
  interface HTMLElementTagNameMap { 'vet-finish-form': VetFinishForm }
}
