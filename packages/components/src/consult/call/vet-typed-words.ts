import { css, html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ClinicController } from '../../clinic/clinic-controller.ts';
import { callMoreTexts } from '../../locales/call-more.ts';
import { button } from '../../shared/button.ts';
import { define } from '../../shared/define.ts';
import { actions } from '../../shared/styles/actions.ts';
import { fields } from '../../shared/styles/fields.ts';
import { ground } from '../../shared/styles/ground.ts';
import { VetTypedEvent } from '../events.ts';
import { sheet } from './sheet.styles.ts';

/**
 * Typing instead of talking: every letter is on the other side's screen at once. For people who do not hear, or when sound fails.
 *
 * @fires {VetTypedEvent} vet-typed - At each letter, and with `done` at the end of a line.
 */
export class VetTypedWords extends LitElement {
  static override styles = [ground, actions, fields, sheet, css`form { display: grid; gap: 8px; } .line { display: flex; gap: 8px; } .line input { flex: 1; min-inline-size: 0; }`];

  @property() clinic = '';
  @property() server = '';

  @state() private text = '';

  readonly #at = new ClinicController(this);

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  protected override render() {
    const texts = this.#at.texts(callMoreTexts);
    return html`<div class="vet"><form class="sheet-card" @submit=${this.#next}>
      <label for="typed">${texts.typeLabel}</label>
      <div class="line">
        <input class="input" id="typed" maxlength="500" autocomplete="off" .value=${this.text} @input=${this.#typed}>
        ${button({ label: texts.typeSend, size: '', type: 'submit' })}
      </div>
    </form></div>`;
  }

  readonly #typed = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
    this.dispatchEvent(new VetTypedEvent(this.text, false));
  };

  readonly #next = (event: Event): void => {
    event.preventDefault();
    if (this.text.trim()) this.dispatchEvent(new VetTypedEvent(this.text, true));
    this.text = '';
    this.focus();
  };
}

define('vet-typed-words', VetTypedWords);
declare global {
  interface HTMLElementTagNameMap { 'vet-typed-words': VetTypedWords }
}
