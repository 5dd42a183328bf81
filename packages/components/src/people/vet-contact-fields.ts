import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { commonTexts } from '../locales/common.ts';
import { peopleTexts } from '../locales/people.ts';
import { tick } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { textField } from '../shared/field.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { words } from '../shared/styles/words.ts';
import { contactFaults, maySms, noContact, type ContactAnswers } from './contact.ts';
import { VetContactChangedEvent } from './events.ts';
import { contactFields } from './vet-contact-fields.styles.ts';

/**
 * The fields that say how the owner is reached: name, e-mail or mobile number, and whether SMS are wished beside e-mail.
 *
 * @fires {VetContactChangedEvent} vet-contact-changed - With all answers so far, after each change.
 * @csspart field - A field.
 */
export class VetContactFields extends LitElement {
  static override styles = [ground, words, fields, choices, contactFields];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** The answers so far. */
  @property({ attribute: false }) value: ContactAnswers = noContact;

  @state() private checked = false;

  readonly #at = new ClinicController(this);

  /** Shows what is missing and moves the focus to the first of it. True when nothing is. */
  reportValidity(): boolean {
    this.checked = true;
    const [first] = Object.keys(contactFaults(this.value));
    if (!first) return true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus());
    return false;
  }

  #change(change: Partial<ContactAnswers>): void {
    this.value = { ...this.value, ...change };
    this.dispatchEvent(new VetContactChangedEvent(this.value));
  }

  protected override render() {
    const t = this.#at.texts(peopleTexts);
    const { optional } = this.#at.texts(commonTexts);
    const { name, email, phone, sms = false } = this.value;
    const faults = this.checked ? contactFaults(this.value) : {};
    return html`
      <div class="vet stack gap-16">
        ${textField({
          name: 'name', label: t.name, value: name, autocomplete: 'name', required: true, maxlength: 120,
          error: faults.name && t[faults.name], onInput: (typed) => this.#change({ name: typed }),
        })}
        <div class="two">
          ${textField({
            name: 'email', label: t.email, type: 'email', inputmode: 'email', value: email, autocomplete: 'email', maxlength: 254,
            hint: t.emailHint, error: faults.email && t[faults.email], onInput: (typed) => this.#change({ email: typed }),
          })}
          ${textField({
            name: 'phone', label: t.phone, ...(email.trim() ? { optional } : {}), type: 'tel', inputmode: 'tel', value: phone, autocomplete: 'tel', maxlength: 30,
            hint: t.phoneHint, error: faults.phone && t[faults.phone], onInput: (typed) => this.#change({ phone: typed }),
          })}
        </div>
        ${maySms(this.value) ? tick({ name: 'sms', label: t.smsToo, checked: sms, onTick: (ticked) => this.#change({ sms: ticked }) }) : nothing}
      </div>
    `;
  }
}

define('vet-contact-fields', VetContactFields);
declare global {
  interface HTMLElementTagNameMap { 'vet-contact-fields': VetContactFields }
}
