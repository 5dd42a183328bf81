import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { todayTexts } from '../locales/today.ts';
import { define } from '../shared/define.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { words } from '../shared/styles/words.ts';
import { VetTodayToldEvent } from './events.ts';
import { todayRows, todayStyles, type Answers } from './today-rows.ts';

/**
 * How an animal is today, in five rows: eating, drinking, peeing, pooping, behaving. Each may stay open.
 *
 * @fires {VetTodayToldEvent} vet-today-told - With all answers so far, after each.
 * @csspart choice - A choice.
 */
export class VetHowToday extends LitElement {
  static override styles = [ground, words, actions, fields, choices, todayStyles, css`:host { display: block; } .vet { container-type: inline-size; }`];

  /** The clinic's slug. */
  @property() clinic = '';
  /** The server's address. */
  @property() server = '';
  /** The animal's name, for the sentences. */
  @property({ attribute: 'pet-name' }) petName = '';
  /** The answers so far. */
  @property({ attribute: false }) value: Answers = {};

  readonly #at = new ClinicController(this);

  protected override render() {
    const t = this.#at.texts(todayTexts);
    return html`
      <div class="vet" role="group" aria-labelledby="title">
        <h3 class="label" id="title">${t.todayTitle({ name: this.petName.trim() })}</h3>
        <p class="hint">${t.todayHint}</p>
        ${todayRows(t, this.value, (answers) => {
          this.value = answers;
          this.dispatchEvent(new VetTodayToldEvent(answers));
        })}
      </div>`;
  }
}

define('vet-how-today', VetHowToday);
declare global {
  interface HTMLElementTagNameMap { 'vet-how-today': VetHowToday }
}
