import { redFlagCodes, type RedFlag } from '@vetkit/signal-server/triage/contract';
import { Task } from '@lit/task';
import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { ClinicController } from '../clinic/clinic-controller.ts';
import { triageTexts } from '../locales/triage.ts';
import { tick } from '../shared/choice.ts';
import { define } from '../shared/define.ts';
import { icon, type IconName } from '../shared/icons.ts';
import { phoneLink } from '../shared/phone-link.ts';
import { focusTitle, stepTitle } from '../shared/step-title.ts';
import { actions } from '../shared/styles/actions.ts';
import { choices } from '../shared/styles/choices.ts';
import { fields } from '../shared/styles/fields.ts';
import { ground } from '../shared/styles/ground.ts';
import { widget } from '../shared/styles/widget.ts';
import { words } from '../shared/styles/words.ts';
import { VetDangerSignsEvent } from './events.ts';
import { dangerSigns } from './vet-danger-signs.styles.ts';

const icons: Readonly<Record<RedFlag, IconName>> = {
  bleeding: 'drop', breathing: 'lungs', 'vomiting-diarrhea': 'spill', toxin: 'toxic',
  'seizure-collapse': 'bolt', 'cannot-urinate': 'toilet', 'severe-pain': 'heart', 'foreign-object': 'ball',
};

/**
 * Asks the eight danger signs, before anything else is asked. One tap when there are none.
 *
 * @fires {VetDangerSignsEvent} vet-danger-signs - The button was pressed; says what is ticked.
 * @csspart title - The question.
 * @csspart choice - One danger sign.
 * @csspart primary - The button.
 */
export class VetDangerSigns extends LitElement {
  static override styles = [ground, words, actions, fields, choices, widget, dangerSigns];

  /** The clinic's slug. */
  @property() clinic = '';

  /** The server's address. */
  @property() server = '';

  /** What is ticked. */
  @property({ attribute: false }) flags: readonly RedFlag[] = [];

  readonly #at = new ClinicController(this);

  // The signs never wait for the clinic's card: only the phone number does.
  readonly #info = new Task(this, { args: () => [this.#at.clinic] as const, task: ([clinic]) => clinic.info() });

  #tick(flag: RedFlag, ticked: boolean): void {
    this.flags = redFlagCodes.filter((code) => (code === flag ? ticked : this.flags.includes(code)));
  }

  /** Moves the focus to the question. */
  override focus(): void {
    void focusTitle(this);
  }

  protected override render() {
    const t = this.#at.texts(triageTexts);
    const danger = this.flags.length > 0;
    return html`
      <div class="vet">
        <div class="widget-body">
          <div class="q">${stepTitle(t.title)}<p class="soft">${t.lead}</p></div>
          <div class="flags" role="group" aria-label=${t.signs}>
            ${redFlagCodes.map((code) => tick({
              name: code, label: t[code], icon: icons[code], checked: this.flags.includes(code), onTick: (ticked) => this.#tick(code, ticked),
            }))}
          </div>
        </div>
        <div class="widget-foot">
          <button type="button" class="btn ${danger ? 'danger' : 'primary'} big wide" part="primary" @click=${() => this.dispatchEvent(new VetDangerSignsEvent(this.flags))}>
            ${danger ? t.go : t.none}${icon('arrow-right')}
          </button>
          ${phoneLink(this.#info.value?.phone, (phone) => t.notSure({ phone }))}
        </div>
      </div>
    `;
  }
}

define('vet-danger-signs', VetDangerSigns);
declare global {
  interface HTMLElementTagNameMap { 'vet-danger-signs': VetDangerSigns }
}
