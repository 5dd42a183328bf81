import { Task } from '@lit/task';
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { consentTexts } from '../locales/consent.ts';
import { banner } from '../shared/banner.ts';
import { button } from '../shared/button.ts';
import { tick } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { icon } from '../shared/icons.owner.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { ground } from '../shared/styles/ground.ts';
import { surfaces } from '../shared/styles/surfaces.ts';
import { words } from '../shared/styles/words.ts';
import { consentClient, type Agreement } from './client.ts';
import { VetAgreementChangedEvent } from './events.ts';
import { consentStyles } from './vet-consent.styles.ts';

/**
 * The clinic's text that owners agree to before a visit from afar, and what may be ticked beside it: that somebody decides for the owner,
 * and that the call may be recorded.
 *
 * @fires {VetAgreementChangedEvent} vet-agreement-changed - The text is there, or a tick changed.
 */
export class VetConsentFields extends LitElement {
  static override styles = [ground, words, actions, choices, surfaces, consentStyles];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  /** The pet's name, for the sentences. */
  @property({ attribute: 'pet-name' }) petName = '';
  /** The ticks so far, and the text they belong to. */
  @property({ attribute: false }) value: Agreement | undefined;
  /** The server knows a newer text than this page: it is asked for again. */
  @property({ type: Boolean }) stale = false;

  readonly #at = new ClinicController(this);
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });
  readonly #text = new Task(this, {
    args: () => [this.#at.clinic, this.#at.locale, this.stale] as const,
    task: ([clinic, locale, stale]) => consentClient(clinic.http).text(locale, stale),
    onComplete: ({ version, hash }) => this.#change({ version, hash }),
  });

  /** True once the text is there to be read; asks for it again otherwise. */
  reportValidity(): boolean {
    if (this.#text.value) return true;
    void this.#text.run();
    return false;
  }

  #change(change: Partial<Agreement>): void {
    const text = this.#text.value;
    const { version, hash } = { ...text, ...change };
    if (!version || !hash) return;
    this.value = { as: 'owner', recording: false, ...this.value, ...change, version, hash };
    this.dispatchEvent(new VetAgreementChangedEvent(this.value));
  }

  protected override render() {
    const t = this.#at.texts(consentTexts);
    const name = this.petName.trim();
    const { as = 'owner', recording = false } = this.value ?? {};
    return html`
      <div class="vet stack gap-8">
        ${this.#text.render({
          pending: () => html`<p class="waits small soft" role="status">${t.loading}</p>`,
          error: () => banner({ tone: 'bad', text: t.cannotLoad, actions: button({ label: t.tryAgain, kind: 'quiet', size: '', onPress: () => void this.#text.run() }) }),
          complete: ({ text, locale }) => html`
            <details>
              <summary>${icon('file')}<span class="sub">${t.read({ clinic: this.#info.value?.name ?? t.theClinic })}</span>${icon('chevron-down')}</summary>
              <div class="text small" lang=${locale} tabindex="0" role="region" aria-label=${t.read({ clinic: this.#info.value?.name ?? t.theClinic })}>${text.split(/\n{2,}/).map((part) => html`<p>${part}</p>`)}</div>
            </details>`,
        })}
        <div class="may">
          ${tick({ name: 'agent', label: t.agent({ name }), checked: as === 'agent', onTick: (agent) => this.#change({ as: agent ? 'agent' : 'owner' }) })}
          ${tick({ name: 'recording', label: t.recording, checked: recording, onTick: (allowed) => this.#change({ recording: allowed }) })}
        </div>
      </div>
    `;
  }
}

define('vet-consent-fields', VetConsentFields);
declare global {
  interface HTMLElementTagNameMap { 'vet-consent-fields': VetConsentFields }
}
