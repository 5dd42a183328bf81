import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { isProblem } from '../clinic/problem.ts';
import { consentAskTexts } from '../locales/consent-ask.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { tick } from '../shared/choice.ts';
import { countries } from '../shared/countries.ts';
import { define } from '../shared/define.ts';
import { selectField, textField } from '../shared/field.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { againClient, type Room } from './again-client.ts';
import type { Agreement } from './client.ts';
import { VetAgreedEvent } from './events.ts';
import { consentStyles } from './vet-consent.styles.ts';
import './vet-consent-fields.ts';

type Sending = 'no' | 'busy' | 'failed' | 'stale';

/**
 * Asks the owner to agree once more: to the text as it is now, for where the animal is now.
 *
 * @fires {VetAgreedEvent} vet-agreed - The owner has agreed.
 * @slot - A way back, beside the button.
 * @csspart card - The question. @csspart primary - The button.
 */
export class VetConsentAsk extends LitElement {
  static override styles = [ground, words, actions, choices, fields, surfaces, consentStyles];

  /** The clinic's slug; from `<vet-clinic>` around it if not said. */
  @property() clinic = '';
  /** The server's address; where the script comes from if not said. */
  @property() server = '';
  /** The room of the visit, as its owner sees it. */
  @property({ attribute: false }) room: Room | undefined;

  @state() private place: { country: string; region: string } | undefined;
  @state() private agreement: Agreement | undefined;
  @state() private agreed = false;
  @state() private checked = false;
  @state() private sending: Sending = 'no';

  readonly #at = new ClinicController(this);

  get #place(): { country: string; region: string } {
    const { country = '', region = '' } = this.room?.appointment.place ?? {};
    return this.place ?? { country, region };
  }

  protected override firstUpdated(): void {
    // Somebody pressed «somewhere else»: there they go on.
    if (!this.room?.consent?.needed) this.renderRoot.querySelector<HTMLElement>('#country')?.focus();
  }

  #heard(agreement: Agreement): void {
    // Other words than those that were ticked: they are to be read first.
    if (this.agreement && this.agreement.hash !== agreement.hash) this.agreed = false;
    this.agreement = agreement;
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault();
    this.checked = true;
    const { room, agreement, sending } = this;
    if (!room || sending === 'busy') return;
    if (!this.renderRoot.querySelector('vet-consent-fields')?.reportValidity() || !agreement) return;
    if (!this.agreed || !this.#place.country) return void this.renderRoot.querySelector<HTMLElement>(this.agreed ? '#country' : '#agree')?.focus();
    this.sending = 'busy';
    const { country, region } = this.#place;
    try {
      const now = await againClient(this.#at.clinic.http).agree(room.appointment.reference, { ...agreement, place: { country, ...(region.trim() ? { region: region.trim() } : {}) } });
      this.agreed = this.checked = false;
      this.place = undefined;
      this.sending = 'no';
      this.dispatchEvent(new VetAgreedEvent(now));
    } catch (problem) {
      const stale = isProblem(problem, 'consent-needed');
      if (stale) this.agreed = this.checked = false;
      this.sending = stale ? 'stale' : 'failed';
    }
  }

  protected override render() {
    const { room } = this;
    if (!room?.consent) return nothing;
    const t = this.#at.texts(consentAskTexts);
    const name = room.appointment.pet?.name ?? '';
    const { needed } = room.consent;
    return html`
      <form class="vet" novalidate @submit=${(event: Event) => void this.#send(event)}><section class="card stack gap-16" part="card">
        <div class="stack gap-4">
          <h2 class="head">${t.needed({ name })}</h2>
          <p class="soft">${needed === 'none' ? t.none : needed === 'text-changed' ? t.textChanged : t.placeChanged}</p>
        </div>
        ${this.#where(name)}
        <vet-consent-fields pet-name=${name} .value=${this.agreement} ?stale=${this.sending === 'stale'} @vet-agreement-changed=${({ agreement }: HTMLElementEventMap['vet-agreement-changed']) => this.#heard(agreement)}></vet-consent-fields>
        <div class="ticks">${tick({ name: 'agree', label: t.agree({ name }), checked: this.agreed, error: this.checked && !this.agreed ? t.agreeNeeded : undefined, onTick: (ticked) => (this.agreed = ticked) })}</div>
        ${this.sending === 'failed' || this.sending === 'stale' ? banner({ tone: 'bad', text: this.sending === 'stale' ? t.changedAgain : t.failed }) : nothing}
        <div class="actions">
          ${button({ label: t.send, busyLabel: t.sending, busy: this.sending === 'busy', type: 'submit' })}
          <slot></slot>
        </div>
      </section></form>
    `;
  }

  #where(name: string) {
    const t = this.#at.texts(consentAskTexts);
    const { country, region } = this.#place;
    return html`
      <fieldset class="stack gap-8">
        <legend class="label">${t.where({ name })}</legend>
        <div class="two">
          ${selectField({ name: 'country', label: t.country, value: country, options: countries(this.#at.locale), onInput: (typed) => (this.place = { ...this.#place, country: typed }) })}
          ${textField({ name: 'region', label: t.region, value: region, autocomplete: 'address-level1', maxlength: 80, onInput: (typed) => (this.place = { ...this.#place, region: typed }) })}
        </div>
      </fieldset>
    `;
  }
}

define('vet-consent-ask', VetConsentAsk);
declare global {
  interface HTMLElementTagNameMap { 'vet-consent-ask': VetConsentAsk }
}
